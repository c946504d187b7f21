package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaunchClassesTest {
  private final LaunchClasses classes =
      new LaunchClasses(
          ClassHierarchyResolver.ofResourceParsing(getClass().getClassLoader())
              .orElse(ClassHierarchyResolver.defaultResolver()));

  /** A switch over types, with a guard, after which the search goes on, and one over null. */
  public static final class Naming implements Function<@Nullable Object, String> {
    @Override
    public String apply(@Nullable Object value) {
      return switch (value) {
        case null -> "nothing";
        case Integer number when number > 9 -> "large";
        case Integer _ -> "small";
        case List<?> list -> "list of " + list.size();
        case CharSequence _ -> "text";
        default -> "something";
      };
    }
  }

  @Test
  void switchOverTypesMeansTheSameWithoutTheJvmsHelp() throws Exception {
    byte[] before = bytes(Naming.class);
    byte[] after = classes.rewritten(before);
    assertThat(dynamicCalls(before)).contains("typeSwitch");
    assertThat(dynamicCalls(after)).doesNotContain("typeSwitch");
    Function<@Nullable Object, String> rewritten = instance(Naming.class.getName(), after);
    for (Object value : new @Nullable Object[] {null, 10, 9, List.of(1), "", 1L}) {
      assertThat(rewritten.apply(value)).isEqualTo(new Naming().apply(value));
    }
  }

  @Test
  void oldClassBecomesOneThatTheCacheHolds() throws Exception {
    byte[] old = bytes(picocli.CommandLine.class);
    assertThat(ClassFile.of().parse(old).majorVersion()).isLessThan(ClassFile.JAVA_6_VERSION);
    byte[] raised = classes.rewritten(old);
    assertThat(ClassFile.of().parse(raised).majorVersion()).isEqualTo(ClassFile.JAVA_8_VERSION);
    assertThat(ClassFile.of().verify(raised)).isEmpty();
  }

  @Test
  void classWithNothingToRewriteStaysAsItIs() throws Exception {
    byte[] bytes = bytes(ExitCode.class);
    assertThat(classes.rewritten(bytes)).isSameAs(bytes);
  }

  private static List<String> dynamicCalls(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().methodName())
        .toList();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @SuppressWarnings("unchecked") // the class is a function
  private static Function<@Nullable Object, String> instance(String name, byte[] bytes)
      throws ReflectiveOperationException {
    var loader =
        new ClassLoader(LaunchClassesTest.class.getClassLoader()) {
          Class<?> define() {
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    return (Function<@Nullable Object, String>)
        loader.define().getDeclaredConstructor().newInstance();
  }
}
