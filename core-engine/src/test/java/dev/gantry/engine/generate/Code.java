package dev.gantry.engine.generate;

import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The body of a function as it grows: its instructions and its locals. */
final class Code {
  private final SplittableRandom random;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<ValueType> locals = new ArrayList<>();
  private final Map<ValueType, List<Integer>> localsByType = new HashMap<>();

  Code(SplittableRandom random, ValueType parameter) {
    this.random = random;
    localsByType.computeIfAbsent(parameter, _ -> new ArrayList<>()).add(0);
  }

  void emit(Instruction instruction) {
    instructions.add(instruction);
  }

  void emit(Opcode opcode) {
    emit(new Instruction.Plain(opcode));
  }

  void emit(Opcode opcode, int index) {
    emit(new Instruction.Index(opcode, index));
  }

  void emit(Opcode opcode, int first, int second) {
    emit(new Instruction.IndexPair(opcode, first, second));
  }

  void emit(Opcode opcode, HeapType heapType) {
    emit(new Instruction.HeapTypeOperand(opcode, heapType));
  }

  void block(Opcode opcode, BlockType type) {
    emit(new Instruction.Block(opcode, type));
  }

  void block(Opcode opcode) {
    block(opcode, new BlockType.Empty());
  }

  void block(Opcode opcode, ValueType result) {
    block(opcode, new BlockType.Result(result));
  }

  void end() {
    emit(Opcode.END);
  }

  void constant(int value) {
    emit(new Instruction.I32Const(Opcode.I32_CONST, value));
  }

  void constant(long value) {
    emit(new Instruction.I64Const(Opcode.I64_CONST, value));
  }

  /** {@return a local that nothing else uses} */
  int freshLocal(ValueType type) {
    locals.add(type);
    return locals.size();
  }

  /** {@return a local that others use too} */
  int local(ValueType type) {
    var known = localsByType.computeIfAbsent(type, _ -> new ArrayList<>());
    if (known.size() < 3) {
      known.add(freshLocal(type));
    }
    return known.get(random.nextInt(known.size()));
  }

  List<Instruction> instructions() {
    return instructions;
  }

  Function function() {
    var runs = locals.stream().map(type -> new Function.LocalRun(1, type)).toList();
    var body = new ArrayList<>(instructions);
    body.add(new Instruction.Plain(Opcode.END));
    return new Function(Skeleton.RUN, runs, InstructionEncoder.encode(body));
  }

  /** {@return whether an access may be at an address of its alignment only} */
  static boolean isAtomic(ImmediateShape shape) {
    return switch (shape) {
      case ATOMIC_8, ATOMIC_16, ATOMIC_32, ATOMIC_64 -> true;
      default -> false;
    };
  }
}
