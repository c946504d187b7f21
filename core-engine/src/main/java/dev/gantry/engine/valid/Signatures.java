package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.Signature;
import java.util.List;

/** The signatures of the opcode table as codes, an array for each. */
final class Signatures {
  private static final int[][] PARAMETERS = new int[Signature.values().length][];
  private static final int[][] RESULTS = new int[Signature.values().length][];
  private static final int[][] PARAMETERS_64 = new int[Signature.values().length][];
  private static final int[][] RESULTS_64 = new int[Signature.values().length][];

  static {
    for (var signature : Signature.values()) {
      int row = signature.ordinal();
      PARAMETERS[row] = codes(signature.parameters(), ValueCode.I32);
      RESULTS[row] = codes(signature.results(), ValueCode.I32);
      PARAMETERS_64[row] = codes(signature.parameters(), ValueCode.I64);
      RESULTS_64[row] = codes(signature.results(), ValueCode.I64);
    }
  }

  private Signatures() {}

  /** {@return what is popped where addresses are of 64 or of 32 bits} */
  static int[] parameters(Signature signature, boolean wide) {
    return (wide ? PARAMETERS_64 : PARAMETERS)[signature.ordinal()];
  }

  /** {@return what is pushed where addresses are of 64 or of 32 bits} */
  static int[] results(Signature signature, boolean wide) {
    return (wide ? RESULTS_64 : RESULTS)[signature.ordinal()];
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
