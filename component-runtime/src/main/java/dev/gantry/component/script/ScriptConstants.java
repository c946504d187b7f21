package dev.gantry.component.script;

import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the constants that scripts pass to functions, and turns them into WAVE. */
final class ScriptConstants {
  private final TokenReader reader;

  ScriptConstants(TokenReader reader) {
    this.reader = reader;
  }

  /** {@return the constant at the current token as WAVE, moving past it} */
  String constant() {
    reader.open();
    String text = body();
    reader.close();
    return text;
  }

  private String body() {
    String keyword = reader.anyWord("a constant");
    return switch (keyword) {
      case "bool.const" -> reader.anyWord("true or false");
      case "u8.const", "u16.const", "u32.const", "u64.const" ->
          Long.toUnsignedString(reader.integer(64));
      case "s8.const", "s16.const", "s32.const", "s64.const" -> Long.toString(reader.integer(64));
      case "f32.const" -> f32();
      case "f64.const" -> f64();
      case "char.const" -> quoted('\'', reader.name());
      case "str.const" -> quoted('"', reader.name());
      case "list.const" -> "[" + String.join(", ", constants()) + "]";
      case "tuple.const" -> "(" + String.join(", ", constants()) + ")";
      case "record.const" -> record();
      case "variant.const" -> label(reader.name()) + payload();
      case "enum.const" -> label(reader.name());
      case "option.none" -> "none";
      case "option.some" -> "some" + payload();
      case "result.ok" -> "ok" + payload();
      case "result.err" -> "err" + payload();
      case "flags.const" -> flags();
      default -> throw reader.unexpected("a constant of components");
    };
  }

  private String f32() {
    if (reader.takeWord("nan:canonical") || reader.takeWord("nan:arithmetic")) {
      return "nan";
    }
    float value = Float.intBitsToFloat(reader.f32());
    return special(value, Float.toString(value));
  }

  private String f64() {
    if (reader.takeWord("nan:canonical") || reader.takeWord("nan:arithmetic")) {
      return "nan";
    }
    double value = Double.longBitsToDouble(reader.f64());
    return special(value, Double.toString(value));
  }

  private static String special(double value, String text) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String quoted(char quote, String value) {
    var text = new StringBuilder().append(quote);
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == quote || c == '\\' || Character.isISOControl(c)) {
                text.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.append(quote).toString();
  }

  /** {@return a label, told from the words of the language} */
  private static String label(String name) {
    return "%" + name;
  }

  private List<String> constants() {
    var constants = new ArrayList<String>();
    while (reader.kind() == TokenKind.OPEN) {
      constants.add(constant());
    }
    return constants;
  }

  private String payload() {
    return reader.atClose() ? "" : "(" + constant() + ")";
  }

  private String record() {
    var fields = new ArrayList<String>();
    while (reader.takeOpen("field")) {
      fields.add(
          label(reader.name()) + ": " + (reader.kind() == TokenKind.OPEN ? constant() : body()));
      reader.close();
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private String flags() {
    var labels = new ArrayList<String>();
    while (reader.kind() == TokenKind.STRING) {
      labels.add(label(reader.name()));
    }
    return "{" + String.join(", ", labels) + "}";
  }
}
