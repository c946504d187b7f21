package dev.gantry.engine.compile;

import java.lang.constant.ClassDesc;

/**
 * Defines the classes of one compiled module when they are first needed, which for the chunks of
 * functions is when one of theirs is first called.
 */
final class GuestClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Forms forms;

  GuestClassLoader(String name, Forms forms) {
    super(name, ShapeClassLoader.SHARED);
    this.forms = forms;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(Naming.PACKAGE)) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = generate(name.substring(Naming.PACKAGE.length()), ClassDesc.of(name));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] generate(String simpleName, ClassDesc type) throws ClassNotFoundException {
    int digits = 0;
    while (digits < simpleName.length() && !Character.isDigit(simpleName.charAt(digits))) {
      digits++;
    }
    String kind = simpleName.substring(0, digits);
    int[] numbers = numbers(simpleName.substring(digits));
    return switch (kind) {
      case Naming.INSTANCE -> new InstanceWriter(forms.any()).write();
      case Naming.IMPORTS -> new ImportsWriter(forms.any()).write();
      case Naming.CALLEE -> new CalleeWriter(forms, numbers[0]).write(type);
      case Naming.ENTRY -> new EntryWriter(forms.plan(numbers[0])).write(type);
      case Naming.ACTIVATION -> forms.chunks(forms.anyForm()).writeActivation(numbers[0]);
      case Naming.CHUNK -> forms.chunks(numbers[0]).write(numbers[1]);
      case Naming.DISPATCH -> {
        var writer = new DispatchWriter(forms.plan(numbers[0]), numbers[1]);
        yield numbers.length == 2 ? writer.write(type) : writer.writeGroup(type, numbers[2]);
      }
      case Naming.RESUME -> {
        var writer = new ResumeWriter(forms.plan(numbers[0]), numbers[1]);
        yield numbers.length == 2 ? writer.write(type) : writer.writeGroup(type, numbers[2]);
      }
      default -> throw new ClassNotFoundException(simpleName);
    };
  }

  private static int[] numbers(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(Naming.SEPARATOR, -1);
    var numbers = new int[parts.length];
    for (int position = 0; position < numbers.length; position++) {
      numbers[position] = Integer.parseInt(parts[position]);
    }
    return numbers;
  }
}
