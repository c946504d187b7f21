package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.Signature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The signatures of the opcode table as codes, for addresses of one width. */
final class Signatures {
  private static final Signatures NARROW = new Signatures(ValueCode.I32);
  private static final Signatures WIDE = new Signatures(ValueCode.I64);

  private final Map<Signature, int[]> parameters = new EnumMap<>(Signature.class);
  private final Map<Signature, int[]> results = new EnumMap<>(Signature.class);

  private Signatures(int address) {
    for (var signature : Signature.values()) {
      parameters.put(signature, codes(signature.parameters(), address));
      results.put(signature, codes(signature.results(), address));
    }
  }

  /** {@return the signatures where addresses are of 64 or of 32 bits} */
  static Signatures of(boolean wide) {
    return wide ? WIDE : NARROW;
  }

  /** {@return what is popped} */
  int[] parameters(Signature signature) {
    return Objects.requireNonNull(parameters.get(signature));
  }

  /** {@return what is pushed} */
  int[] results(Signature signature) {
    return Objects.requireNonNull(results.get(signature));
  }

  private static int[] codes(List<Signature.Operand> operands, int address) {
    return operands.stream()
        .mapToInt(
            operand ->
                switch (operand) {
                  case I32 -> ValueCode.I32;
                  case I64 -> ValueCode.I64;
                  case F32 -> ValueCode.F32;
                  case F64 -> ValueCode.F64;
                  case V128 -> ValueCode.V128;
                  case ADDRESS -> address;
                })
        .toArray();
  }
}
