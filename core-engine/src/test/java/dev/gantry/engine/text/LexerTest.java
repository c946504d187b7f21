package dev.gantry.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.engine.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LexerTest {

  @ParameterizedTest
  @MethodSource
  void cutsTextIntoTokens(String text, String tokens) {
    assertThat(tokens(text)).isEqualTo(tokens);
  }

  static List<Arguments> cutsTextIntoTokens() {
    return List.of(
        arguments("", ""),
        arguments("(nop)", "OPEN( WORDnop CLOSE)"),
        arguments("a b\tc\r\nd", "WORDa WORDb WORDc WORDd"),
        arguments("$x $\"x y\"", "ID$x ID$\"x y\""),
        arguments("\"a\"", "STRING\"a\""),
        arguments("\"\\\"\"", "STRING\"\\\"\""),
        arguments("-0x1_0.8p+3", "WORD-0x1_0.8p+3"),
        arguments("a;;b\nc", "WORDa WORDc"),
        arguments("a;;b\rc", "WORDa WORDc"),
        arguments("a(;b(;c;)d;)e", "WORDa WORDe"),
        arguments("a;b", "WORDa RESERVED; WORDb"),
        arguments("a\"b\"", "RESERVEDa\"b\""),
        arguments("\"a\"\"b\"", "RESERVED\"a\"\"b\""),
        arguments("$l\"a\"", "RESERVED$l\"a\""),
        arguments("a(b)c", "WORDa OPEN( WORDb CLOSE) WORDc"),
        arguments("[,]", "RESERVED[ RESERVED, RESERVED]"),
        arguments("a (@b c) d", "WORDa WORDd"));
  }

  private static String tokens(String text) {
    var reader = TokenReader.over(text);
    List<String> tokens = new ArrayList<>();
    for (; !reader.atEnd(); reader.advance()) {
      tokens.add(reader.kind() + reader.text());
    }
    return String.join(" ", tokens);
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatIsNoToken(String text, String message) {
    assertThatThrownBy(() -> TokenReader.over(text))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  static List<Arguments> refusesWhatIsNoToken() {
    return List.of(
        arguments("a\n \"b", "unclosed string literal (at 2:2)"),
        arguments("\"a\nb\"", "unclosed string literal (at 1:1)"),
        arguments("\"a\u0001\"", "illegal control character in string literal (at 1:3)"),
        arguments("\"\\z\"", "illegal escape in string literal (at 1:2)"),
        arguments("\"\\u{110000}\"", "illegal escape in string literal (at 1:2)"),
        arguments("\"\\u{d800}\"", "illegal escape in string literal (at 1:2)"),
        arguments("a (; b", "unclosed comment (at 1:3)"),
        arguments("ä", "illegal character (at 1:1)"),
        arguments("\"ä\" ö", "illegal character (at 1:5)"),
        arguments("$", "empty identifier (at 1:1)"),
        arguments("$\"\"", "empty identifier (at 1:1)"),
        arguments("(@)", "empty annotation id (at 1:1)"),
        arguments("(@a (b)", "unclosed annotation (at 1:1)"));
  }

  @Test
  void refusesWhatIsNoUtf8() {
    assertThatThrownBy(() -> Lexer.lex(new byte[] {'a', ' ', (byte) 0xC0, (byte) 0x80}))
        .isInstanceOf(MalformedException.class)
        .hasMessage("malformed UTF-8 encoding (at 1:3)");
  }

  @Test
  void readsEveryEscapeOfStrings() {
    var reader = TokenReader.over("\"\\t\\n\\r\\\"\\'\\\\\\u{20_AC}\\fF\"");

    byte[] expected = "\t\n\r\"'\\€_".getBytes(StandardCharsets.UTF_8);
    expected[expected.length - 1] = (byte) 0xFF;
    assertThat(reader.string()).isEqualTo(expected);
  }

  @Test
  void keepsAnnotationsBesideTheTokens() {
    var reader = TokenReader.over("a (@b (c) \"d\") (@\"e f\") g");
    reader.advance();

    assertThat(reader.annotations())
        .extracting(Tokens.Annotation::name)
        .containsExactly("b", "e f");
    var content = TokenReader.over(reader.annotations().getFirst().content());
    content.skipList();
    assertThat(content.name()).isEqualTo("d");
    assertThat(content.atEnd()).isTrue();
  }
}
