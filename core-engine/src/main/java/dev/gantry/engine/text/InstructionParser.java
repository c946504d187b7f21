package dev.gantry.engine.text;

import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.List;

/** Reads one instruction with its immediates (core 6.5), as {@link ImmediateShape} tells. */
final class InstructionParser {
  private final TokenReader reader;
  private final ModuleScope scope;
  private final TypeParser types;
  private final IndexSpace locals;
  private final Labels labels;

  InstructionParser(TokenReader reader, ModuleScope scope, IndexSpace locals, Labels labels) {
    this.reader = reader;
    this.scope = scope;
    this.types = new TypeParser(reader, scope);
    this.locals = locals;
    this.labels = labels;
  }

  /** {@return the rows of the mnemonic at the current token, moving past it} */
  List<Opcode> mnemonic() {
    var rows =
        reader.kind() == TokenKind.WORD
            ? Mnemonics.OF_ALL.opcodes(reader.text())
            : List.<Opcode>of();
    if (rows.isEmpty()) {
      throw reader.unexpected("an instruction");
    }
    reader.advance();
    return rows;
  }

  /** {@return an instruction whose mnemonic, with these rows, was just read} */
  Instruction immediates(List<Opcode> rows) {
    var opcode = rows.getFirst();
    return switch (opcode.immediates()) {
      case NONE ->
          rows.size() == 1 ? new Instruction.Plain(opcode) : select(opcode, rows.getLast());
      case ZERO_BYTE -> new Instruction.Plain(opcode);
      case BLOCK_TYPE -> new Instruction.Block(opcode, types.blockType());
      case BLOCK_TYPE_AND_CATCHES -> new Instruction.TryTable(opcode, types.blockType(), catches());
      case VALUE_TYPES -> new Instruction.Select(opcode, types.results());
      case LABEL -> new Instruction.Index(opcode, labels.index(reader));
      case LABELS -> branchTable(opcode);
      case CAST_BRANCH ->
          new Instruction.CastBranch(
              opcode, labels.index(reader), types.referenceType(), types.referenceType());
      case FUNCTION -> index(opcode, scope.functions);
      case TYPE -> index(opcode, scope.types);
      case TYPE_AND_TABLE -> callIndirect(opcode);
      case TYPE_AND_FIELD -> field(opcode);
      case TYPE_AND_LENGTH ->
          new Instruction.IndexPair(opcode, scope.types.index(reader), reader.u32());
      case TYPE_AND_DATA -> pair(opcode, scope.types, scope.data);
      case TYPE_AND_ELEMENT -> pair(opcode, scope.types, scope.elements);
      case TYPE_AND_TYPE -> pair(opcode, scope.types, scope.types);
      case LOCAL -> index(opcode, locals);
      case GLOBAL -> index(opcode, scope.globals);
      case TABLE -> optionalIndex(opcode, scope.tables);
      case TABLE_AND_TABLE -> bothOrNeither(opcode, scope.tables);
      case ELEMENT -> index(opcode, scope.elements);
      case ELEMENT_AND_TABLE -> segment(opcode, scope.tables, scope.elements);
      case TAG -> index(opcode, scope.tags);
      case MEMORY -> optionalIndex(opcode, scope.memories);
      case MEMORY_AND_MEMORY -> bothOrNeither(opcode, scope.memories);
      case DATA -> index(opcode, scope.data);
      case DATA_AND_MEMORY -> segment(opcode, scope.memories, scope.data);
      case MEMARG_8, MEMARG_16, MEMARG_32, MEMARG_64, MEMARG_128 -> memoryAccess(opcode);
      case ATOMIC_8, ATOMIC_16, ATOMIC_32, ATOMIC_64 -> memoryAccess(opcode);
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE -> laneAccess(opcode);
      case HEAP_TYPE -> new Instruction.HeapTypeOperand(opcode, types.heapType());
      case REFERENCE_TO, NULLABLE_REFERENCE_TO -> cast(rows);
      case I32 -> new Instruction.I32Const(opcode, (int) reader.integer(32));
      case I64 -> new Instruction.I64Const(opcode, reader.integer(64));
      case F32 -> new Instruction.F32Const(opcode, reader.f32());
      case F64 -> new Instruction.F64Const(opcode, reader.f64());
      case V128 -> {
        var vector = VectorLiteral.read(reader);
        yield new Instruction.V128Const(opcode, vector.low(), vector.high());
      }
      case SHUFFLE -> new Instruction.Shuffle(opcode, VectorLiteral.shuffle(reader));
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 -> new Instruction.Lane(opcode, lane());
    };
  }

  private Instruction select(Opcode untyped, Opcode typed) {
    return reader.isOpen("result")
        ? new Instruction.Select(typed, types.results())
        : new Instruction.Plain(untyped);
  }

  private Instruction index(Opcode opcode, IndexSpace space) {
    return new Instruction.Index(opcode, space.index(reader));
  }

  private Instruction optionalIndex(Opcode opcode, IndexSpace space) {
    return new Instruction.Index(opcode, indexOrZero(space));
  }

  private int indexOrZero(IndexSpace space) {
    return IndexSpace.isIndex(reader) ? space.index(reader) : 0;
  }

  private Instruction pair(Opcode opcode, IndexSpace first, IndexSpace second) {
    return new Instruction.IndexPair(opcode, first.index(reader), second.index(reader));
  }

  private Instruction bothOrNeither(Opcode opcode, IndexSpace space) {
    return IndexSpace.isIndex(reader)
        ? pair(opcode, space, space)
        : new Instruction.IndexPair(opcode, 0, 0);
  }

  /** Reads what the text has as an optional table or memory, then a segment. */
  private Instruction segment(Opcode opcode, IndexSpace destinations, IndexSpace segments) {
    int here = reader.index();
    if (!IndexSpace.isIndex(reader)) {
      throw reader.unexpected("an index");
    }
    reader.advance();
    boolean both = IndexSpace.isIndex(reader);
    reader.seek(here);
    int destination = both ? destinations.index(reader) : 0;
    return new Instruction.IndexPair(opcode, segments.index(reader), destination);
  }

  private Instruction callIndirect(Opcode opcode) {
    int table = indexOrZero(scope.tables);
    int at = reader.byteOffset();
    return new Instruction.IndexPair(opcode, types.resolve(types.plainTypeUse(), at), table);
  }

  private Instruction field(Opcode opcode) {
    int type = scope.types.index(reader);
    var fields = scope.fields.getOrDefault(type, new IndexSpace("field"));
    return new Instruction.IndexPair(opcode, type, fields.index(reader));
  }

  private Instruction branchTable(Opcode opcode) {
    List<Integer> indices = new ArrayList<>();
    do {
      indices.add(labels.index(reader));
    } while (IndexSpace.isIndex(reader));
    return new Instruction.BranchTable(
        opcode, indices.subList(0, indices.size() - 1), indices.getLast());
  }

  private List<Catch> catches() {
    List<Catch> catches = new ArrayList<>();
    while (true) {
      if (reader.takeOpen("catch")) {
        catches.add(new Catch.Tagged(scope.tags.index(reader), labels.index(reader)));
      } else if (reader.takeOpen("catch_ref")) {
        catches.add(new Catch.TaggedReference(scope.tags.index(reader), labels.index(reader)));
      } else if (reader.takeOpen("catch_all")) {
        catches.add(new Catch.All(labels.index(reader)));
      } else if (reader.takeOpen("catch_all_ref")) {
        catches.add(new Catch.AllReference(labels.index(reader)));
      } else {
        return catches;
      }
      reader.close();
    }
  }

  private Instruction cast(List<Opcode> rows) {
    ReferenceType type = types.referenceType();
    var shape =
        type.nullable() ? ImmediateShape.NULLABLE_REFERENCE_TO : ImmediateShape.REFERENCE_TO;
    for (var row : rows) {
      if (row.immediates() == shape) {
        return new Instruction.HeapTypeOperand(row, type.heapType());
      }
    }
    throw new AssertionError("no row for " + shape);
  }

  private Instruction memoryAccess(Opcode opcode) {
    int memory = indexOrZero(scope.memories);
    long offset = offset();
    return new Instruction.MemoryAccess(opcode, memory, alignLog2(opcode), offset);
  }

  private Instruction laneAccess(Opcode opcode) {
    // The first of two numbers is the memory, a number alone the lane.
    boolean hasMemory =
        reader.kind() == TokenKind.ID
            || (reader.isNatural()
                && reader.nextKind() == TokenKind.WORD
                && (Integers.isNatural(reader.nextText())
                    || reader.nextText().startsWith("offset=")
                    || reader.nextText().startsWith("align=")));
    int memory = hasMemory ? scope.memories.index(reader) : 0;
    long offset = offset();
    int alignLog2 = alignLog2(opcode);
    return new Instruction.MemoryLaneAccess(opcode, memory, alignLog2, offset, lane());
  }

  private int lane() {
    return (int) reader.natural(8, "i8");
  }

  private long offset() {
    return isAssignment("offset=") ? assigned("offset=") : 0;
  }

  private int alignLog2(Opcode opcode) {
    if (!isAssignment("align=")) {
      return Integer.numberOfTrailingZeros(opcode.immediates().accessByteLength());
    }
    int at = reader.byteOffset();
    long alignment = assigned("align=");
    if (Long.bitCount(alignment) != 1) {
      throw reader.malformed(at, "alignment must be a power of two");
    }
    return Long.numberOfTrailingZeros(alignment);
  }

  private boolean isAssignment(String prefix) {
    return reader.kind() == TokenKind.WORD && reader.text().startsWith(prefix);
  }

  private long assigned(String prefix) {
    String number = reader.text().substring(prefix.length());
    if (!Integers.isNatural(number)) {
      throw reader.unexpected("a number after " + prefix);
    }
    var value = Integers.parse(number, 64, false);
    if (value.isEmpty()) {
      throw reader.malformed("i64 constant out of range");
    }
    reader.advance();
    return value.getAsLong();
  }
}
