package dev.gantry.component.text;

import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.DefinedType.LabelledCase;
import dev.gantry.component.syntax.DefinedType.LabelledType;
import dev.gantry.component.syntax.PrimitiveType;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a value and encodes it (Explainer.md, Value Definitions).
 *
 * <p>The encoding depends on the type. Where the type stands outside of the component, so that the
 * text does not tell what it is, only {@code (binary ...)} can be read.
 */
final class ValueParser {
  private final TokenReader reader;

  /** Finds what a type index of the component defines, if the component does. */
  private final Function<Integer, Optional<DefinedType>> types;

  private ByteWriter out = new ByteWriter();

  ValueParser(TokenReader reader, Function<Integer, Optional<DefinedType>> types) {
    this.reader = reader;
    this.types = types;
  }

  /** Reads a value of a type; {@return its encoding}. */
  Bytes value(ValueTypeUse type) {
    if (reader.takeOpen("binary")) {
      var bytes = new ByteArrayOutputStream();
      while (!reader.atClose()) {
        bytes.writeBytes(reader.string());
      }
      reader.close();
      return Bytes.of(bytes.toByteArray());
    }
    write(type);
    return out.toBytes();
  }

  private void write(ValueTypeUse type) {
    switch (type) {
      case ValueTypeUse.Primitive(var primitive) -> primitive(primitive);
      case ValueTypeUse.Defined(int index) ->
          write(
              types
                  .apply(index)
                  .orElseThrow(
                      () ->
                          reader.malformed(
                              "the type of the value stands elsewhere: write (binary ...)")));
    }
  }

  private void write(DefinedType type) {
    switch (type) {
      case DefinedType.PrimitiveDefinition(var primitive) -> primitive(primitive);
      case DefinedType.RecordDefinition(var fields) ->
          parts("record", fields.stream().map(LabelledType::type).toList());
      case DefinedType.TupleDefinition(var elements) -> parts("tuple", elements);
      case DefinedType.ListDefinition(var element) -> {
        reader.open("list");
        list(element, true);
      }
      case DefinedType.FixedListDefinition(var element, _) -> {
        reader.open("list");
        list(element, false);
      }
      case DefinedType.VariantDefinition(var cases) -> variant(cases);
      case DefinedType.EnumDefinition(var labels) -> {
        reader.open("enum");
        out.writeU32(label(labels));
        reader.close();
      }
      case DefinedType.FlagsDefinition(var labels) -> flags(labels);
      case DefinedType.OptionDefinition(var some) ->
          choice("none", Optional.empty(), "some", Optional.of(some));
      case DefinedType.ResultDefinition(var ok, var error) -> choice("ok", ok, "error", error);
      case DefinedType.MapDefinition _,
          DefinedType.OwnDefinition _,
          DefinedType.BorrowDefinition _,
          DefinedType.StreamDefinition _,
          DefinedType.FutureDefinition _,
          DefinedType.FunctionDefinition _,
          DefinedType.ComponentDefinition _,
          DefinedType.InstanceDefinition _,
          DefinedType.ResourceDefinition _ ->
          throw reader.malformed("there is no way to write a value of this type");
    }
  }

  private void parts(String word, List<ValueTypeUse> types) {
    reader.open(word);
    types.forEach(this::write);
    reader.close();
  }

  private void list(ValueTypeUse element, boolean counted) {
    ByteWriter around = out;
    out = new ByteWriter();
    int count = 0;
    while (!reader.atClose()) {
      write(element);
      count++;
    }
    Bytes elements = out.toBytes();
    out = around;
    if (counted) {
      out.writeU32(count);
    }
    out.writeBytes(elements);
    reader.close();
  }

  private void variant(List<LabelledCase> cases) {
    reader.open("variant");
    int chosen = label(cases.stream().map(LabelledCase::label).toList());
    out.writeU32(chosen);
    cases.get(chosen).payload().ifPresent(this::write);
    reader.close();
  }

  private void flags(List<String> labels) {
    reader.open("flags");
    byte[] bits = new byte[(labels.size() + Byte.SIZE - 1) / Byte.SIZE];
    while (!reader.atClose()) {
      int flag = label(labels);
      bits[flag / Byte.SIZE] |= (byte) (1 << flag % Byte.SIZE);
    }
    out.writeBytes(Bytes.of(bits));
    reader.close();
  }

  private int label(List<String> labels) {
    String name = reader.name();
    int index = labels.indexOf(name);
    if (index < 0) {
      throw reader.malformed("`%s` is none of %s".formatted(name, labels));
    }
    return index;
  }

  private void choice(
      String first,
      Optional<ValueTypeUse> firstType,
      String second,
      Optional<ValueTypeUse> secondType) {
    boolean open = reader.isOpen(first) || reader.isOpen(second);
    if (open) {
      reader.open();
    }
    boolean isFirst = reader.takeWord(first);
    if (!isFirst) {
      reader.word(second);
    }
    out.writeByte(isFirst ? 0 : 1);
    (isFirst ? firstType : secondType).ifPresent(this::write);
    if (open) {
      reader.close();
    }
  }

  private void primitive(PrimitiveType type) {
    switch (type) {
      case BOOL -> {
        boolean value = reader.takeWord("true");
        if (!value) {
          reader.word("false");
        }
        out.writeByte(value ? 1 : 0);
      }
      case S8, U8 -> out.writeByte((int) integer(type, 8));
      case S16 -> out.writeSigned(integer(type, 16));
      case S32 -> out.writeSigned(integer(type, 32));
      case S64 -> out.writeSigned(integer(type, 64));
      case U16 -> out.writeU32((int) integer(type, 16));
      case U32 -> out.writeU32((int) integer(type, 32));
      case U64 -> out.writeU64(integer(type, 64));
      case F32 -> out.writeFixed32(reader.takeWord("nan") ? 0x7FC0_0000 : reader.f32());
      case F64 -> out.writeFixed64(reader.takeWord("nan") ? 0x7FF8_0000_0000_0000L : reader.f64());
      case CHAR -> out.writeBytes(Bytes.of(character()));
      case STRING -> out.writeName(reader.name());
      case ERROR_CONTEXT -> throw reader.malformed("there is no way to write a value of this type");
    }
  }

  private long integer(PrimitiveType type, int bits) {
    boolean signed = type.text().startsWith("s");
    boolean negative = reader.kind() == TokenKind.WORD && reader.text().startsWith("-");
    long value = reader.integer(bits);
    int unused = Long.SIZE - bits;
    long extended = (value << unused) >> unused;
    boolean fits = extended == 0 || (signed ? extended < 0 == negative : !negative);
    if (!fits) {
      throw reader.malformed(type.text() + " constant out of range");
    }
    return signed ? extended : extended & (-1L >>> unused);
  }

  /** Reads {@code 'a'}, which the lexer takes for a word. */
  private byte[] character() {
    String text = reader.kind() == TokenKind.WORD ? reader.text() : "";
    if (text.length() < 3 || !text.startsWith("'") || !text.endsWith("'")) {
      throw reader.unexpected("a character in single quotes, or (binary ...)");
    }
    String quoted = text.substring(1, text.length() - 1);
    TokenReader string = TokenReader.over("\"" + quoted.replace("\"", "\\\"") + "\"");
    String content = string.name();
    if (content.codePointCount(0, content.length()) != 1) {
      throw reader.malformed("a char has to be one character");
    }
    reader.advance();
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
