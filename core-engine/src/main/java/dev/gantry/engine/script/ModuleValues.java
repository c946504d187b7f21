package dev.gantry.engine.script;

import dev.gantry.engine.V128;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a function of a module returned. */
record ModuleValues(List<@Nullable Object> values) implements ScriptValues {

  @Override
  public boolean matches(TokenReader patterns) {
    int next = 0;
    boolean matches = true;
    while (patterns.kind() == TokenKind.OPEN) {
      int pattern = patterns.index();
      boolean here = next < values.size() && new Patterns(patterns).matches(values.get(next));
      matches &= here;
      patterns.seek(pattern);
      patterns.skipList();
      next++;
    }
    return matches && next == values.size();
  }

  @Override
  public String toString() {
    return values.stream().map(ModuleValues::text).collect(Collectors.joining(" "));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "(ref.null)";
      case Integer number -> "(i32.const %d)".formatted(number);
      case Long number -> "(i64.const %d)".formatted(number);
      case Float number ->
          "(f32.const %s (;0x%08x;))".formatted(number, Float.floatToRawIntBits(number));
      case Double number ->
          "(f64.const %s (;0x%016x;))".formatted(number, Double.doubleToRawLongBits(number));
      case V128 vector ->
          "(v128.const i64x2 0x%016x 0x%016x)".formatted(vector.low(), vector.high());
      case HostReferenceValue reference -> "(ref.extern %d)".formatted(reference.number());
      default -> "(%s)".formatted(value);
    };
  }
}
