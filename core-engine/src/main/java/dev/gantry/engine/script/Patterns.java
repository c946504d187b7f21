package dev.gantry.engine.script;

import dev.gantry.engine.Function;
import dev.gantry.engine.V128;
import dev.gantry.engine.generated.GuestArray;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.GuestObject;
import dev.gantry.engine.generated.GuestStruct;
import dev.gantry.engine.generated.I31;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import dev.gantry.engine.text.VectorLiteral;
import org.jspecify.annotations.Nullable;

/** Patterns for results: a constant, a class of NaNs, a kind of reference, or one of several. */
record Patterns(TokenReader reader) {

  /** {@return whether a value matches the pattern at the current token}; moves the reader */
  boolean matches(@Nullable Object value) {
    reader.open();
    String keyword = reader.anyWord("a pattern");
    return switch (keyword) {
      case "either" -> matchesEither(value);
      case "i32.const" -> value instanceof Integer number && number == (int) reader.integer(32);
      case "i64.const" -> value instanceof Long number && number == reader.integer(64);
      case "f32.const" ->
          value instanceof Float number && matchesF32(Float.floatToRawIntBits(number));
      case "f64.const" ->
          value instanceof Double number && matchesF64(Double.doubleToRawLongBits(number));
      case "v128.const" -> value instanceof V128 vector && matchesVector(vector);
      case "ref.null" -> value == null;
      case "ref.func" -> value instanceof Function;
      case "ref.extern", "ref.host" -> value != null && matchesHost(value);
      case "ref.any" -> value != null;
      case "ref.eq" -> value instanceof I31 || value instanceof GuestObject;
      case "ref.i31" -> value instanceof I31;
      case "ref.struct" -> value instanceof GuestStruct;
      case "ref.array" -> value instanceof GuestArray;
      case "ref.exn" -> value instanceof GuestException;
      default -> throw new CommandFailure("not yet supported: the pattern " + keyword);
    };
  }

  private boolean matchesEither(@Nullable Object value) {
    boolean matches = false;
    while (reader.kind() == TokenKind.OPEN) {
      int pattern = reader.index();
      matches |= matches(value);
      reader.seek(pattern);
      reader.skipList();
    }
    return matches;
  }

  /** Without a number, any reference to the host's things will do. */
  private boolean matchesHost(Object value) {
    return reader.atClose()
        || (value instanceof HostReferenceValue(long number)
            && number == Integer.toUnsignedLong(reader.u32()));
  }

  private boolean matchesF32(int bits) {
    if (reader.takeWord("nan:canonical")) {
      return (bits & 0x7FFF_FFFF) == 0x7FC0_0000;
    }
    if (reader.takeWord("nan:arithmetic")) {
      return (bits & 0x7FC0_0000) == 0x7FC0_0000;
    }
    return bits == reader.f32();
  }

  private boolean matchesF64(long bits) {
    if (reader.takeWord("nan:canonical")) {
      return (bits & 0x7FFF_FFFF_FFFF_FFFFL) == 0x7FF8_0000_0000_0000L;
    }
    if (reader.takeWord("nan:arithmetic")) {
      return (bits & 0x7FF8_0000_0000_0000L) == 0x7FF8_0000_0000_0000L;
    }
    return bits == reader.f64();
  }

  private boolean matchesVector(V128 vector) {
    return switch (reader.text()) {
      case "f32x4" -> {
        reader.advance();
        boolean first = matchesF32((int) vector.low());
        boolean second = matchesF32((int) (vector.low() >>> 32));
        boolean third = matchesF32((int) vector.high());
        yield matchesF32((int) (vector.high() >>> 32)) && first && second && third;
      }
      case "f64x2" -> {
        reader.advance();
        boolean first = matchesF64(vector.low());
        yield matchesF64(vector.high()) && first;
      }
      default -> {
        var expected = VectorLiteral.read(reader);
        yield expected.low() == vector.low() && expected.high() == vector.high();
      }
    };
  }
}
