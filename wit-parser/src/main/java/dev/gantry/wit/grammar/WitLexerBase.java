package dev.gantry.wit.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.Lexer;

/** Reads what follows the start of a comment or a string, up to its end. */
abstract class WitLexerBase extends Lexer {

  WitLexerBase(CharStream input) {
    super(input);
  }

  /** Goes on to the end of the line. */
  final void lineComment() {
    int next = _input.LA(1);
    while (next != '\n' && next != IntStream.EOF) {
      _input.consume();
      next = _input.LA(1);
    }
  }

  /** Goes on behind the end of the comment; comments nest. */
  final void blockComment() {
    int depth = 1;
    while (depth > 0) {
      int next = _input.LA(1);
      if (next == IntStream.EOF) {
        setType(WitLexer.UNTERMINATED_COMMENT);
        return;
      }
      _input.consume();
      if (next == '/' && _input.LA(1) == '*') {
        _input.consume();
        depth++;
      } else if (next == '*' && _input.LA(1) == '/') {
        _input.consume();
        depth--;
      }
    }
  }

  /** Goes on behind the closing quote, or to the end of the line if there is none. */
  final void string() {
    while (true) {
      int next = _input.LA(1);
      if (next == '\n' || next == IntStream.EOF) {
        setType(WitLexer.UNTERMINATED_STRING);
        return;
      }
      _input.consume();
      if (next == '"') {
        return;
      }
      if (next == '\\' && _input.LA(1) != '\n' && _input.LA(1) != IntStream.EOF) {
        _input.consume();
      }
    }
  }
}
