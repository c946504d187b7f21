package dev.gantry.component.text;

import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.DefinedType.LabelledCase;
import dev.gantry.component.syntax.DefinedType.LabelledType;
import dev.gantry.component.syntax.PrimitiveType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the types of values and functions (Explainer.md, defvaltype and functype). */
final class ValueTypeParser {
  private final TextParser parser;
  private final TokenReader reader;

  ValueTypeParser(TextParser parser) {
    this.parser = parser;
    this.reader = parser.reader();
  }

  /** Reads a type where one is used: an index, a primitive type, or one spelled out. */
  PendingType<ValueTypeUse> use() {
    if (Reference.isIndex(reader)) {
      Reference reference = Reference.index(reader, Sort.TYPE);
      return PendingType.simple(() -> new ValueTypeUse.Defined(parser.scope().resolve(reference)));
    }
    if (reader.kind() != TokenKind.OPEN) {
      PrimitiveType primitive = primitive();
      return PendingType.simple(() -> new ValueTypeUse.Primitive(primitive));
    }
    reader.open();
    PendingType<DefinedType.OfValues> type = definition();
    reader.close();
    return PendingType.inline(parser, type);
  }

  /** {@return whether a type stands here, and no {@code (error ...)}} */
  private boolean isUse() {
    return !reader.atClose() && !reader.isOpen("error");
  }

  private Optional<PendingType<ValueTypeUse>> optionalUse() {
    return isUse() ? Optional.of(use()) : Optional.empty();
  }

  /** Reads a primitive type. */
  PrimitiveType primitive() {
    String text = reader.kind() == TokenKind.WORD ? reader.text() : "";
    // The names that f32 and f64 had in older texts.
    String known =
        switch (text) {
          case "float32" -> "f32";
          case "float64" -> "f64";
          default -> text;
        };
    PrimitiveType primitive =
        PrimitiveType.named(known).orElseThrow(() -> reader.unexpected("a value type"));
    reader.advance();
    return primitive;
  }

  /** Reads what follows the parenthesis of a type with parts. */
  PendingType<DefinedType.OfValues> definition() {
    parser.deepen();
    String text = reader.kind() == TokenKind.WORD ? reader.text() : "";
    PendingType<DefinedType.OfValues> type =
        switch (text) {
          case "record" -> record();
          case "variant" -> variant();
          case "list" -> list();
          case "tuple" -> tuple();
          case "flags" -> {
            List<String> labels = labels();
            yield PendingType.simple(() -> new DefinedType.FlagsDefinition(labels));
          }
          case "enum" -> {
            List<String> labels = labels();
            yield PendingType.simple(() -> new DefinedType.EnumDefinition(labels));
          }
          case "option" -> {
            reader.advance();
            PendingType<ValueTypeUse> some = use();
            yield PendingType.of(
                List.of(some), () -> new DefinedType.OptionDefinition(some.resolve()));
          }
          case "result" -> result();
          case "own" -> {
            Reference resource = resource();
            yield PendingType.simple(
                () -> new DefinedType.OwnDefinition(parser.scope().resolve(resource)));
          }
          case "borrow" -> {
            Reference resource = resource();
            yield PendingType.simple(
                () -> new DefinedType.BorrowDefinition(parser.scope().resolve(resource)));
          }
          case "stream" -> {
            reader.advance();
            Optional<PendingType<ValueTypeUse>> element = optionalUse();
            yield PendingType.of(
                element.stream().toList(),
                () -> new DefinedType.StreamDefinition(PendingType.resolve(element)));
          }
          case "future" -> {
            reader.advance();
            Optional<PendingType<ValueTypeUse>> element = optionalUse();
            yield PendingType.of(
                element.stream().toList(),
                () -> new DefinedType.FutureDefinition(PendingType.resolve(element)));
          }
          case "map" -> {
            reader.advance();
            PendingType<ValueTypeUse> key = use();
            PendingType<ValueTypeUse> value = use();
            yield PendingType.of(
                List.of(key, value),
                () -> new DefinedType.MapDefinition(key.resolve(), value.resolve()));
          }
          default -> throw reader.unexpected("a value type");
        };
    parser.rise();
    return type;
  }

  private Reference resource() {
    reader.advance();
    return Reference.index(reader, Sort.TYPE);
  }

  private record PendingField(String label, PendingType<ValueTypeUse> type) {
    LabelledType resolve() {
      return new LabelledType(label, type.resolve());
    }
  }

  private List<PendingField> fields(String word) {
    var fields = new ArrayList<PendingField>();
    while (reader.takeOpen(word)) {
      fields.add(new PendingField(reader.name(), use()));
      reader.close();
    }
    return fields;
  }

  private static List<LabelledType> resolve(List<PendingField> fields) {
    return fields.stream().map(PendingField::resolve).toList();
  }

  private PendingType<DefinedType.OfValues> record() {
    reader.advance();
    List<PendingField> fields = fields("field");
    return PendingType.of(
        fields.stream().map(PendingField::type).toList(),
        () -> new DefinedType.RecordDefinition(resolve(fields)));
  }

  private record PendingCase(String label, Optional<PendingType<ValueTypeUse>> payload) {}

  private PendingType<DefinedType.OfValues> variant() {
    reader.advance();
    var cases = new ArrayList<PendingCase>();
    while (reader.takeOpen("case")) {
      reader.takeId();
      cases.add(new PendingCase(reader.name(), optionalUse()));
      reader.close();
    }
    return PendingType.of(
        cases.stream().flatMap(c -> c.payload().stream()).toList(),
        () ->
            new DefinedType.VariantDefinition(
                cases.stream()
                    .map(c -> new LabelledCase(c.label(), PendingType.resolve(c.payload())))
                    .toList()));
  }

  private PendingType<DefinedType.OfValues> list() {
    reader.advance();
    PendingType<ValueTypeUse> element = use();
    if (reader.atClose()) {
      return PendingType.of(
          List.of(element), () -> new DefinedType.ListDefinition(element.resolve()));
    }
    int length = reader.u32();
    return PendingType.of(
        List.of(element), () -> new DefinedType.FixedListDefinition(element.resolve(), length));
  }

  private PendingType<DefinedType.OfValues> tuple() {
    reader.advance();
    var elements = new ArrayList<PendingType<ValueTypeUse>>();
    while (!reader.atClose()) {
      elements.add(use());
    }
    return PendingType.of(
        elements,
        () ->
            new DefinedType.TupleDefinition(elements.stream().map(PendingType::resolve).toList()));
  }

  private List<String> labels() {
    reader.advance();
    var labels = new ArrayList<String>();
    while (!reader.atClose()) {
      labels.add(reader.name());
    }
    return labels;
  }

  private PendingType<DefinedType.OfValues> result() {
    reader.advance();
    Optional<PendingType<ValueTypeUse>> ok = optionalUse();
    Optional<PendingType<ValueTypeUse>> error = Optional.empty();
    if (reader.takeOpen("error")) {
      error = Optional.of(use());
      reader.close();
    }
    var parts = new ArrayList<PendingType<ValueTypeUse>>();
    ok.ifPresent(parts::add);
    error.ifPresent(parts::add);
    Optional<PendingType<ValueTypeUse>> errorType = error;
    return PendingType.of(
        parts,
        () ->
            new DefinedType.ResultDefinition(
                PendingType.resolve(ok), PendingType.resolve(errorType)));
  }

  /** Reads what follows {@code func} in a type. */
  PendingType<DefinedType> function() {
    boolean async = reader.takeWord("async");
    List<PendingField> parameters = fields("param");
    Optional<PendingType<ValueTypeUse>> result = functionResult();
    var parts = new ArrayList<PendingType<ValueTypeUse>>();
    parameters.forEach(parameter -> parts.add(parameter.type()));
    result.ifPresent(parts::add);
    return PendingType.of(
        parts,
        () ->
            new DefinedType.FunctionDefinition(
                async, resolve(parameters), PendingType.resolve(result)));
  }

  /** Reads {@code (result type)}, or nothing. */
  Optional<PendingType<ValueTypeUse>> functionResult() {
    if (!reader.takeOpen("result")) {
      return Optional.empty();
    }
    PendingType<ValueTypeUse> type = use();
    reader.close();
    return Optional.of(type);
  }
}
