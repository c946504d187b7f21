package dev.gantry.engine.syntax;

import static dev.gantry.engine.syntax.Signature.Operand.*;

import java.util.List;

/**
 * What an instruction pops and pushes, as a constant that many rows of {@link Opcode} share.
 *
 * <p>Constants are shared because 600 rows with signatures of their own would bring the initializer
 * of the enum near the 64 KiB that a method may have.
 */
public enum Signature {
  /** Depends on the context (labels, locals, other types): the validator has a rule for it. */
  BY_RULE(List.of(), List.of()),

  NOTHING(List.of(), List.of()),
  TO_ADDRESS(List.of(), List.of(ADDRESS)),
  TO_F32(List.of(), List.of(F32)),
  TO_F64(List.of(), List.of(F64)),
  TO_I32(List.of(), List.of(I32)),
  TO_I64(List.of(), List.of(I64)),
  TO_V128(List.of(), List.of(V128)),
  ADDRESS_TO_ADDRESS(List.of(ADDRESS), List.of(ADDRESS)),
  ADDRESS_TO_F32(List.of(ADDRESS), List.of(F32)),
  ADDRESS_TO_F64(List.of(ADDRESS), List.of(F64)),
  ADDRESS_TO_I32(List.of(ADDRESS), List.of(I32)),
  ADDRESS_TO_I64(List.of(ADDRESS), List.of(I64)),
  ADDRESS_TO_V128(List.of(ADDRESS), List.of(V128)),
  F32_TO_F32(List.of(F32), List.of(F32)),
  F32_TO_F64(List.of(F32), List.of(F64)),
  F32_TO_I32(List.of(F32), List.of(I32)),
  F32_TO_I64(List.of(F32), List.of(I64)),
  F32_TO_V128(List.of(F32), List.of(V128)),
  F64_TO_F32(List.of(F64), List.of(F32)),
  F64_TO_F64(List.of(F64), List.of(F64)),
  F64_TO_I32(List.of(F64), List.of(I32)),
  F64_TO_I64(List.of(F64), List.of(I64)),
  F64_TO_V128(List.of(F64), List.of(V128)),
  I32_TO_F32(List.of(I32), List.of(F32)),
  I32_TO_F64(List.of(I32), List.of(F64)),
  I32_TO_I32(List.of(I32), List.of(I32)),
  I32_TO_I64(List.of(I32), List.of(I64)),
  I32_TO_V128(List.of(I32), List.of(V128)),
  I64_TO_F32(List.of(I64), List.of(F32)),
  I64_TO_F64(List.of(I64), List.of(F64)),
  I64_TO_I32(List.of(I64), List.of(I32)),
  I64_TO_I64(List.of(I64), List.of(I64)),
  I64_TO_V128(List.of(I64), List.of(V128)),
  V128_TO_F32(List.of(V128), List.of(F32)),
  V128_TO_F64(List.of(V128), List.of(F64)),
  V128_TO_I32(List.of(V128), List.of(I32)),
  V128_TO_I64(List.of(V128), List.of(I64)),
  V128_TO_V128(List.of(V128), List.of(V128)),
  ADDRESS_F32_TO_NOTHING(List.of(ADDRESS, F32), List.of()),
  ADDRESS_F64_TO_NOTHING(List.of(ADDRESS, F64), List.of()),
  ADDRESS_I32_TO_I32(List.of(ADDRESS, I32), List.of(I32)),
  ADDRESS_I32_TO_NOTHING(List.of(ADDRESS, I32), List.of()),
  ADDRESS_I64_TO_I64(List.of(ADDRESS, I64), List.of(I64)),
  ADDRESS_I64_TO_NOTHING(List.of(ADDRESS, I64), List.of()),
  ADDRESS_V128_TO_NOTHING(List.of(ADDRESS, V128), List.of()),
  ADDRESS_V128_TO_V128(List.of(ADDRESS, V128), List.of(V128)),
  F32_F32_TO_F32(List.of(F32, F32), List.of(F32)),
  F32_F32_TO_I32(List.of(F32, F32), List.of(I32)),
  F64_F64_TO_F64(List.of(F64, F64), List.of(F64)),
  F64_F64_TO_I32(List.of(F64, F64), List.of(I32)),
  I32_I32_TO_I32(List.of(I32, I32), List.of(I32)),
  I64_I64_TO_I32(List.of(I64, I64), List.of(I32)),
  I64_I64_TO_I64(List.of(I64, I64), List.of(I64)),
  I64_I64_TO_I64_I64(List.of(I64, I64), List.of(I64, I64)),
  V128_F32_TO_V128(List.of(V128, F32), List.of(V128)),
  V128_F64_TO_V128(List.of(V128, F64), List.of(V128)),
  V128_I32_TO_V128(List.of(V128, I32), List.of(V128)),
  V128_I64_TO_V128(List.of(V128, I64), List.of(V128)),
  V128_V128_TO_V128(List.of(V128, V128), List.of(V128)),
  ADDRESS_I32_ADDRESS_TO_NOTHING(List.of(ADDRESS, I32, ADDRESS), List.of()),
  ADDRESS_I32_I32_TO_I32(List.of(ADDRESS, I32, I32), List.of(I32)),
  ADDRESS_I32_I32_TO_NOTHING(List.of(ADDRESS, I32, I32), List.of()),
  ADDRESS_I32_I64_TO_I32(List.of(ADDRESS, I32, I64), List.of(I32)),
  ADDRESS_I64_I64_TO_I32(List.of(ADDRESS, I64, I64), List.of(I32)),
  ADDRESS_I64_I64_TO_I64(List.of(ADDRESS, I64, I64), List.of(I64)),
  V128_V128_V128_TO_V128(List.of(V128, V128, V128), List.of(V128)),
  I64_I64_I64_I64_TO_I64_I64(List.of(I64, I64, I64, I64), List.of(I64, I64));

  /** The type of one operand of a signature. */
  public enum Operand {
    I32,
    I64,
    F32,
    F64,
    V128,
    /** The address type of the memory that the immediates name: i32, or i64 (core 2.3.11). */
    ADDRESS
  }

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Operand> parameters;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Operand> results;

  Signature(List<Operand> parameters, List<Operand> results) {
    this.parameters = parameters;
    this.results = results;
  }

  /** {@return the types popped, the top of the stack last} */
  public List<Operand> parameters() {
    return parameters;
  }

  /** {@return the types pushed, the top of the stack last} */
  public List<Operand> results() {
    return results;
  }
}
