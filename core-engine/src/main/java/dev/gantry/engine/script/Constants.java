package dev.gantry.engine.script;

import dev.gantry.engine.V128;
import dev.gantry.engine.text.TokenReader;
import dev.gantry.engine.text.VectorLiteral;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the constants that scripts pass to functions. */
final class Constants {
  private Constants() {}

  /** {@return the values up to the parenthesis that closes the action} */
  static @Nullable Object[] arguments(TokenReader reader) {
    List<@Nullable Object> values = new ArrayList<>();
    while (!reader.atClose()) {
      values.add(constant(reader));
    }
    return values.toArray();
  }

  private static @Nullable Object constant(TokenReader reader) {
    reader.open();
    String keyword = reader.anyWord("a constant");
    Object value =
        switch (keyword) {
          case "i32.const" -> (int) reader.integer(32);
          case "i64.const" -> reader.integer(64);
          case "f32.const" -> Float.intBitsToFloat(reader.f32());
          case "f64.const" -> Double.longBitsToDouble(reader.f64());
          case "v128.const" -> {
            var vector = VectorLiteral.read(reader);
            yield new V128(vector.low(), vector.high());
          }
          case "ref.extern", "ref.host" ->
              new HostReferenceValue(Integer.toUnsignedLong(reader.u32()));
          case "ref.null" -> {
            reader.skipToClose();
            yield null;
          }
          default -> throw new CommandFailure("not yet supported: the constant " + keyword);
        };
    reader.close();
    return value;
  }
}
