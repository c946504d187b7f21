package dev.gantry.engine.generate;

import static dev.gantry.engine.generate.Skeleton.*;

import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType.NumberType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.List;
import java.util.SplittableRandom;

/** Uses of blocks, branches, calls and exceptions; every loop and every recursion ends. */
final class ControlUses {
  private static final int DEPTH_LIMIT = 3;

  private static final ReferenceType SOME = new ReferenceType(false, HeapType.Abstract.ANY);

  private final SplittableRandom random;
  private final Code code;
  private final Values values;
  private final int functionIndex;
  private final Runnable another;
  private int callsLeft = 2;
  private int depth;
  private int loopDepth;

  /**
   * Uses in one function.
   *
   * @param another uses some other opcode
   */
  ControlUses(
      SplittableRandom random, Code code, Values values, int functionIndex, Runnable another) {
    this.random = random;
    this.code = code;
    this.values = values;
    this.functionIndex = functionIndex;
    this.another = another;
  }

  void use(Opcode opcode) {
    switch (opcode) {
      case UNREACHABLE -> rarely(() -> code.emit(opcode));
      case BLOCK, BR -> block(opcode == Opcode.BR);
      case LOOP -> loop();
      case IF, ELSE, END -> choice(opcode == Opcode.ELSE);
      case BR_IF -> branchIf();
      case BR_TABLE -> branchTable();
      case RETURN ->
          rarely(
              () -> {
                values.push(NumberType.I32);
                code.emit(opcode);
              });
      case CALL, CALL_INDIRECT, CALL_REF -> {
        call(opcode);
        values.take(NumberType.I32);
      }
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> rarely(() -> call(opcode));
      case BR_ON_NULL -> branchOnNull();
      case BR_ON_NON_NULL -> branchOnNonNull();
      case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(opcode);
      case THROW, TRY_TABLE -> throwAndCatch();
      case THROW_REF -> throwAgain();
      case TRY, CATCH, CATCH_ALL -> legacyCatch(opcode == Opcode.CATCH);
      case RETHROW -> legacyRethrow();
      case DELEGATE -> legacyDelegate();
      default -> throw new AssertionError("no use of " + opcode);
    }
  }

  /** Uses some other opcodes inside of the open block. */
  private void inside() {
    if (depth < DEPTH_LIMIT) {
      depth++;
      for (int i = random.nextInt(3); i > 0; i--) {
        another.run();
      }
      depth--;
    }
  }

  private void number() {
    values.push(NumberType.I32);
  }

  private void take() {
    values.take(NumberType.I32);
  }

  /** Runs one time in many, depending on what the function is called with. */
  private void rarely(Runnable content) {
    code.emit(Opcode.LOCAL_GET, 0);
    code.constant(random.nextInt(16));
    code.emit(Opcode.I32_EQ);
    code.block(Opcode.IF);
    content.run();
    code.end();
  }

  /** Has values of several types below and inside of the block. */
  private void block(boolean leaving) {
    values.push(NumberType.I64);
    values.push(NumberType.V128);
    number();
    code.block(Opcode.BLOCK, RUN_BLOCK);
    inside();
    code.emit(Opcode.I32_EQZ);
    number();
    code.emit(Opcode.I32_ADD);
    if (leaving) {
      code.emit(Opcode.BR, 0);
    }
    code.end();
    take();
    values.take(NumberType.V128);
    values.take(NumberType.I64);
  }

  private void loop() {
    int rounds = code.freshLocal(NumberType.I32);
    code.constant(1 + random.nextInt(4));
    code.emit(Opcode.LOCAL_SET, rounds);
    number();
    code.block(Opcode.LOOP, RUN_BLOCK);
    loopDepth++;
    inside();
    loopDepth--;
    number();
    code.emit(Opcode.I32_XOR);
    code.emit(Opcode.LOCAL_GET, rounds);
    code.constant(-1);
    code.emit(Opcode.I32_ADD);
    code.emit(Opcode.LOCAL_TEE, rounds);
    code.emit(Opcode.BR_IF, 0);
    code.end();
    take();
  }

  private void choice(boolean withElse) {
    number();
    number();
    code.block(Opcode.IF, RUN_BLOCK);
    inside();
    number();
    code.emit(Opcode.I32_MUL);
    if (withElse || random.nextBoolean()) {
      code.emit(Opcode.ELSE);
      inside();
      code.emit(Opcode.I32_CLZ);
    }
    code.end();
    take();
  }

  private void branchIf() {
    code.block(Opcode.BLOCK, NumberType.I32);
    number();
    number();
    code.emit(Opcode.BR_IF, 0);
    code.emit(Opcode.I32_CTZ);
    code.end();
    take();
  }

  private void branchTable() {
    for (int i = 0; i < 3; i++) {
      code.block(Opcode.BLOCK, NumberType.I32);
    }
    number();
    values.pushSmall(false, 4);
    code.emit(new Instruction.BranchTable(Opcode.BR_TABLE, List.of(0, 2, 1), random.nextInt(3)));
    for (int i = 0; i < 3; i++) {
      code.end();
      code.constant(1 << i);
      code.emit(Opcode.I32_OR);
    }
    take();
  }

  private void call(Opcode opcode) {
    number();
    switch (opcode) {
      case CALL, RETURN_CALL -> {
        boolean far = opcode == Opcode.RETURN_CALL || (loopDepth == 0 && callsLeft-- > 0);
        code.emit(opcode, far ? random.nextInt(functionIndex) : 0);
      }
      case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
        code.constant(random.nextInt(12) == 0 ? 2 + random.nextInt(8) : random.nextInt(2));
        code.emit(opcode, RUN, FUNCTION_TABLE);
      }
      default -> {
        code.emit(Opcode.REF_FUNC, 0);
        code.emit(opcode, RUN);
      }
    }
  }

  private void branchOnNull() {
    code.block(Opcode.BLOCK);
    values.push(ANY);
    code.emit(Opcode.BR_ON_NULL, 0);
    values.take(ANY);
    code.end();
  }

  private void branchOnNonNull() {
    code.block(Opcode.BLOCK, SOME);
    values.push(ANY);
    code.emit(Opcode.BR_ON_NON_NULL, 0);
    values.push(SOME);
    code.end();
    values.take(ANY);
  }

  private void branchOnCast(Opcode opcode) {
    code.block(Opcode.BLOCK, ANY);
    values.push(ANY);
    var to =
        new ReferenceType(random.nextBoolean(), new HeapType.Defined(random.nextInt(BASE, INTS)));
    code.emit(new Instruction.CastBranch(opcode, 0, ANY, to));
    code.emit(Opcode.DROP);
    code.emit(Opcode.REF_NULL, HeapType.Abstract.NONE);
    code.end();
    values.take(ANY);
  }

  // Exceptions

  private void tryTable(Catch clause) {
    code.emit(new Instruction.TryTable(Opcode.TRY_TABLE, new BlockType.Empty(), List.of(clause)));
  }

  /** Throws inside of the open block, or not. */
  private void throwMaybe() {
    inside();
    if (random.nextInt(4) == 0) {
      number();
      code.block(Opcode.IF);
      number();
      code.emit(Opcode.THROW, 0);
      code.end();
    } else {
      number();
      code.emit(Opcode.THROW, 0);
    }
  }

  private void throwAndCatch() {
    switch (random.nextInt(4)) {
      case 0 -> {
        code.block(Opcode.BLOCK, NumberType.I32);
        tryTable(new Catch.Tagged(0, 0));
        throwMaybe();
        code.end();
        code.constant(77);
        code.end();
        take();
      }
      case 1 -> {
        code.block(Opcode.BLOCK);
        tryTable(new Catch.All(0));
        throwMaybe();
        code.end();
        code.constant(78);
        take();
        code.end();
      }
      case 2 -> {
        code.block(Opcode.BLOCK, new BlockType.Function(CAUGHT_WITH_REFERENCE));
        tryTable(new Catch.TaggedReference(0, 0));
        number();
        code.emit(Opcode.THROW, 0);
        code.end();
        code.emit(Opcode.UNREACHABLE);
        code.end();
        values.take(EXCEPTION);
        take();
      }
      default -> {
        code.block(Opcode.BLOCK, EXCEPTION);
        tryTable(new Catch.AllReference(0));
        number();
        code.emit(Opcode.THROW, 0);
        code.end();
        code.emit(Opcode.UNREACHABLE);
        code.end();
        values.take(EXCEPTION);
      }
    }
  }

  private void throwAgain() {
    code.block(Opcode.BLOCK, NumberType.I32);
    tryTable(new Catch.Tagged(0, 0));
    code.block(Opcode.BLOCK, EXCEPTION);
    tryTable(new Catch.AllReference(0));
    number();
    code.emit(Opcode.THROW, 0);
    code.end();
    code.emit(Opcode.UNREACHABLE);
    code.end();
    code.emit(Opcode.THROW_REF);
    code.end();
    code.emit(Opcode.UNREACHABLE);
    code.end();
    take();
  }

  private void legacyCatch(boolean tagged) {
    code.block(Opcode.TRY, NumberType.I32);
    throwMaybe();
    number();
    if (tagged || random.nextBoolean()) {
      code.emit(Opcode.CATCH, 0);
      inside();
      code.emit(Opcode.I32_POPCNT);
    }
    if (!tagged || random.nextBoolean()) {
      code.emit(Opcode.CATCH_ALL);
      code.constant(79);
    }
    code.end();
    take();
  }

  private void legacyRethrow() {
    code.block(Opcode.TRY, NumberType.I32);
    code.block(Opcode.TRY, NumberType.I32);
    throwMaybe();
    number();
    code.emit(Opcode.CATCH_ALL);
    code.emit(Opcode.RETHROW, 0);
    code.end();
    code.emit(Opcode.CATCH, 0);
    code.end();
    take();
  }

  private void legacyDelegate() {
    code.block(Opcode.TRY, NumberType.I32);
    code.block(Opcode.TRY, NumberType.I32);
    throwMaybe();
    number();
    code.emit(Opcode.DELEGATE, 0);
    code.emit(Opcode.CATCH, 0);
    code.end();
    take();
  }
}
