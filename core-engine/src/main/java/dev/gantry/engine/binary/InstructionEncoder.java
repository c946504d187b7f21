package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.List;

/** Writes instructions, each number in its shortest form (core 5.4). */
public final class InstructionEncoder {
  private final ByteWriter writer;
  private final TypeWriter types;

  /** Writes on where another writer stands. */
  public InstructionEncoder(ByteWriter writer) {
    this.writer = writer;
    this.types = new TypeWriter(writer);
  }

  /** {@return some instructions, which bring their own {@code end}} */
  public static Bytes encode(List<Instruction> instructions) {
    var writer = new ByteWriter();
    var encoder = new InstructionEncoder(writer);
    instructions.forEach(encoder::write);
    return writer.toBytes();
  }

  /** Writes one instruction. */
  public void write(Instruction instruction) {
    writeOpcode(instruction.opcode());
    switch (instruction) {
      case Instruction.Plain(var opcode) -> {
        if (opcode.immediates() == ImmediateShape.ZERO_BYTE) {
          writer.writeByte(0);
        }
      }
      case Instruction.Block(_, var blockType) -> types.blockType(blockType);
      case Instruction.TryTable(_, var blockType, var catches) -> {
        types.blockType(blockType);
        writer.writeList(catches, this::writeCatch);
      }
      case Instruction.Index(_, int index) -> writer.writeU32(index);
      case Instruction.IndexPair(_, int first, int second) -> {
        writer.writeU32(first);
        writer.writeU32(second);
      }
      case Instruction.BranchTable(_, var labelIndices, int defaultLabelIndex) -> {
        writer.writeList(labelIndices, writer::writeU32);
        writer.writeU32(defaultLabelIndex);
      }
      case Instruction.CastBranch(_, int labelIndex, var from, var to) ->
          writeCastBranch(labelIndex, from, to);
      case Instruction.Select(_, var valueTypes) -> writer.writeList(valueTypes, types::valueType);
      case Instruction.MemoryAccess(_, int memoryIndex, int alignLog2, long offset) ->
          writeMemoryArgument(memoryIndex, alignLog2, offset);
      case Instruction.MemoryLaneAccess(
              _,
              int memoryIndex,
              int alignLog2,
              long offset,
              int laneIndex) -> {
        writeMemoryArgument(memoryIndex, alignLog2, offset);
        writer.writeByte(laneIndex);
      }
      case Instruction.HeapTypeOperand(_, var heapType) -> types.heapType(heapType);
      case Instruction.I32Const(_, int value) -> writer.writeSigned(value);
      case Instruction.I64Const(_, long value) -> writer.writeSigned(value);
      case Instruction.F32Const(_, int bits) -> writer.writeFixed32(bits);
      case Instruction.F64Const(_, long bits) -> writer.writeFixed64(bits);
      case Instruction.V128Const(_, long low, long high) -> {
        writer.writeFixed64(low);
        writer.writeFixed64(high);
      }
      case Instruction.Shuffle(_, var laneIndices) -> laneIndices.forEach(writer::writeByte);
      case Instruction.Lane(_, int laneIndex) -> writer.writeByte(laneIndex);
    }
  }

  private void writeOpcode(Opcode opcode) {
    if (opcode.prefix() == Opcode.NO_PREFIX) {
      writer.writeByte(opcode.code());
    } else {
      writer.writeByte(opcode.prefix());
      writer.writeU32(opcode.code());
    }
  }

  private void writeMemoryArgument(int memoryIndex, int alignLog2, long offset) {
    if (memoryIndex == 0) {
      writer.writeU32(alignLog2);
    } else {
      writer.writeU32(alignLog2 | BinaryCodes.HAS_MEMORY_INDEX);
      writer.writeU32(memoryIndex);
    }
    writer.writeU64(offset);
  }

  private void writeCastBranch(int labelIndex, ReferenceType from, ReferenceType to) {
    writer.writeByte(
        (from.nullable() ? BinaryCodes.CAST_FROM_NULLABLE : 0)
            | (to.nullable() ? BinaryCodes.CAST_TO_NULLABLE : 0));
    writer.writeU32(labelIndex);
    types.heapType(from.heapType());
    types.heapType(to.heapType());
  }

  private void writeCatch(Catch clause) {
    switch (clause) {
      case Catch.Tagged(int tagIndex, int labelIndex) ->
          writeCatch(BinaryCodes.CATCH, tagIndex, labelIndex);
      case Catch.TaggedReference(int tagIndex, int labelIndex) ->
          writeCatch(BinaryCodes.CATCH_REF, tagIndex, labelIndex);
      case Catch.All(int labelIndex) -> writeCatch(BinaryCodes.CATCH_ALL, labelIndex);
      case Catch.AllReference(int labelIndex) -> writeCatch(BinaryCodes.CATCH_ALL_REF, labelIndex);
    }
  }

  private void writeCatch(int kind, int... indices) {
    writer.writeByte(kind);
    for (int index : indices) {
      writer.writeU32(index);
    }
  }
}
