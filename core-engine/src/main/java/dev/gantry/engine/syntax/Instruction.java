package dev.gantry.engine.syntax;

import java.util.List;

/**
 * One instruction of a body: an opcode and its immediates (core 2.4).
 *
 * <p>There is a record for each shape of immediates, not for each opcode, so a {@code switch} over
 * this type stays on one screen and needs no {@code default}. Indices are unsigned 32-bit numbers
 * kept in an {@code int}. A record refuses an opcode of another shape with an {@link
 * IllegalArgumentException}.
 *
 * <p>Bodies are kept encoded; these records are for text, printing and tests.
 */
public sealed interface Instruction {

  /** {@return the row of the opcode table that this is an instance of} */
  Opcode opcode();

  /** An opcode alone, such as {@code i32.add}. */
  record Plain(Opcode opcode) implements Instruction {
    public Plain {
      requireShape(opcode, Plain.class);
    }
  }

  /** The start of a block, which lasts until the matching {@code end}. */
  record Block(Opcode opcode, BlockType blockType) implements Instruction {
    public Block {
      requireShape(opcode, Block.class);
    }
  }

  /** {@code try_table}: the start of a block with handlers, tried in order. */
  record TryTable(Opcode opcode, BlockType blockType, List<Catch> catches) implements Instruction {
    public TryTable {
      requireShape(opcode, TryTable.class);
      catches = List.copyOf(catches);
    }
  }

  /** An index into the space that {@link Opcode#immediates()} names. */
  record Index(Opcode opcode, int index) implements Instruction {
    public Index {
      requireShape(opcode, Index.class);
    }
  }

  /** Two indices, or an index and a count, in the order of the binary format. */
  record IndexPair(Opcode opcode, int first, int second) implements Instruction {
    public IndexPair {
      requireShape(opcode, IndexPair.class);
    }
  }

  /** {@code br_table}: the operand selects a label, and the default stands for all others. */
  record BranchTable(Opcode opcode, List<Integer> labelIndices, int defaultLabelIndex)
      implements Instruction {
    public BranchTable {
      requireShape(opcode, BranchTable.class);
      labelIndices = List.copyOf(labelIndices);
    }
  }

  /** A branch taken, or not taken, when a reference of one type is of another. */
  record CastBranch(
      Opcode opcode, int labelIndex, ValueType.ReferenceType from, ValueType.ReferenceType to)
      implements Instruction {
    public CastBranch {
      requireShape(opcode, CastBranch.class);
    }
  }

  /** {@code select} with the type of its operands. */
  record Select(Opcode opcode, List<ValueType> types) implements Instruction {
    public Select {
      requireShape(opcode, Select.class);
      types = List.copyOf(types);
    }
  }

  /** A load or store at operand plus {@code offset}, an unsigned number of bytes. */
  record MemoryAccess(Opcode opcode, int memoryIndex, int alignLog2, long offset)
      implements Instruction {
    public MemoryAccess {
      requireShape(opcode, MemoryAccess.class);
    }
  }

  /** A load or store of one lane of a vector, counted from 0. */
  record MemoryLaneAccess(Opcode opcode, int memoryIndex, int alignLog2, long offset, int laneIndex)
      implements Instruction {
    public MemoryLaneAccess {
      requireShape(opcode, MemoryLaneAccess.class);
    }
  }

  /** A heap type, as in {@code ref.null} and the casts. */
  record HeapTypeOperand(Opcode opcode, HeapType heapType) implements Instruction {
    public HeapTypeOperand {
      requireShape(opcode, HeapTypeOperand.class);
    }
  }

  /** {@code i32.const}. */
  record I32Const(Opcode opcode, int value) implements Instruction {
    public I32Const {
      requireShape(opcode, I32Const.class);
    }
  }

  /** {@code i64.const}. */
  record I64Const(Opcode opcode, long value) implements Instruction {
    public I64Const {
      requireShape(opcode, I64Const.class);
    }
  }

  /** {@code f32.const}, as bits: a {@code float} does not keep every NaN. */
  record F32Const(Opcode opcode, int bits) implements Instruction {
    public F32Const {
      requireShape(opcode, F32Const.class);
    }
  }

  /** {@code f64.const}, as bits: a {@code double} does not keep every NaN. */
  record F64Const(Opcode opcode, long bits) implements Instruction {
    public F64Const {
      requireShape(opcode, F64Const.class);
    }
  }

  /** {@code v128.const}: bytes 0 to 7 and 8 to 15, each little-endian. */
  record V128Const(Opcode opcode, long low, long high) implements Instruction {
    public V128Const {
      requireShape(opcode, V128Const.class);
    }
  }

  /** {@code i8x16.shuffle}: for each lane of the result the lane it comes from, of 32. */
  record Shuffle(Opcode opcode, List<Integer> laneIndices) implements Instruction {
    public Shuffle {
      requireShape(opcode, Shuffle.class);
      laneIndices = List.copyOf(laneIndices);
    }
  }

  /** A vector instruction on one lane, counted from 0. */
  record Lane(Opcode opcode, int laneIndex) implements Instruction {
    public Lane {
      requireShape(opcode, Lane.class);
    }
  }

  private static void requireShape(Opcode opcode, Class<? extends Instruction> model) {
    if (opcode.immediates().model() != model) {
      throw new IllegalArgumentException(
          "%s has immediates %s, which %s does not hold"
              .formatted(opcode.mnemonic(), opcode.immediates(), model.getSimpleName()));
    }
  }
}
