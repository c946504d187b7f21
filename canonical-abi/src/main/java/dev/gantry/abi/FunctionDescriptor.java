package dev.gantry.abi;

import static dev.gantry.abi.Flattening.MAX_FLAT_PARAMETERS;
import static dev.gantry.abi.Flattening.MAX_FLAT_RESULTS;

import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function type, resolved for a kind of memory: what lifts and lowers its parameters and results
 * by walking their types (CanonicalABI.md, Lifting and Lowering Values).
 *
 * <p>Core values travel as 64 bits: those of 32 are zero-extended, floats are their bit patterns.
 * Immutable; shared by all instances of a component.
 */
public final class FunctionDescriptor {
  private final FunctionType type;
  private final PointerType pointer;
  private final List<Descriptor> parameters;
  private final Optional<Descriptor> result;
  private final int flatParameterCount;
  private final int flatResultCount;
  private final Optional<Descriptor> parameterTuple;

  private FunctionDescriptor(FunctionType type, Descriptors descriptors) {
    this.type = type;
    this.pointer = descriptors.pointer();
    this.parameters = type.parameterTypes().stream().map(descriptors::of).toList();
    this.result = type.result().map(descriptors::of);
    this.flatParameterCount = Flattening.flattenAll(type.parameterTypes(), descriptors).size();
    this.flatResultCount = result.map(descriptor -> descriptor.flatTypes().size()).orElse(0);
    // Parameters in memory are laid out as a record of them; functions may have no parameters.
    this.parameterTuple =
        parameters.isEmpty() ? Optional.empty() : Optional.of(descriptors.of(record(type)));
  }

  /** {@return a function type, resolved} */
  public static FunctionDescriptor of(FunctionType type, Descriptors descriptors) {
    return new FunctionDescriptor(type, descriptors);
  }

  private static RecordType record(FunctionType type) {
    var fields = new ArrayList<Field>();
    for (FunctionType.Parameter parameter : type.parameters()) {
      fields.add(new Field(parameter.label(), parameter.type()));
    }
    return new RecordType(fields);
  }

  /** {@return the type as the component spells it} */
  public FunctionType type() {
    return type;
  }

  /** {@return the kind of memory for which this was resolved} */
  public PointerType pointer() {
    return pointer;
  }

  /**
   * {@return the parameters as a guest's call of an import passes them}
   *
   * @param flat the core values of the call
   * @throws AbiTrapException if they are no values of the types
   */
  public List<Object> liftParameters(CallContext cx, CallingConvention convention, long[] flat) {
    int limit = CoreSignature.maxFlatParameters(convention);
    var values = new FlatValues(flat);
    var lifted = new ArrayList<Object>(parameters.size());
    boolean inMemory = flatParameterCount > limit;
    long address = inMemory ? checkedAddress(cx, values.read(), parameterTuple.orElseThrow()) : 0;
    for (int i = 0; i < parameters.size(); i++) {
      try {
        lifted.add(
            inMemory
                ? Loading.load(cx, parameters.get(i), address + part(i).offset())
                : Lifting.lift(cx, parameters.get(i), values));
      } catch (AbiTrapException trap) {
        throw trap.within(type.parameters().get(i).label());
      }
    }
    return lifted;
  }

  private Layout.Part part(int index) {
    if (parameterTuple.orElseThrow().layout() instanceof Layout.Parts(_, var parts)) {
      return parts.get(index);
    }
    throw new AssertionError("parameters are a record");
  }

  /**
   * {@return the core values with which to call a guest's export}
   *
   * @throws UnfitValueException if a value does not fit its type
   * @throws AbiTrapException if the guest has no room for them
   */
  public long[] lowerParameters(CallContext cx, List<?> arguments) {
    if (arguments.size() != parameters.size()) {
      throw new UnfitValueException(
          "expected %d arguments, found %d".formatted(parameters.size(), arguments.size()));
    }
    if (flatParameterCount > MAX_FLAT_PARAMETERS) {
      Descriptor tuple = parameterTuple.orElseThrow();
      long address =
          checkedAddress(cx, cx.reallocate(0, 0, tuple.alignment(), tuple.elementSize()), tuple);
      for (int i = 0; i < parameters.size(); i++) {
        try {
          Storing.store(cx, parameters.get(i), arguments.get(i), address + part(i).offset());
        } catch (UnfitValueException unfit) {
          throw unfit.within(type.parameters().get(i).label());
        }
      }
      return new long[] {address};
    }
    var flat = new long[flatParameterCount];
    var values = new FlatValues(flat);
    for (int i = 0; i < parameters.size(); i++) {
      try {
        Lowering.lower(cx, parameters.get(i), arguments.get(i), values);
      } catch (UnfitValueException unfit) {
        throw unfit.within(type.parameters().get(i).label());
      }
    }
    return flat;
  }

  /**
   * {@return the result that a guest's export returned, or empty if the type has none}
   *
   * @param flat the core values that it returned
   * @throws AbiTrapException if they are no value of the type
   */
  public Optional<Object> liftResult(CallContext cx, long[] flat) {
    if (result.isEmpty()) {
      return Optional.empty();
    }
    Descriptor descriptor = result.orElseThrow();
    var values = new FlatValues(flat);
    try {
      return Optional.of(
          flatResultCount > MAX_FLAT_RESULTS
              ? Loading.load(cx, descriptor, checkedAddress(cx, values.read(), descriptor))
              : Lifting.lift(cx, descriptor, values));
    } catch (AbiTrapException trap) {
      throw trap.within("result");
    }
  }

  /**
   * {@return the core values to return from a guest's call of an import}
   *
   * @param convention how the guest calls; a call that it does not wait for has the result in
   *     memory
   * @param value the result; ignored if the type has none
   * @param flat the core values of the call, of which the last may say where the result goes
   * @throws UnfitValueException if the value does not fit the type
   * @throws AbiTrapException if the guest has no room for it
   */
  public long[] lowerResult(
      CallContext cx, CallingConvention convention, Optional<?> value, long[] flat) {
    if (result.isEmpty()) {
      return new long[0];
    }
    Descriptor descriptor = result.orElseThrow();
    Object present = value.orElseThrow(() -> new UnfitValueException("the result is missing"));
    try {
      if (flatResultCount > CoreSignature.maxFlatResults(convention)) {
        long address = checkedAddress(cx, flat[flat.length - 1], descriptor);
        Storing.store(cx, descriptor, present, address);
        return new long[0];
      }
      var results = new long[flatResultCount];
      Lowering.lower(cx, descriptor, present, new FlatValues(results));
      return results;
    } catch (UnfitValueException unfit) {
      throw unfit.within("result");
    }
  }

  private static long checkedAddress(CallContext cx, long address, Descriptor descriptor) {
    return checkedAddress(cx, address, descriptor.alignment(), descriptor.elementSize());
  }

  /** {@return the address of a value in memory, aligned and in bounds} */
  static long checkedAddress(CallContext cx, long address, int alignment, long byteLength) {
    if (!Alignment.isAligned(address, alignment)) {
      throw Loading.trap(cx, AbiTrap.UNALIGNED_POINTER, AbiTrap.POINTER_NOT_ALIGNED)
          .because("0x%x is not a multiple of %d".formatted(address, alignment));
    }
    if (!Loading.isInBounds(cx, address, byteLength)) {
      throw AbiTrapException.of(AbiTrap.POINTER_OUT_OF_BOUNDS)
          .because(
              "0x%x and %d bytes, in memory of %,d bytes"
                  .formatted(address, byteLength, cx.memory().byteLength()));
    }
    cx.charge(byteLength);
    return address;
  }

  /** {@return the parameters, in order} */
  public List<Descriptor> parameters() {
    return parameters;
  }

  /** {@return the result, if the type has one} */
  public Optional<Descriptor> result() {
    return result;
  }

  /** {@return the record in which parameters lie that do not fit a signature; empty for none} */
  public Optional<Descriptor> parameterTuple() {
    return parameterTuple;
  }

  /** {@return how many core values the parameters travel in, but no more than 17} */
  public int flatParameterCount() {
    return flatParameterCount;
  }

  /** {@return how many core values the result travels in, but no more than 17} */
  public int flatResultCount() {
    return flatResultCount;
  }

  /** {@return whether lifting or lowering may need the guest's memory} */
  public boolean usesMemory() {
    return flatParameterCount > MAX_FLAT_PARAMETERS
        || flatResultCount > MAX_FLAT_RESULTS
        || parameters.stream().anyMatch(Descriptor::pointsToMemory)
        || result.stream().anyMatch(Descriptor::pointsToMemory);
  }
}
