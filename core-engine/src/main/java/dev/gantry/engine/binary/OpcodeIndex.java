package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of the opcode table for an encoded opcode.
 *
 * <p>Derived from the table; two rows with one code fail when this class loads.
 */
final class OpcodeIndex {
  private static final int FIRST_PREFIX = 0xFB;
  private static final int PREFIX_COUNT = 4;

  private static final @Nullable Opcode[] SINGLE = rowsOf(Opcode.NO_PREFIX);
  private static final @Nullable Opcode[][] PREFIXED = new @Nullable Opcode[PREFIX_COUNT][];

  static {
    for (int i = 0; i < PREFIX_COUNT; i++) {
      PREFIXED[i] = rowsOf(FIRST_PREFIX + i);
    }
  }

  private OpcodeIndex() {}

  /** {@return whether a byte announces that a further code follows} */
  static boolean isPrefix(int firstByte) {
    return firstByte >= FIRST_PREFIX && firstByte < FIRST_PREFIX + PREFIX_COUNT;
  }

  /** {@return the row of a single byte, or null if there is none} */
  static @Nullable Opcode single(int firstByte) {
    return SINGLE[firstByte];
  }

  /** {@return the row of a code after a prefix byte, or null if there is none} */
  static @Nullable Opcode prefixed(int prefix, int code) {
    var rows = PREFIXED[prefix - FIRST_PREFIX];
    return code >= 0 && code < rows.length ? rows[code] : null;
  }

  private static @Nullable Opcode[] rowsOf(int prefix) {
    var opcodes =
        Arrays.stream(Opcode.values()).filter(opcode -> opcode.prefix() == prefix).toList();
    int largest = opcodes.stream().mapToInt(Opcode::code).max().orElse(0);
    var rows = new Opcode[Math.max(largest, 0xFF) + 1];
    for (var opcode : opcodes) {
      if (rows[opcode.code()] != null) {
        throw new AssertionError("%s and %s share a code".formatted(rows[opcode.code()], opcode));
      }
      rows[opcode.code()] = opcode;
    }
    return rows;
  }
}
