package dev.gantry.abi;

import static dev.gantry.abi.CallingConvention.LIFT;
import static dev.gantry.abi.CallingConvention.LIFT_ASYNC_CALLBACK;
import static dev.gantry.abi.CallingConvention.LIFT_ASYNC_STACKFUL;
import static dev.gantry.abi.CallingConvention.LOWER;
import static dev.gantry.abi.CallingConvention.LOWER_ASYNC;
import static dev.gantry.abi.CoreType.F64;
import static dev.gantry.abi.CoreType.I32;
import static dev.gantry.abi.CoreType.I64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.abi.ValueType.Primitive;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CoreSignatureTest {

  @ParameterizedTest
  @MethodSource
  void passesParametersInMemoryBeyondTheLimit(
      CallingConvention convention, int count, List<CoreType> parameters) {
    assertThat(signature(convention, count, Optional.empty(), PointerType.I32).parameters())
        .isEqualTo(parameters);
  }

  static List<Arguments> passesParametersInMemoryBeyondTheLimit() {
    return List.of(
        arguments(LIFT, 16, doubles(16)),
        arguments(LIFT, 17, List.of(I32)),
        arguments(LIFT_ASYNC_CALLBACK, 16, doubles(16)),
        arguments(LIFT_ASYNC_STACKFUL, 17, List.of(I32)),
        arguments(LOWER, 16, doubles(16)),
        arguments(LOWER, 17, List.of(I32)),
        arguments(LOWER_ASYNC, 4, doubles(4)),
        arguments(LOWER_ASYNC, 5, List.of(I32)));
  }

  @ParameterizedTest
  @MethodSource
  void returnsAtMostOneCoreValue(
      CallingConvention convention,
      Optional<ValueType> result,
      List<CoreType> parameters,
      List<CoreType> results) {
    assertThat(signature(convention, 1, result, PointerType.I64))
        .isEqualTo(new CoreFunctionType(parameters, results));
  }

  static List<Arguments> returnsAtMostOneCoreValue() {
    Optional<ValueType> nothing = Optional.empty();
    Optional<ValueType> number = Optional.of(Primitive.F64);
    Optional<ValueType> string = Optional.of(Primitive.STRING);
    return List.of(
        arguments(LIFT, nothing, List.of(F64), List.of()),
        arguments(LIFT, number, List.of(F64), List.of(F64)),
        arguments(LIFT, string, List.of(F64), List.of(I64)),
        arguments(LOWER, number, List.of(F64), List.of(F64)),
        arguments(LOWER, string, List.of(F64, I64), List.of()),
        arguments(LIFT_ASYNC_CALLBACK, string, List.of(F64), List.of(I32)),
        arguments(LIFT_ASYNC_STACKFUL, string, List.of(F64), List.of()),
        arguments(LOWER_ASYNC, nothing, List.of(F64), List.of(I32)),
        arguments(LOWER_ASYNC, number, List.of(F64, I64), List.of(I32)));
  }

  private static CoreFunctionType signature(
      CallingConvention convention, int count, Optional<ValueType> result, PointerType pointer) {
    return CoreSignature.of(
        Types.function(doubleParameters(count), result), convention, new Descriptors(pointer));
  }

  private static List<ValueType> doubleParameters(int count) {
    return Collections.nCopies(count, Primitive.F64);
  }

  private static List<CoreType> doubles(int count) {
    return Collections.nCopies(count, F64);
  }
}
