package dev.gantry.engine.text;

import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.ElementSegment.Items;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads element and data segments (core 6.6.8 and 6.6.9). */
final class SegmentParser {
  private static final ReferenceType FUNCTIONS = new ReferenceType(false, HeapType.Abstract.FUNC);

  private static final Set<String> NUMBER_TYPES =
      Set.of("i8", "i16", "i32", "i64", "f32", "f64", "v128");

  private final TokenReader reader;
  private final ModuleScope scope;
  private final TypeParser types;
  private final List<ElementSegment> elements = new ArrayList<>();
  private final List<DataSegment> data = new ArrayList<>();
  private boolean legacyIndex;

  SegmentParser(TokenReader reader, ModuleScope scope) {
    this.reader = reader;
    this.scope = scope;
    this.types = new TypeParser(reader, scope);
  }

  List<ElementSegment> elements() {
    return elements;
  }

  List<DataSegment> data() {
    return data;
  }

  void addData(DataSegment segment) {
    data.add(segment);
  }

  /** Reads {@code (elem …}, up to its closing parenthesis. */
  void element() {
    reader.open("elem");
    reader.takeId();
    if (reader.takeWord("declare")) {
      add(new SegmentMode.Declarative(), false, false);
      return;
    }
    boolean passive = reader.isWord("func") || types.isReferenceType() || reader.atClose();
    if (passive) {
      add(new SegmentMode.Passive(), false, false);
      return;
    }
    Optional<Integer> table = use("table", scope.tables);
    boolean tableLeftOut = table.isEmpty() || legacyIndex;
    var offset = offsetOrItem("offset");
    add(new SegmentMode.Active(table.orElse(0), offset), tableLeftOut, table.isPresent());
  }

  /** Reads {@code (table x)}, or the index alone that older texts have, or nothing. */
  private Optional<Integer> use(String keyword, IndexSpace space) {
    legacyIndex = IndexSpace.isIndex(reader);
    if (legacyIndex) {
      return Optional.of(space.index(reader));
    }
    if (!reader.takeOpen(keyword)) {
      return Optional.empty();
    }
    int index = space.index(reader);
    reader.close();
    return Optional.of(index);
  }

  private void add(SegmentMode mode, boolean keywordOptional, boolean explicitTable) {
    if (reader.takeWord("func") || (keywordOptional && !types.isReferenceType())) {
      elements.add(new ElementSegment(FUNCTIONS, functions(), mode, explicitTable));
      return;
    }
    var type = types.referenceType();
    elements.add(new ElementSegment(type, expressions(), mode, explicitTable));
  }

  /**
   * Reads the elements in the definition of a table, {@code (elem …)}, as a segment for it.
   *
   * @return the number of elements
   */
  int inlineElements(int tableIndex, ReferenceType type, Bytes offset) {
    reader.open("elem");
    Items items;
    if (reader.kind() == TokenKind.OPEN) {
      items = expressions();
    } else if (type.equals(ReferenceType.FUNCREF)) {
      items = functions();
    } else {
      items = functionExpressions();
    }
    reader.close();
    var elementType = items instanceof Items.Functions ? FUNCTIONS : type;
    elements.add(
        new ElementSegment(elementType, items, new SegmentMode.Active(tableIndex, offset), true));
    return items.count();
  }

  private Items functions() {
    List<Integer> indices = new ArrayList<>();
    while (!reader.atClose()) {
      indices.add(scope.functions.index(reader));
    }
    return new Items.Functions(indices);
  }

  private Items functionExpressions() {
    List<Bytes> expressions = new ArrayList<>();
    while (!reader.atClose()) {
      int index = scope.functions.index(reader);
      expressions.add(
          InstructionEncoder.encode(
              List.of(
                  new Instruction.Index(Opcode.REF_FUNC, index),
                  new Instruction.Plain(Opcode.END))));
    }
    return new Items.Expressions(expressions);
  }

  private Items expressions() {
    List<Bytes> expressions = new ArrayList<>();
    while (!reader.atClose()) {
      expressions.add(offsetOrItem("item"));
    }
    return new Items.Expressions(expressions);
  }

  /** Reads {@code (offset …)} or {@code (item …)}, or the one folded instruction it stands for. */
  private Bytes offsetOrItem(String keyword) {
    var body = new BodyParser(reader, scope, new IndexSpace("local"));
    if (!reader.takeOpen(keyword)) {
      return body.foldedInstruction();
    }
    var expression = body.body();
    reader.close();
    return expression;
  }

  /** Reads {@code (data …}, up to its closing parenthesis. */
  void dataSegment() {
    reader.open("data");
    reader.takeId();
    SegmentMode mode = new SegmentMode.Passive();
    if (reader.kind() != TokenKind.STRING && !reader.atClose() && !isNumbers()) {
      int memory = use("memory", scope.memories).orElse(0);
      mode = new SegmentMode.Active(memory, offsetOrItem("offset"));
    }
    data.add(new DataSegment(content(), mode));
  }

  private boolean isNumbers() {
    return reader.kind() == TokenKind.OPEN && NUMBER_TYPES.contains(reader.nextText());
  }

  /** Reads some strings, and lists of numbers, as one stretch of bytes. */
  Bytes content() {
    var bytes = new ByteWriter();
    while (!reader.atClose()) {
      if (reader.kind() == TokenKind.STRING) {
        bytes.writeBytes(Bytes.of(reader.string()));
      } else {
        numbers(bytes);
      }
    }
    return bytes.toBytes();
  }

  /** Reads {@code (i16 1 2)} and the like (numeric values proposal), little-endian. */
  private void numbers(ByteWriter bytes) {
    reader.open();
    String type = reader.anyWord("the type of some numbers");
    while (!reader.atClose()) {
      switch (type) {
        case "i8" -> bytes.writeByte((int) reader.integer(8));
        case "i16" -> {
          int value = (int) reader.integer(16);
          bytes.writeByte(value);
          bytes.writeByte(value >> 8);
        }
        case "i32" -> bytes.writeFixed32((int) reader.integer(32));
        case "i64" -> bytes.writeFixed64(reader.integer(64));
        case "f32" -> bytes.writeFixed32(reader.f32());
        case "f64" -> bytes.writeFixed64(reader.f64());
        case "v128" -> {
          var vector = VectorLiteral.read(reader);
          bytes.writeFixed64(vector.low());
          bytes.writeFixed64(vector.high());
        }
        default -> throw reader.malformed("unexpected token, expected a number type");
      }
    }
    reader.close();
  }
}
