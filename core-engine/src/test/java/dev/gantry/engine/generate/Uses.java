package dev.gantry.engine.generate;

import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Code that uses an opcode once, and leaves the stack as it was. */
final class Uses {
  private final SplittableRandom random;
  private final Code code;
  private final Values values;
  private final ControlUses control;
  private final ReferenceUses references;

  /**
   * Uses in one function.
   *
   * @param functionIndex only functions below it are called
   * @param next the opcodes to use inside of blocks
   */
  Uses(SplittableRandom random, Code code, int functionIndex, Supplier<Opcode> next) {
    this.random = random;
    this.code = code;
    values = new Values(random, code);
    control = new ControlUses(random, code, values, functionIndex, () -> use(next.get()));
    references = new ReferenceUses(random, code, values);
  }

  void use(Opcode opcode) {
    switch (opcode) {
      case MEMORY_ATOMIC_WAIT32, MEMORY_ATOMIC_WAIT64 -> waitForNothing(opcode);
      case MEMORY_GROW -> growMemory();
      case MEMORY_INIT -> initializeMemory();
      case MEMORY_COPY -> copyMemory();
      case DATA_DROP -> code.emit(opcode, Skeleton.DROPPED_DATA);
      case ELEM_DROP -> code.emit(opcode, Skeleton.DROPPED_ELEMENTS);
      case DROP -> {
        values.push(number());
        code.emit(opcode);
      }
      case SELECT, SELECT_TYPED -> select(opcode);
      case LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET -> variable(opcode);
      case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL, TABLE_INIT, TABLE_COPY ->
          references.table(opcode);
      default -> {
        if (opcode.signature() != Signature.BY_RULE) {
          bySignature(opcode);
        } else if (!references.use(opcode)) {
          control.use(opcode);
        }
      }
    }
  }

  private void bySignature(Opcode opcode) {
    int memoryIndex = memory(opcode);
    for (var operand : opcode.signature().parameters()) {
      push(operand, memoryIndex == Skeleton.WIDE);
    }
    code.emit(instruction(opcode, memoryIndex));
    var results = opcode.signature().results();
    for (int i = results.size() - 1; i >= 0; i--) {
      var type = type(results.get(i), memoryIndex == Skeleton.WIDE);
      values.withoutNaN(opcode, type);
      values.take(type);
    }
  }

  private void push(Signature.Operand operand, boolean wide) {
    if (operand == Signature.Operand.ADDRESS) {
      values.pushAddress(wide);
    } else {
      values.push(type(operand, wide));
    }
  }

  private static NumberType type(Signature.Operand operand, boolean wide) {
    return switch (operand) {
      case I32 -> NumberType.I32;
      case I64 -> NumberType.I64;
      case F32 -> NumberType.F32;
      case F64 -> NumberType.F64;
      case V128 -> NumberType.V128;
      case ADDRESS -> wide ? NumberType.I64 : NumberType.I32;
    };
  }

  private int memory(Opcode opcode) {
    return random.nextInt(Code.isAtomic(opcode.immediates()) ? 3 : 2);
  }

  private Instruction instruction(Opcode opcode, int memoryIndex) {
    var shape = opcode.immediates();
    int natural = Integer.numberOfTrailingZeros(Math.max(1, shape.accessByteLength()));
    int alignLog2 = Code.isAtomic(shape) ? natural : random.nextInt(natural + 1);
    return switch (shape) {
      case NONE, ZERO_BYTE -> new Instruction.Plain(opcode);
      case MEMORY -> new Instruction.Index(opcode, memoryIndex);
      case MEMARG_8,
          MEMARG_16,
          MEMARG_32,
          MEMARG_64,
          MEMARG_128,
          ATOMIC_8,
          ATOMIC_16,
          ATOMIC_32,
          ATOMIC_64 ->
          new Instruction.MemoryAccess(opcode, memoryIndex, alignLog2, offset());
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE ->
          new Instruction.MemoryLaneAccess(
              opcode, memoryIndex, alignLog2, offset(), random.nextInt(shape.laneCount()));
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 ->
          new Instruction.Lane(opcode, random.nextInt(shape.laneCount()));
      case SHUFFLE -> new Instruction.Shuffle(opcode, random.ints(16, 0, 32).boxed().toList());
      case I32 -> new Instruction.I32Const(opcode, random.nextInt());
      case I64 -> new Instruction.I64Const(opcode, random.nextLong());
      case F32 -> new Instruction.F32Const(opcode, random.nextInt());
      case F64 -> new Instruction.F64Const(opcode, random.nextLong());
      case V128 -> new Instruction.V128Const(opcode, random.nextLong(), random.nextLong());
      default -> throw new AssertionError(opcode);
    };
  }

  private long offset() {
    return random.nextInt(300) == 0 ? 0xFFFF_FFF0L : 16L * random.nextInt(8);
  }

  /** A timeout of nothing ends at once, whatever is there; memories of one thread trap. */
  private void waitForNothing(Opcode opcode) {
    int memoryIndex = random.nextInt(20) == 0 ? Skeleton.NARROW : Skeleton.SHARED;
    values.pushAddress(false);
    if (opcode == Opcode.MEMORY_ATOMIC_WAIT32) {
      code.constant(random.nextInt(2));
    } else {
      code.constant((long) random.nextInt(2));
    }
    code.constant(0L);
    code.emit(instruction(opcode, memoryIndex));
    values.take(NumberType.I32);
  }

  private void growMemory() {
    int memoryIndex = random.nextInt(3);
    values.pushSmall(memoryIndex == Skeleton.WIDE, 2);
    code.emit(Opcode.MEMORY_GROW, memoryIndex);
    values.take(memoryIndex == Skeleton.WIDE ? NumberType.I64 : NumberType.I32);
  }

  private void initializeMemory() {
    int memoryIndex = random.nextInt(3);
    values.pushAddress(memoryIndex == Skeleton.WIDE);
    values.pushSmall(false, 8);
    values.pushSmall(false, 8);
    code.emit(Opcode.MEMORY_INIT, Skeleton.KEPT_DATA, memoryIndex);
  }

  private void copyMemory() {
    int destination = random.nextInt(3);
    int source = random.nextInt(3);
    values.pushAddress(destination == Skeleton.WIDE);
    values.pushAddress(source == Skeleton.WIDE);
    values.pushSmall(destination == Skeleton.WIDE && source == Skeleton.WIDE, 200);
    code.emit(Opcode.MEMORY_COPY, destination, source);
  }

  private void select(Opcode opcode) {
    ValueType type =
        opcode == Opcode.SELECT_TYPED && random.nextBoolean() ? Skeleton.ANY : number();
    values.push(type);
    values.push(type);
    values.push(NumberType.I32);
    code.emit(
        opcode == Opcode.SELECT
            ? new Instruction.Plain(opcode)
            : new Instruction.Select(opcode, List.of(type)));
    values.take(type);
  }

  private void variable(Opcode opcode) {
    var type = number();
    switch (opcode) {
      case LOCAL_GET -> code.emit(opcode, code.local(type));
      case GLOBAL_GET -> code.emit(opcode, Values.global(type));
      case LOCAL_TEE -> {
        values.push(type);
        code.emit(opcode, code.local(type));
      }
      case LOCAL_SET -> {
        values.push(type);
        code.emit(opcode, code.local(type));
        return;
      }
      default -> {
        values.push(type);
        code.emit(opcode, Values.global(type));
        return;
      }
    }
    values.take(type);
  }

  private NumberType number() {
    var types = NumberType.values();
    return types[random.nextInt(types.length)];
  }
}
