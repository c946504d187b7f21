package dev.gantry.abi;

import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.TupleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the types and values of the vectors, which are written in parentheses. */
final class VectorTerms {

  /** A word, or a list of terms. */
  record Term(String word, List<Term> parts) {
    Term part(int index) {
      return parts.get(index);
    }

    List<Term> from(int index) {
      return parts.subList(index, parts.size());
    }
  }

  private final String[] tokens;
  private int next;

  private VectorTerms(String text) {
    tokens = text.replace("(", " ( ").replace(")", " ) ").strip().split(" +");
  }

  static Term read(String text) {
    return new VectorTerms(text).read();
  }

  private Term read() {
    String token = tokens[next++];
    if (!token.equals("(")) {
      return new Term(token, List.of());
    }
    var parts = new ArrayList<Term>();
    while (!tokens[next].equals(")")) {
      parts.add(read());
    }
    next++;
    return new Term("", parts);
  }

  static List<ValueType> types(String text) {
    return read(text).parts().stream().map(VectorTerms::type).toList();
  }

  static ValueType type(Term term) {
    if (term.parts().isEmpty()) {
      return Primitive.valueOf(term.word().toUpperCase(Locale.ROOT));
    }
    return switch (term.part(0).word()) {
      case "list" -> new ListType(type(term.part(1)));
      case "fixed" -> new FixedListType(type(term.part(1)), number(term.part(2)));
      case "record" ->
          Types.record(term.from(1).stream().map(VectorTerms::type).toArray(ValueType[]::new));
      case "tuple" -> new TupleType(term.from(1).stream().map(VectorTerms::type).toList());
      case "variant" ->
          Types.variantOf(term.from(1).stream().map(VectorTerms::optionalType).toList());
      case "enum" -> Types.enumOf((int) number(term.part(1)));
      case "option" -> new OptionType(type(term.part(1)));
      case "result" -> new ResultType(optionalType(term.part(1)), optionalType(term.part(2)));
      case "flags" -> Types.flags((int) number(term.part(1)));
      case "map" -> new MapType(type(term.part(1)), type(term.part(2)));
      default -> throw new AssertionError(term);
    };
  }

  private static Optional<ValueType> optionalType(Term term) {
    return term.word().equals("_") ? Optional.empty() : Optional.of(type(term));
  }

  private static long number(Term term) {
    return term.word().startsWith("-")
        ? Long.parseLong(term.word())
        : Long.parseUnsignedLong(term.word());
  }

  /**
   * {@return the Java value of a term}
   *
   * @param strings makes those, of which the host and guests on their way have different ones
   */
  static Object value(Descriptor descriptor, Term term, Function<Term, Object> strings) {
    return switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING -> strings.apply(term);
      case Layout.Scalar(var type) -> Numbers.fromBits(type, number(term), true);
      case Layout.Elements(var element) -> elements(element, term, strings);
      case Layout.FixedElements(var element, _) -> elements(element, term, strings);
      case Layout.Parts parts -> {
        Object[] values = new Object[parts.parts().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = value(parts.parts().get(i).descriptor(), term.part(i + 1), strings);
        }
        yield JavaValues.ofParts(descriptor, parts, values);
      }
      case Layout.Alternatives cases -> {
        int index = (int) number(term.part(1));
        yield JavaValues.ofCase(descriptor, cases, index, payload(cases, index, term, strings));
      }
      case Layout.Bits bits -> JavaValues.ofBits(bits, (int) number(term));
      default -> throw new AssertionError(descriptor);
    };
  }

  private static @Nullable Object payload(
      Layout.Alternatives cases, int index, Term term, Function<Term, Object> strings) {
    return cases.payloads().get(index).map(type -> value(type, term.part(2), strings)).orElse(null);
  }

  static SourceString sourceString(Term term) {
    SourceString.Form form =
        switch (term.part(1).word()) {
          case "utf8" -> SourceString.Form.UTF8;
          case "utf16" -> SourceString.Form.UTF16;
          case "compact-latin1" -> SourceString.Form.COMPACT_LATIN1;
          default -> SourceString.Form.COMPACT_UTF16;
        };
    byte[] utf8 = HexFormat.of().parseHex(term.part(3).word().substring(1));
    return new SourceString(new String(utf8, StandardCharsets.UTF_8), form, number(term.part(2)));
  }

  private static Object elements(Descriptor element, Term term, Function<Term, Object> strings) {
    List<Object> values =
        new ArrayList<>(term.from(1).stream().map(part -> value(element, part, strings)).toList());
    if (element.layout() instanceof Layout.Scalar(var type) && type != Primitive.STRING) {
      Object array = NumberArrays.allocate(type, values.size());
      for (int i = 0; i < values.size(); i++) {
        NumberArrays.set(array, i, values.get(i));
      }
      return array;
    }
    return values;
  }
}
