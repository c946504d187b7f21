package dev.gantry.engine.text;

import dev.gantry.engine.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads a text from left to right, one token after the other, as a grammar of parentheses.
 *
 * <p>{@code is…} and {@code at…} look, {@code take…} moves on if it finds what it looks for, and
 * the rest moves on or fails. A failure is a {@link MalformedException} that tells what was found,
 * what was expected and where. Owned by one thread.
 */
public final class TokenReader {
  private final Tokens tokens;
  private int index;
  private int nextAnnotation;

  private TokenReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** {@return a reader before the first token} */
  public static TokenReader over(Tokens tokens) {
    return new TokenReader(tokens);
  }

  /** {@return a reader of a text in UTF-8, whose array the caller gives up} */
  public static TokenReader over(byte[] source) {
    return new TokenReader(Lexer.lex(source));
  }

  /** {@return a reader of a text} */
  public static TokenReader over(String source) {
    return over(source.getBytes(StandardCharsets.UTF_8));
  }

  /** {@return another reader that stands where this one does} */
  public TokenReader copy() {
    var copy = new TokenReader(tokens);
    copy.index = index;
    return copy;
  }

  // Where the reader stands

  /** {@return the number of tokens before the current one, to come back to with {@link #seek}} */
  public int index() {
    return index;
  }

  /** Goes to a token that was current before. */
  public void seek(int index) {
    this.index = index;
  }

  /** {@return the line and column of the current token} */
  public Tokens.Position position() {
    return tokens.position(tokens.start(index));
  }

  /** {@return the number of bytes in the text before the current token} */
  public int byteOffset() {
    return tokens.start(index);
  }

  /** {@return the number of bytes in the text up to the end of the token before the current one} */
  public int previousEnd() {
    return index == 0 ? 0 : tokens.end(index - 1);
  }

  /** {@return the line and column of a byte of the text} */
  public Tokens.Position position(int byteOffset) {
    return tokens.position(byteOffset);
  }

  /** {@return a copy of a stretch of the text} */
  public byte[] source(int start, int end) {
    return java.util.Arrays.copyOfRange(tokens.source(), start, end);
  }

  // Tokens

  /** {@return the kind of the current token} */
  public TokenKind kind() {
    return tokens.kind(index);
  }

  /** {@return the kind of the token after the current one} */
  public TokenKind nextKind() {
    return tokens.kind(Math.min(index + 1, tokens.count() - 1));
  }

  /** {@return whether nothing is left} */
  public boolean atEnd() {
    return kind() == TokenKind.END;
  }

  /** {@return whether the current token closes a list} */
  public boolean atClose() {
    return kind() == TokenKind.CLOSE;
  }

  /** {@return whether the current token is a keyword} */
  public boolean isWord(String word) {
    return kind() == TokenKind.WORD && tokens.is(index, word);
  }

  /** {@return whether the token after the current one is a keyword} */
  public boolean isNextWord(String word) {
    return nextKind() == TokenKind.WORD && tokens.is(index + 1, word);
  }

  /** {@return whether a list begins here, and with a keyword} */
  public boolean isOpen(String word) {
    return kind() == TokenKind.OPEN && isNextWord(word);
  }

  /** {@return the characters of the current token, whatever it is} */
  public String text() {
    return tokens.text(index);
  }

  /** {@return the characters of the token after the current one} */
  public String nextText() {
    return tokens.text(Math.min(index + 1, tokens.count() - 1));
  }

  /** Moves to the next token. */
  public void advance() {
    if (!atEnd()) {
      index++;
    }
  }

  /** Moves past a keyword if it is the current token; {@return whether it was}. */
  public boolean takeWord(String word) {
    boolean found = isWord(word);
    if (found) {
      index++;
    }
    return found;
  }

  /** Moves past a keyword. */
  public void word(String word) {
    if (!takeWord(word)) {
      throw unexpected("`" + word + "`");
    }
  }

  /** Moves past a keyword or number; {@return its characters}. */
  public String anyWord(String expected) {
    if (kind() != TokenKind.WORD) {
      throw unexpected(expected);
    }
    String text = text();
    index++;
    return text;
  }

  // Lists

  /** Moves into a list if it begins with a keyword; {@return whether it did}. */
  public boolean takeOpen(String word) {
    boolean found = isOpen(word);
    if (found) {
      index += 2;
    }
    return found;
  }

  /** Moves into a list that begins with a keyword. */
  public void open(String word) {
    if (!takeOpen(word)) {
      throw unexpected("`(" + word + "`");
    }
  }

  /** Moves past an opening parenthesis. */
  public void open() {
    if (kind() != TokenKind.OPEN) {
      throw unexpected("`(`");
    }
    index++;
  }

  /** Moves past the parenthesis that closes a list. */
  public void close() {
    if (!atClose()) {
      throw unexpected("`)`");
    }
    index++;
  }

  /** Moves past the list that begins here, whatever is in it. */
  public void skipList() {
    if (kind() != TokenKind.OPEN) {
      throw unexpected("`(`");
    }
    index = tokens.partner(index);
    close();
  }

  /** Moves to the parenthesis that closes the list in which the reader stands, or to the end. */
  public void skipToClose() {
    while (!atClose() && !atEnd()) {
      if (kind() == TokenKind.OPEN) {
        index = tokens.partner(index);
      }
      advance();
    }
  }

  /** {@return the index of the token that closes the list which begins here} */
  int closeIndex() {
    return tokens.partner(index);
  }

  // Literals

  /** {@return the identifier here without its {@code $}, moving past it; empty if there is none} */
  public Optional<String> takeId() {
    return kind() == TokenKind.ID ? Optional.of(id()) : Optional.empty();
  }

  /** {@return the identifier here without its {@code $}, moving past it} */
  public String id() {
    if (kind() != TokenKind.ID) {
      throw unexpected("an identifier");
    }
    int start = tokens.start(index) + 1;
    byte[] source = tokens.source();
    String id =
        source[start] == '"'
            ? StringLiteral.text(source, start, tokens.end(index))
            : new String(source, start, tokens.end(index) - start, StandardCharsets.US_ASCII);
    index++;
    return id;
  }

  /** {@return the bytes of the string literal here, moving past it} */
  public byte[] string() {
    if (kind() != TokenKind.STRING) {
      throw unexpected("a string");
    }
    byte[] bytes = StringLiteral.bytes(tokens.source(), tokens.start(index), tokens.end(index));
    index++;
    return bytes;
  }

  /** {@return the string literal here, which must be UTF-8, moving past it} */
  public String name() {
    if (kind() == TokenKind.STRING) {
      StringLiteral.requireUtf8(tokens.source(), tokens.start(index), tokens.end(index));
    }
    return new String(string(), StandardCharsets.UTF_8);
  }

  /** {@return whether the current token is a number without sign or fraction} */
  public boolean isNatural() {
    return kind() == TokenKind.WORD && Integers.isNatural(text());
  }

  /** {@return the unsigned 32-bit number here, moving past it} */
  public int u32() {
    return (int) natural(32, "i32");
  }

  /** {@return the unsigned 64-bit number here, moving past it} */
  public long u64() {
    return natural(64, "i64");
  }

  /** {@return the number of at most {@code bits} bits without a sign here, moving past it} */
  long natural(int bits, String type) {
    if (!isNatural()) {
      throw unexpected("a number");
    }
    var value = Integers.parse(text(), bits, false);
    if (value.isEmpty()) {
      throw malformed(type + " constant out of range");
    }
    index++;
    return value.getAsLong();
  }

  /** {@return the integer of {@code bits} bits here, signed or not, moving past it} */
  public long integer(int bits) {
    String text = kind() == TokenKind.WORD ? text() : "";
    if (!Integers.isInteger(text)) {
      throw unexpected("an integer");
    }
    var value = Integers.parse(text, bits, true);
    if (value.isEmpty()) {
      throw malformed("i%d constant out of range".formatted(bits));
    }
    index++;
    return value.getAsLong();
  }

  /** {@return the bits of the 32-bit floating-point number here, moving past it} */
  public int f32() {
    return (int) floating(FloatFormat.F32);
  }

  /** {@return the bits of the 64-bit floating-point number here, moving past it} */
  public long f64() {
    return floating(FloatFormat.F64);
  }

  private long floating(FloatFormat format) {
    String text = kind() == TokenKind.WORD ? text() : "";
    if (!Floats.isFloat(text)) {
      throw unexpected("a floating-point number");
    }
    var bits = Floats.parse(text, format);
    if (bits.isEmpty()) {
      throw malformed(format.text() + " constant out of range");
    }
    index++;
    return bits.getAsLong();
  }

  // Annotations

  /** {@return the annotations that stand right before the current token} */
  public List<Tokens.Annotation> annotations() {
    var all = tokens.annotations();
    boolean behind = nextAnnotation < all.size() && all.get(nextAnnotation).before() < index;
    boolean ahead = nextAnnotation > 0 && all.get(nextAnnotation - 1).before() >= index;
    if (behind || ahead) {
      nextAnnotation = firstAnnotation(index);
    }
    int end = nextAnnotation;
    while (end < all.size() && all.get(end).before() == index) {
      end++;
    }
    return all.subList(nextAnnotation, end);
  }

  /** {@return the annotations before the tokens from {@code from} up to {@code to}} */
  List<Tokens.Annotation> annotations(int from, int to) {
    return tokens.annotations().subList(firstAnnotation(from), firstAnnotation(to));
  }

  private int firstAnnotation(int before) {
    var all = tokens.annotations();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).before() < before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // Failure

  /** {@return an error at the current token} */
  public MalformedException malformed(String found) {
    return malformed(byteOffset(), found);
  }

  /** {@return an error at a byte of the text} */
  public MalformedException malformed(int byteOffset, String found) {
    return Lexer.malformed(tokens.source(), byteOffset, found);
  }

  /**
   * {@return the error that the current token is not what the grammar has here}
   *
   * @param expected what it has, such as {@code a string}
   */
  public MalformedException unexpected(String expected) {
    String text = kind() == TokenKind.END ? "end of text" : text();
    boolean unknown =
        kind() == TokenKind.RESERVED || (kind() == TokenKind.WORD && !Keywords.isKnown(text));
    return malformed(
        (unknown ? "unknown operator " : "unexpected token ") + text + ", expected " + expected);
  }
}
