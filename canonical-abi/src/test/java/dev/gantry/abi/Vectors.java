package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.abi.VectorTerms.Term;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads what the specification's definitions.py answers. */
final class Vectors {
  static final HexFormat HEX = HexFormat.of();

  private Vectors() {}

  /** {@return values, as they travel between guests} */
  static List<Object> values(List<Descriptor> types, Term terms) {
    return values(types, terms, VectorTerms::sourceString);
  }

  /** {@return values of the host} */
  static List<Object> hostValues(List<Descriptor> types, Term terms) {
    return values(types, terms, term -> VectorTerms.sourceString(term).value());
  }

  private static List<Object> values(
      List<Descriptor> types, Term terms, Function<Term, Object> strings) {
    var values = new ArrayList<Object>();
    for (Descriptor type : types) {
      values.add(VectorTerms.value(type, terms.part(values.size()), strings));
    }
    return values;
  }

  static List<String[]> ofKind(String kind) throws IOException {
    try (InputStream in = Vectors.class.getResourceAsStream("vectors.tsv")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(vector -> vector[0].equals(kind))
          .toList();
    }
  }

  static PointerType pointer(String name) {
    return PointerType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static StringEncoding encoding(String name) {
    return StringEncoding.valueOf(name.toUpperCase(Locale.ROOT).replace('+', '_'));
  }

  static List<CoreType> coreTypes(String names) {
    return Arrays.stream(names.split(","))
        .map(name -> CoreType.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  static long[] flat(String hex) {
    return Arrays.stream(hex.split(","))
        .mapToLong(value -> Long.parseUnsignedLong(value, 16))
        .toArray();
  }

  static List<String> words(String line) {
    return line.isEmpty() ? List.of() : List.of(line.split(" "));
  }
}
