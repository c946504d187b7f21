package dev.gantry.abi;

import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.abi.ValueType.VariantType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Types for tests, with labels {@code l0}, {@code l1} and so on. */
final class Types {
  private Types() {}

  static RecordType record(ValueType... fields) {
    var all = new ArrayList<Field>();
    for (ValueType field : fields) {
      all.add(new Field("l" + all.size(), field));
    }
    return new RecordType(all);
  }

  static TupleType tuple(ValueType... elements) {
    return new TupleType(List.of(elements));
  }

  /** A variant with a case for each payload. */
  static VariantType variant(ValueType... payloads) {
    return variantOf(
        IntStream.range(0, payloads.length).mapToObj(i -> Optional.of(payloads[i])).toList());
  }

  static VariantType variantOf(List<Optional<ValueType>> payloads) {
    var all = new ArrayList<Case>();
    for (Optional<ValueType> payload : payloads) {
      all.add(new Case("l" + all.size(), payload));
    }
    return new VariantType(all);
  }

  static EnumType enumOf(int cases) {
    return new EnumType(labels(cases));
  }

  static FlagsType flags(int flags) {
    return new FlagsType(labels(flags));
  }

  static FunctionType function(List<ValueType> parameters, Optional<ValueType> result) {
    var all = new ArrayList<FunctionType.Parameter>();
    for (ValueType parameter : parameters) {
      all.add(new FunctionType.Parameter("p" + all.size(), parameter));
    }
    return new FunctionType(all, result, false);
  }

  private static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "l" + i).toList();
  }
}
