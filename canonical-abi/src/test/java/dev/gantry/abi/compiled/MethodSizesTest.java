package dev.gantry.abi.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.abi.CallingConvention;
import dev.gantry.abi.CoreSignature;
import dev.gantry.abi.Descriptors;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.FunctionType;
import dev.gantry.abi.PointerType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.abi.ValueType.VariantType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However large a type is, HotSpot compiles every method of its code. */
class MethodSizesTest {
  private static final int HUGE_METHOD = 8_000;

  private static final List<Primitive> PRIMITIVES = List.of(Primitive.values());

  /** Named, because as text some of them would be trees without end. */
  static Stream<Named<ValueType>> largeTypes() {
    return Stream.of(
        Named.of("record of 2,000 fields", record(2_000)),
        Named.of("variant of 3,000 cases", variant(3_000)),
        Named.of("list of records of 300 fields", new ListType(record(300))),
        Named.of("options nested 30 times", nested(30)),
        Named.of("lists nested 45 times", lists(45)));
  }

  @ParameterizedTest
  @MethodSource("largeTypes")
  void staysBelowTheLimit(ValueType type) {
    assertThat(methodSizes(new FunctionType(List.of(parameter(type)), Optional.empty(), false)))
        .allMatch(size -> size < HUGE_METHOD);
    assertThat(methodSizes(new FunctionType(List.of(), Optional.of(type), false)))
        .allMatch(size -> size < HUGE_METHOD);
  }

  private static FunctionType.Parameter parameter(ValueType type) {
    return new FunctionType.Parameter("p", new TupleType(List.of(type, wide())));
  }

  /** So many core values that all go to memory. */
  private static ValueType wide() {
    return new FixedListType(Primitive.U8, 17);
  }

  private static ValueType record(int fields) {
    var all = new ArrayList<Field>();
    for (int i = 0; i < fields; i++) {
      all.add(new Field("f" + i, PRIMITIVES.get(i % PRIMITIVES.size())));
    }
    return new RecordType(all);
  }

  private static ValueType variant(int cases) {
    var all = new ArrayList<Case>();
    for (int i = 0; i < cases; i++) {
      ValueType element = PRIMITIVES.get(i % PRIMITIVES.size());
      all.add(
          new Case(
              "c" + i,
              i % 3 == 0 ? Optional.empty() : Optional.of(new FixedListType(element, 1 + i))));
    }
    return new VariantType(all);
  }

  private static ValueType nested(int depth) {
    ValueType type = Primitive.STRING;
    for (int i = 0; i < depth; i++) {
      type = new OptionType(new TupleType(List.of(type, Primitive.CHAR)));
    }
    return type;
  }

  private static ValueType lists(int depth) {
    ValueType type = record(5);
    for (int i = 0; i < depth; i++) {
      type = new ListType(new TupleType(List.of(type, type)));
    }
    return type;
  }

  private static List<Integer> methodSizes(FunctionType type) {
    byte[] bytes = new FusedCallWriter(ClassDesc.of("a.Fused"), shape(type)).write();
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.code().stream())
        .map(code -> ((CodeAttribute) code).codeLength())
        .toList();
  }

  private static FusedCall.Shape shape(FunctionType type) {
    var descriptors = new Descriptors(PointerType.I32);
    FunctionDescriptor function = FunctionDescriptor.of(type, descriptors);
    return new FusedCall.Shape(
        function,
        CoreSignature.of(type, CallingConvention.LOWER, descriptors),
        function,
        CoreSignature.of(type, CallingConvention.LIFT, descriptors),
        false);
  }
}
