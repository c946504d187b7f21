package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.binary.InstructionCursor;

/** Which instructions a constant expression may have (core 3.5.2). */
final class ConstantRules {
  private final ModuleContext context;

  ConstantRules(ModuleContext context) {
    this.context = context;
  }

  void require(InstructionCursor cursor) {
    if (!isConstant(cursor)) {
      throw InvalidException.at(
          cursor.offset(),
          "constant expression required: non-constant operator: " + cursor.opcode().mnemonic());
    }
  }

  private boolean isConstant(InstructionCursor cursor) {
    return switch (cursor.opcode()) {
      case I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST, REF_NULL, REF_FUNC, END -> true;
      case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL ->
          context.has(Feature.EXTENDED_CONST);
      case STRUCT_NEW,
          STRUCT_NEW_DEFAULT,
          ARRAY_NEW,
          ARRAY_NEW_DEFAULT,
          ARRAY_NEW_FIXED,
          REF_I31,
          ANY_CONVERT_EXTERN,
          EXTERN_CONVERT_ANY ->
          context.has(Feature.GC);
      case GLOBAL_GET -> isConstantGlobal(cursor);
      default -> false;
    };
  }

  /** Before GC, only imported globals were known to constant expressions. */
  private boolean isConstantGlobal(InstructionCursor cursor) {
    int index = cursor.index();
    return !context.global(index, cursor.offset()).mutable()
        && (context.has(Feature.GC) || index < context.importedGlobalCount);
  }
}
