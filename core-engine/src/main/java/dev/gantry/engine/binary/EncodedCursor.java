package dev.gantry.engine.binary;

import static dev.gantry.engine.binary.BinaryCodes.*;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes the immediates of each opcode as its row in the table says. */
final class EncodedCursor implements InstructionCursor {
  private static final int LANE_COUNT = 16;

  private final ByteReader reader;
  private final TypeReader types;
  private int offset;
  private Opcode opcode = Opcode.UNREACHABLE;
  private int index;
  private int secondIndex;
  private int alignLog2;
  private long literal;
  private long highLiteral;
  private int labelCount;
  private int[] labels = new int[8];
  private BlockType blockType = new BlockType.Empty();
  private HeapType heapType = HeapType.Abstract.ANY;
  private ReferenceType castFrom = ReferenceType.FUNCREF;
  private ReferenceType castTo = ReferenceType.FUNCREF;
  private List<ValueType> selectTypes = List.of();
  private List<Catch> catches = List.of();

  EncodedCursor(ByteReader reader) {
    this.reader = reader;
    this.types = new TypeReader(reader);
    this.offset = reader.position();
  }

  @Override
  public void moveTo(Bytes expression) {
    reader.moveTo(expression);
    offset = reader.position();
  }

  @Override
  public boolean next() {
    if (reader.atEnd()) {
      return false;
    }
    offset = reader.position();
    opcode = readOpcode();
    readImmediates();
    return true;
  }

  private Opcode readOpcode() {
    int first = reader.readByte();
    if (!OpcodeIndex.isPrefix(first)) {
      var found = OpcodeIndex.single(first);
      if (found == null) {
        throw MalformedException.at(offset, "illegal opcode %02x".formatted(first));
      }
      return found;
    }
    int code = reader.readU32();
    var found = OpcodeIndex.prefixed(first, code);
    if (found == null) {
      throw MalformedException.at(offset, "illegal opcode %02x %02x".formatted(first, code));
    }
    return found;
  }

  private void readImmediates() {
    switch (opcode.immediates()) {
      case NONE -> {}
      case ZERO_BYTE -> reader.expect(0, "zero byte expected");
      case BLOCK_TYPE -> blockType = types.blockType();
      case BLOCK_TYPE_AND_CATCHES -> {
        blockType = types.blockType();
        readCatches();
      }
      case VALUE_TYPES -> selectTypes = types.valueTypes();
      case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, TAG, MEMORY, DATA ->
          index = reader.readU32();
      case LABELS -> readLabels();
      case CAST_BRANCH -> readCastBranch();
      case TYPE_AND_TABLE,
          TYPE_AND_FIELD,
          TYPE_AND_LENGTH,
          TYPE_AND_DATA,
          TYPE_AND_ELEMENT,
          TYPE_AND_TYPE,
          TABLE_AND_TABLE,
          ELEMENT_AND_TABLE,
          MEMORY_AND_MEMORY,
          DATA_AND_MEMORY -> {
        index = reader.readU32();
        secondIndex = reader.readU32();
      }
      case MEMARG_8,
          MEMARG_16,
          MEMARG_32,
          MEMARG_64,
          MEMARG_128,
          ATOMIC_8,
          ATOMIC_16,
          ATOMIC_32,
          ATOMIC_64 ->
          readMemoryArgument();
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE -> {
        readMemoryArgument();
        secondIndex = reader.readByte();
      }
      case HEAP_TYPE, REFERENCE_TO, NULLABLE_REFERENCE_TO -> heapType = types.heapType();
      case I32 -> literal = reader.readS32();
      case I64 -> literal = reader.readS64();
      case F32 -> literal = reader.readFixed32();
      case F64 -> literal = reader.readFixed64();
      case V128 -> {
        literal = reader.readFixed64();
        highLiteral = reader.readFixed64();
      }
      case SHUFFLE -> {
        literal = readLanes();
        highLiteral = readLanes();
      }
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 -> index = reader.readByte();
    }
  }

  private void readMemoryArgument() {
    int start = reader.position();
    int flags = reader.readU32();
    if (flags < 0 || flags >= 2 * HAS_MEMORY_INDEX) {
      throw MalformedException.at(start, "malformed memop flags");
    }
    index = (flags & HAS_MEMORY_INDEX) != 0 ? reader.readU32() : 0;
    alignLog2 = flags & (HAS_MEMORY_INDEX - 1);
    literal = reader.readU64();
  }

  private void readLabels() {
    labelCount = reader.readLength();
    if (labels.length <= labelCount) {
      labels = new int[labelCount + 1];
    }
    for (int i = 0; i <= labelCount; i++) {
      labels[i] = reader.readU32();
    }
  }

  private void readCastBranch() {
    int flags = reader.readByte();
    if (flags > (CAST_FROM_NULLABLE | CAST_TO_NULLABLE)) {
      throw MalformedException.at(reader.position() - 1, "malformed br_on_cast flags");
    }
    index = reader.readU32();
    castFrom = new ReferenceType((flags & CAST_FROM_NULLABLE) != 0, types.heapType());
    castTo = new ReferenceType((flags & CAST_TO_NULLABLE) != 0, types.heapType());
  }

  private void readCatches() {
    int count = reader.readLength();
    var clauses = new ArrayList<Catch>();
    for (int i = 0; i < count; i++) {
      clauses.add(
          switch (reader.readByte()) {
            case CATCH -> new Catch.Tagged(reader.readU32(), reader.readU32());
            case CATCH_REF -> new Catch.TaggedReference(reader.readU32(), reader.readU32());
            case CATCH_ALL -> new Catch.All(reader.readU32());
            case CATCH_ALL_REF -> new Catch.AllReference(reader.readU32());
            default -> throw MalformedException.at(reader.position() - 1, "malformed catch clause");
          });
    }
    catches = clauses;
  }

  private long readLanes() {
    long lanes = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      lanes |= (long) reader.readByte() << (i * Byte.SIZE);
    }
    return lanes;
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public int endOffset() {
    return reader.position();
  }

  @Override
  public Opcode opcode() {
    return opcode;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public int secondIndex() {
    return secondIndex;
  }

  @Override
  public int alignLog2() {
    return alignLog2;
  }

  @Override
  public long literal() {
    return literal;
  }

  @Override
  public long highLiteral() {
    return highLiteral;
  }

  @Override
  public int labelCount() {
    return labelCount;
  }

  @Override
  public int label(int position) {
    return labels[position];
  }

  @Override
  public BlockType blockType() {
    return blockType;
  }

  @Override
  public HeapType heapType() {
    return heapType;
  }

  @Override
  public ReferenceType castFrom() {
    return castFrom;
  }

  @Override
  public ReferenceType castTo() {
    return castTo;
  }

  @Override
  public List<ValueType> selectTypes() {
    return selectTypes;
  }

  @Override
  public List<Catch> catches() {
    return catches;
  }

  @Override
  public Instruction instruction() {
    return switch (opcode.immediates()) {
      case NONE, ZERO_BYTE -> new Instruction.Plain(opcode);
      case BLOCK_TYPE -> new Instruction.Block(opcode, blockType);
      case BLOCK_TYPE_AND_CATCHES -> new Instruction.TryTable(opcode, blockType, catches);
      case VALUE_TYPES -> new Instruction.Select(opcode, selectTypes);
      case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, TAG, MEMORY, DATA ->
          new Instruction.Index(opcode, index);
      case LABELS ->
          new Instruction.BranchTable(
              opcode, Arrays.stream(labels, 0, labelCount).boxed().toList(), labels[labelCount]);
      case CAST_BRANCH -> new Instruction.CastBranch(opcode, index, castFrom, castTo);
      case TYPE_AND_TABLE,
          TYPE_AND_FIELD,
          TYPE_AND_LENGTH,
          TYPE_AND_DATA,
          TYPE_AND_ELEMENT,
          TYPE_AND_TYPE,
          TABLE_AND_TABLE,
          ELEMENT_AND_TABLE,
          MEMORY_AND_MEMORY,
          DATA_AND_MEMORY ->
          new Instruction.IndexPair(opcode, index, secondIndex);
      case MEMARG_8,
          MEMARG_16,
          MEMARG_32,
          MEMARG_64,
          MEMARG_128,
          ATOMIC_8,
          ATOMIC_16,
          ATOMIC_32,
          ATOMIC_64 ->
          new Instruction.MemoryAccess(opcode, index, alignLog2, literal);
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE ->
          new Instruction.MemoryLaneAccess(opcode, index, alignLog2, literal, secondIndex);
      case HEAP_TYPE, REFERENCE_TO, NULLABLE_REFERENCE_TO ->
          new Instruction.HeapTypeOperand(opcode, heapType);
      case I32 -> new Instruction.I32Const(opcode, (int) literal);
      case I64 -> new Instruction.I64Const(opcode, literal);
      case F32 -> new Instruction.F32Const(opcode, (int) literal);
      case F64 -> new Instruction.F64Const(opcode, literal);
      case V128 -> new Instruction.V128Const(opcode, literal, highLiteral);
      case SHUFFLE -> new Instruction.Shuffle(opcode, lanes());
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 -> new Instruction.Lane(opcode, index);
    };
  }

  private List<Integer> lanes() {
    var lanes = new ArrayList<Integer>(LANE_COUNT);
    for (int i = 0; i < LANE_COUNT; i++) {
      long half = i < Long.BYTES ? literal : highLiteral;
      lanes.add((int) (half >>> (i % Long.BYTES * Byte.SIZE)) & 0xFF);
    }
    return lanes;
  }
}
