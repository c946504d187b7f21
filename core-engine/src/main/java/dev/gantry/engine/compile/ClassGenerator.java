package dev.gantry.engine.compile;

import dev.gantry.engine.Simd;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes any class of a module by its name. Any thread may use it. */
final class ClassGenerator {
  private final Forms forms;

  ClassGenerator(Forms forms) {
    this.forms = forms;
  }

  /**
   * {@return what the names of classes begin with where they are kept: the forms of the memories,
   * and of vectors}
   */
  String variant() {
    return forms.any().memoryForms().stream()
        .map(MemoryForm::name)
        .collect(Collectors.joining("-", "", suffix(forms.any().simd())));
  }

  private static String suffix(Simd simd) {
    return switch (simd) {
      case LONGS -> "/";
      case AUTO -> "+vectors/";
      case VECTORS -> "+all-vectors/";
    };
  }

  /**
   * {@return the names of the classes that every store needs, and those for one containment form}
   */
  List<String> names(int form) {
    ModulePlan plan = forms.plan(form);
    var names = new ArrayList<>(List.of(Naming.INSTANCE, Naming.IMPORTS, Naming.ENTRY + form));
    for (int shape = 0; shape < plan.dispatch().shapes().size(); shape++) {
      String number = form + Naming.SEPARATOR + shape;
      names.add(Naming.CALLEE + shape);
      names.add(Naming.DISPATCH + number);
      names.add(Naming.RESUME + number);
      for (int group = 0; group < plan.dispatch().groupCount(shape); group++) {
        if (plan.dispatch().groupCount(shape) > 1) {
          names.add(Naming.DISPATCH + number + Naming.SEPARATOR + group);
        }
        names.add(Naming.RESUME + number + Naming.SEPARATOR + group);
      }
    }
    for (int chunk = 0; chunk < plan.chunks().count(); chunk++) {
      names.add(Naming.CHUNK + form + Naming.SEPARATOR + chunk);
    }
    return names;
  }

  /** {@return the class file of a name within the package} */
  byte[] generate(String simpleName) throws ClassNotFoundException {
    ClassDesc type = ClassDesc.of(Naming.PACKAGE + simpleName);
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
