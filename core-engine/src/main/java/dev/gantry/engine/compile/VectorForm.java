package dev.gantry.engine.compile;

import dev.gantry.engine.Simd;
import dev.gantry.engine.syntax.Opcode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Whether the vectors of a function are objects of the JDK's vector API, and of which lanes. */
final class VectorForm {
  /** The fewest operations on vectors for which objects are worth the time until they are fast. */
  private static final int FEWEST = 8;

  private VectorForm() {}

  /** {@return the lanes that most instructions of a body have, if its vectors are objects} */
  static Optional<Lanes> carrier(Body body, Simd simd) {
    if (simd == Simd.LONGS) {
      return Optional.empty();
    }
    Map<Lanes, Integer> counts = new EnumMap<>(Lanes.class);
    boolean any = false;
    int operations = 0;
    for (int at = 0; at < body.count; at++) {
      Opcode opcode = body.opcodes[at];
      switch (opcode.feature()) {
        case EXCEPTIONS, LEGACY_EXCEPTIONS, TAIL_CALL, GC, FUNCTION_REFERENCES -> {
          return Optional.empty();
        }
        case SIMD, RELAXED_SIMD -> {
          any = true;
          operations += isMove(opcode) ? 0 : 1;
          counts.merge(lanes(opcode), 1, Integer::sum);
        }
        default -> {}
      }
    }
    boolean isWanted = simd == Simd.VECTORS ? any : operations >= FEWEST;
    return isWanted ? Optional.of(most(counts)) : Optional.empty();
  }

  /** {@return whether an instruction only brings a vector from somewhere or there} */
  private static boolean isMove(Opcode opcode) {
    return switch (opcode) {
      case V128_LOAD, V128_STORE, V128_CONST -> true;
      default -> false;
    };
  }

  /** {@return the lanes that an instruction has; with a shuffle anything goes, and mostly ints} */
  private static Lanes lanes(Opcode opcode) {
    return switch (opcode.mnemonic().substring(0, 5)) {
      case "i8x16" -> opcode == Opcode.I8X16_SHUFFLE ? Lanes.INTS : Lanes.BYTES;
      case "i16x8" -> Lanes.SHORTS;
      case "i64x2", "f64x2" -> Lanes.LONGS;
      default -> Lanes.INTS;
    };
  }

  private static Lanes most(Map<Lanes, Integer> counts) {
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
