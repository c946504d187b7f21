package dev.gantry.engine.text;

import dev.gantry.engine.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens (core 6.3).
 *
 * <p>White space and comments are left out. An annotation is not among the tokens either, but kept
 * beside them with its own, so that a parser that does not look for it reads past it.
 */
public final class Lexer {
  private final byte[] source;
  private final List<Tokens.Annotation> annotations = new ArrayList<>();
  private Tokens.Builder out;
  private int position;

  private Lexer(byte[] source) {
    this.source = source;
    this.out = new Tokens.Builder(source, source.length / 5 + 16);
  }

  /**
   * {@return the tokens of a text in UTF-8, whose array the caller gives up}
   *
   * @throws MalformedException if it is not UTF-8, or no sequence of tokens
   */
  public static Tokens lex(byte[] source) {
    int invalid = Utf8.firstInvalid(source, 0, source.length);
    if (invalid >= 0) {
      throw malformed(source, invalid, "malformed UTF-8 encoding");
    }
    var lexer = new Lexer(source);
    while (lexer.skipSpace()) {
      lexer.token();
    }
    return lexer.out.build(source.length, lexer.annotations);
  }

  private void token() {
    int start = position;
    switch (source[position]) {
      case '(' -> {
        position++;
        if (at('@')) {
          annotation(start);
        } else {
          out.add(TokenKind.OPEN, start, position);
        }
      }
      case ')' -> out.add(TokenKind.CLOSE, start, ++position);
      case ';', ',', '[', ']', '{', '}' -> out.add(TokenKind.RESERVED, start, ++position);
      default -> word(start, false);
    }
  }

  /** Reads the longest run of identifier characters and strings. */
  private void word(int start, boolean inAnnotation) {
    int strings = 0;
    int firstStringEnd = start;
    while (position < source.length) {
      byte c = source[position];
      if (c == '"') {
        position = stringEnd(position, start);
        if (strings++ == 0) {
          firstStringEnd = position;
        }
      } else if (isIdentifierCharacter(c)) {
        position++;
      } else {
        break;
      }
    }
    if (position == start) {
      throw malformed(source, start, "illegal character");
    }
    out.add(wordKind(start, strings, firstStringEnd, inAnnotation), start, position);
  }

  private TokenKind wordKind(int start, int strings, int firstStringEnd, boolean inAnnotation) {
    boolean endsWithOnlyString = strings == 1 && firstStringEnd == position;
    if (source[start] == '"') {
      return endsWithOnlyString ? TokenKind.STRING : TokenKind.RESERVED;
    }
    if (source[start] != '$') {
      return strings == 0 ? TokenKind.WORD : TokenKind.RESERVED;
    }
    boolean quoted = endsWithOnlyString && source[start + 1] == '"';
    if (strings == 0 && position > start + 1) {
      return TokenKind.ID;
    }
    if (quoted && position > start + 3) {
      if (!inAnnotation) {
        StringLiteral.requireUtf8(source, start + 1, position);
      }
      return TokenKind.ID;
    }
    if ((strings == 0 || quoted) && !inAnnotation) {
      throw malformed(source, start, "empty identifier");
    }
    return TokenKind.RESERVED;
  }

  /**
   * {@return the position after a string literal}
   *
   * @param wordStart where the token began: an identifier or annotation that is not well quoted has
   *     no characters at all
   */
  private int stringEnd(int quote, int wordStart) {
    int at = quote + 1;
    while (at < source.length) {
      byte c = source[at];
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\') {
        int length = StringLiteral.escapeLength(source, at);
        if (length == 0) {
          throw malformed(source, at, "illegal escape in string literal");
        }
        at += length;
      } else if ((c >= 0 && c < ' ') || c == 0x7F) {
        break;
      } else {
        at++;
      }
    }
    if (wordStart == quote - 1 && source[wordStart] == '$') {
      throw malformed(source, wordStart, "empty identifier");
    }
    if (wordStart == quote - 1 && source[wordStart] == '@') {
      throw malformed(source, wordStart, "empty annotation id");
    }
    boolean unclosed = at >= source.length || source[at] == '\n' || source[at] == '\r';
    throw malformed(
        source,
        unclosed ? quote : at,
        unclosed ? "unclosed string literal" : "illegal control character in string literal");
  }

  private void annotation(int start) {
    int nameStart = ++position;
    String name;
    if (at('"')) {
      position = stringEnd(nameStart, nameStart - 1);
      StringLiteral.requireUtf8(source, nameStart, position);
      name = StringLiteral.text(source, nameStart, position);
    } else {
      while (position < source.length && isIdentifierCharacter(source[position])) {
        position++;
      }
      name = new String(source, nameStart, position - nameStart, StandardCharsets.UTF_8);
    }
    if (name.isEmpty()) {
      throw malformed(source, start, "empty annotation id");
    }
    var surrounding = out;
    out = new Tokens.Builder(source, 16);
    while (!at(')') || out.depth() > 0) {
      if (!skipSpace()) {
        throw malformed(source, start, "unclosed annotation");
      }
      annotationToken();
    }
    var content = out.build(position, List.of());
    position++;
    out = surrounding;
    annotations.add(new Tokens.Annotation(name, start, out.count(), content));
  }

  private void annotationToken() {
    int start = position;
    switch (source[position]) {
      case '(' -> out.add(TokenKind.OPEN, start, ++position);
      case ')' -> {
        if (out.depth() > 0) {
          out.add(TokenKind.CLOSE, start, ++position);
        }
      }
      case ';', ',', '[', ']', '{', '}' -> out.add(TokenKind.RESERVED, start, ++position);
      default -> word(start, true);
    }
  }

  /** Skips white space and comments; {@return whether something follows}. */
  private boolean skipSpace() {
    while (position < source.length) {
      switch (source[position]) {
        case ' ', '\t', '\n', '\r' -> position++;
        case ';' -> {
          if (!next(';')) {
            return true;
          }
          skipLineComment();
        }
        case '(' -> {
          if (!next(';')) {
            return true;
          }
          skipBlockComment();
        }
        default -> {
          return true;
        }
      }
    }
    return false;
  }

  private void skipLineComment() {
    while (position < source.length && source[position] != '\n' && source[position] != '\r') {
      position++;
    }
  }

  private void skipBlockComment() {
    int start = position;
    int depth = 0;
    do {
      if (position + 1 >= source.length) {
        throw malformed(source, start, "unclosed comment");
      }
      if (source[position] == '(' && next(';')) {
        depth++;
        position += 2;
      } else if (source[position] == ';' && next(')')) {
        depth--;
        position += 2;
      } else {
        position++;
      }
    } while (depth > 0);
  }

  private boolean at(char c) {
    return position < source.length && source[position] == c;
  }

  private boolean next(char c) {
    return position + 1 < source.length && source[position + 1] == c;
  }

  /** Core 6.3.5: printable ASCII without space, quotes, comma, semicolon and brackets. */
  private static boolean isIdentifierCharacter(byte c) {
    return switch (c) {
      case '"', '(', ')', ',', ';', '[', ']', '{', '}' -> false;
      default -> c > ' ' && c < 0x7F;
    };
  }

  /** {@return an error at a byte of a text} */
  static MalformedException malformed(byte[] source, int byteOffset, String found) {
    var position = Tokens.position(source, byteOffset);
    return MalformedException.at(position.line(), position.column(), found);
  }
}
