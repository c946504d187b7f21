package dev.gantry.abi;

import static dev.gantry.abi.Flattening.MAX_FLAT_ASYNC_PARAMETERS;
import static dev.gantry.abi.Flattening.MAX_FLAT_PARAMETERS;
import static dev.gantry.abi.Flattening.MAX_FLAT_RESULTS;

import java.util.ArrayList;
import java.util.List;

/**
 * The core type of a component-level function ({@code flatten_functype} in CanonicalABI.md,
 * Flattening).
 *
 * <p>What does not fit the limits lies in linear memory, and its address travels instead.
 */
public final class CoreSignature {
  private CoreSignature() {}

  /** {@return the type of the core function that the guest exports or imports} */
  public static CoreFunctionType of(
      FunctionType type, CallingConvention convention, Descriptors descriptors) {
    CoreType pointer = descriptors.pointer().coreType();
    List<CoreType> parameters =
        spill(
            Flattening.flattenAll(type.parameterTypes(), descriptors),
            maxFlatParameters(convention),
            pointer);
    List<CoreType> results = Flattening.flattenAll(type.result().stream().toList(), descriptors);
    return switch (convention) {
      case LIFT -> new CoreFunctionType(parameters, spill(results, MAX_FLAT_RESULTS, pointer));
      case LIFT_ASYNC_CALLBACK -> new CoreFunctionType(parameters, List.of(CoreType.I32));
      case LIFT_ASYNC_STACKFUL -> new CoreFunctionType(parameters, List.of());
      case LOWER ->
          results.size() > MAX_FLAT_RESULTS
              ? new CoreFunctionType(append(parameters, pointer), List.of())
              : new CoreFunctionType(parameters, results);
      case LOWER_ASYNC ->
          new CoreFunctionType(
              results.isEmpty() ? parameters : append(parameters, pointer), List.of(CoreType.I32));
    };
  }

  /** {@return how many flat parameters a core function may have} */
  static int maxFlatParameters(CallingConvention convention) {
    return switch (convention) {
      case LIFT, LIFT_ASYNC_CALLBACK, LIFT_ASYNC_STACKFUL, LOWER -> MAX_FLAT_PARAMETERS;
      case LOWER_ASYNC -> MAX_FLAT_ASYNC_PARAMETERS;
    };
  }

  /** {@return how many flat results a core function may have} */
  static int maxFlatResults(CallingConvention convention) {
    return convention == CallingConvention.LOWER_ASYNC ? 0 : MAX_FLAT_RESULTS;
  }

  private static List<CoreType> spill(List<CoreType> flat, int limit, CoreType pointer) {
    return flat.size() > limit ? List.of(pointer) : flat;
  }

  private static List<CoreType> append(List<CoreType> flat, CoreType last) {
    var longer = new ArrayList<>(flat);
    longer.add(last);
    return longer;
  }
}
