package dev.gantry.engine.compile;

import java.lang.constant.ClassDesc;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Defines the classes of one compiled module when they are first needed, which for the chunks of
 * functions is when one of theirs is first called.
 */
final class GuestClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Forms forms;
  private final ClassStore classes;
  private final String variant;

  GuestClassLoader(String name, Forms forms, ClassStore classes) {
    super(name, ShapeClassLoader.SHARED);
    this.forms = forms;
    this.classes = classes;
    this.variant =
        forms.any().memoryForms().stream().map(MemoryForm::name).collect(Collectors.joining("-"));
  }

  /**
   * Does not ask the parent for what only this loader has: it would search the whole class path.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(Naming.PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(Naming.PACKAGE)) {
      throw new ClassNotFoundException(name);
    }
    String simpleName = name.substring(Naming.PACKAGE.length());
    String kept = variant + '/' + simpleName;
    Optional<byte[]> found = classes.find(kept);
    byte[] bytes = found.isPresent() ? found.get() : generate(simpleName, ClassDesc.of(name));
    Class<?> made = defineClass(name, bytes, 0, bytes.length);
    if (found.isEmpty()) {
      classes.add(kept, bytes);
    }
    return made;
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
