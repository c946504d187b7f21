package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.generated.MemoryAccesses;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the methods rely on of HotSpot's compilers, which nothing else would notice. */
class MemoryAccessesTest {
  /** What the first compiler inlines at most: slots beyond the parameters (C1InlineStackLimit). */
  private static final int FIRST_COMPILER_SLOTS = 5;

  /** What the second compiler inlines always: bytes (MaxInlineSize). */
  private static final int SECOND_COMPILER_BYTES = 35;

  private static List<CodeAttribute> accesses() throws IOException {
    try (InputStream in = MemoryAccesses.class.getResourceAsStream("MemoryAccesses.class")) {
      return Stream.of(in.readAllBytes(), ofModule())
          .flatMap(bytes -> ClassFile.of().parse(bytes).methods().stream())
          .filter(method -> method.methodName().stringValue().matches("(load|store).*"))
          .map(method -> (CodeAttribute) method.code().orElseThrow())
          .toList();
    }
  }

  /** {@return a class with what is written for each module} */
  private static byte[] ofModule() {
    return ClassWriter.write(ClassDesc.of("Module"), RoomChecks::write);
  }

  private static int parameterSlots(MethodModel method) {
    return method.methodTypeSymbol().parameterList().stream()
        .mapToInt(type -> TypeKind.from(type).slotSize())
        .sum();
  }

  @Test
  void areNotInlinedByTheFirstCompiler() throws IOException {
    assertThat(accesses())
        .allMatch(
            code ->
                code.maxStack() + code.maxLocals() - parameterSlots(code.parent().orElseThrow())
                    > FIRST_COMPILER_SLOTS);
  }

  @Test
  void areInlinedByTheSecondCompiler() throws IOException {
    assertThat(accesses()).hasSize(30).allMatch(code -> code.codeLength() <= SECOND_COMPILER_BYTES);
  }
}
