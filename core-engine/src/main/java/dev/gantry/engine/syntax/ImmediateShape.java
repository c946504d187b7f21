package dev.gantry.engine.syntax;

/**
 * What follows an opcode in a body: the kind of its immediates, and the record that holds them.
 *
 * <p>Shapes tell index spaces apart where records need not: the text parser must know that {@code
 * $x} names a local and not a global, while both are an {@link Instruction.Index} once resolved.
 */
public enum ImmediateShape {
  /** Nothing. */
  NONE(Instruction.Plain.class),
  /** One byte that must be zero and means nothing. */
  ZERO_BYTE(Instruction.Plain.class),
  /** A block type: empty, one value type, or a type index. */
  BLOCK_TYPE(Instruction.Block.class),
  /** A block type, then a list of catch clauses. */
  BLOCK_TYPE_AND_CATCHES(Instruction.TryTable.class),
  /** A list of value types. */
  VALUE_TYPES(Instruction.Select.class),
  /** A label index, counted outwards from the innermost block. */
  LABEL(Instruction.Index.class),
  /** A list of label indices, then the default label. */
  LABELS(Instruction.BranchTable.class),
  /** Cast flags, a label index, then the heap types before and after the cast. */
  CAST_BRANCH(Instruction.CastBranch.class),
  /** A function index. */
  FUNCTION(Instruction.Index.class),
  /** A type index. */
  TYPE(Instruction.Index.class),
  /** A type index, then a table index; the text format has them the other way round. */
  TYPE_AND_TABLE(Instruction.IndexPair.class),
  /** A type index, then a field index within that type. */
  TYPE_AND_FIELD(Instruction.IndexPair.class),
  /** A type index, then a number of elements. */
  TYPE_AND_LENGTH(Instruction.IndexPair.class),
  /** A type index, then a data index. */
  TYPE_AND_DATA(Instruction.IndexPair.class),
  /** A type index, then an element index. */
  TYPE_AND_ELEMENT(Instruction.IndexPair.class),
  /** The destination's type index, then the source's. */
  TYPE_AND_TYPE(Instruction.IndexPair.class),
  /** A local index. */
  LOCAL(Instruction.Index.class),
  /** A global index. */
  GLOBAL(Instruction.Index.class),
  /** A table index. */
  TABLE(Instruction.Index.class),
  /** The destination table index, then the source's. */
  TABLE_AND_TABLE(Instruction.IndexPair.class),
  /** An element index. */
  ELEMENT(Instruction.Index.class),
  /** An element index, then a table index; the text format has them the other way round. */
  ELEMENT_AND_TABLE(Instruction.IndexPair.class),
  /** A tag index. */
  TAG(Instruction.Index.class),
  /** A memory index. */
  MEMORY(Instruction.Index.class),
  /** The destination memory index, then the source's. */
  MEMORY_AND_MEMORY(Instruction.IndexPair.class),
  /** A data index. */
  DATA(Instruction.Index.class),
  /** A data index, then a memory index; the text format has them the other way round. */
  DATA_AND_MEMORY(Instruction.IndexPair.class),
  /** A memory argument for an access of 8 bits. */
  MEMARG_8(Instruction.MemoryAccess.class, 1),
  /** A memory argument for an access of 16 bits. */
  MEMARG_16(Instruction.MemoryAccess.class, 2),
  /** A memory argument for an access of 32 bits. */
  MEMARG_32(Instruction.MemoryAccess.class, 4),
  /** A memory argument for an access of 64 bits. */
  MEMARG_64(Instruction.MemoryAccess.class, 8),
  /** A memory argument for an access of 128 bits. */
  MEMARG_128(Instruction.MemoryAccess.class, 16),
  /** A memory argument for an atomic access of 8 bits, whose alignment must be natural. */
  ATOMIC_8(Instruction.MemoryAccess.class, 1),
  /** A memory argument for an atomic access of 16 bits, whose alignment must be natural. */
  ATOMIC_16(Instruction.MemoryAccess.class, 2),
  /** A memory argument for an atomic access of 32 bits, whose alignment must be natural. */
  ATOMIC_32(Instruction.MemoryAccess.class, 4),
  /** A memory argument for an atomic access of 64 bits, whose alignment must be natural. */
  ATOMIC_64(Instruction.MemoryAccess.class, 8),
  /** A memory argument for an access of 8 bits, then a lane index below 16. */
  MEMARG_8_LANE(Instruction.MemoryLaneAccess.class, 1, 16),
  /** A memory argument for an access of 16 bits, then a lane index below 8. */
  MEMARG_16_LANE(Instruction.MemoryLaneAccess.class, 2, 8),
  /** A memory argument for an access of 32 bits, then a lane index below 4. */
  MEMARG_32_LANE(Instruction.MemoryLaneAccess.class, 4, 4),
  /** A memory argument for an access of 64 bits, then a lane index below 2. */
  MEMARG_64_LANE(Instruction.MemoryLaneAccess.class, 8, 2),
  /** A heap type. */
  HEAP_TYPE(Instruction.HeapTypeOperand.class),
  /** A heap type in the binary; in the text the type of references to it, never null. */
  REFERENCE_TO(Instruction.HeapTypeOperand.class),
  /** A heap type in the binary; in the text the type of references to it, null included. */
  NULLABLE_REFERENCE_TO(Instruction.HeapTypeOperand.class),
  /** A signed 32-bit literal. */
  I32(Instruction.I32Const.class),
  /** A signed 64-bit literal. */
  I64(Instruction.I64Const.class),
  /** The bits of a 32-bit floating-point literal. */
  F32(Instruction.F32Const.class),
  /** The bits of a 64-bit floating-point literal. */
  F64(Instruction.F64Const.class),
  /** The 16 bytes of a vector literal. */
  V128(Instruction.V128Const.class),
  /** Sixteen lane indices below 32. */
  SHUFFLE(Instruction.Shuffle.class),
  /** A lane index below 16. */
  LANE_OF_16(Instruction.Lane.class, 0, 16),
  /** A lane index below 8. */
  LANE_OF_8(Instruction.Lane.class, 0, 8),
  /** A lane index below 4. */
  LANE_OF_4(Instruction.Lane.class, 0, 4),
  /** A lane index below 2. */
  LANE_OF_2(Instruction.Lane.class, 0, 2);

  private final Class<? extends Instruction> model;
  private final int accessByteLength;
  private final int laneCount;

  ImmediateShape(Class<? extends Instruction> model) {
    this(model, 0);
  }

  ImmediateShape(Class<? extends Instruction> model, int accessByteLength) {
    this(model, accessByteLength, 0);
  }

  ImmediateShape(Class<? extends Instruction> model, int accessByteLength, int laneCount) {
    this.model = model;
    this.accessByteLength = accessByteLength;
    this.laneCount = laneCount;
  }

  /** {@return the record that holds immediates of this shape} */
  public Class<? extends Instruction> model() {
    return model;
  }

  /** {@return how many bytes of memory are accessed, which is the natural alignment; 0 if none} */
  public int accessByteLength() {
    return accessByteLength;
  }

  /** {@return the number of lanes that a lane index chooses from; 0 if there is no lane index} */
  public int laneCount() {
    return laneCount;
  }
}
