package dev.gantry.wit.syntax;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.Source;
import dev.gantry.wit.Span;
import dev.gantry.wit.grammar.WitLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** The tokens of a source, comments among them, the end of the file last. */
public final class SourceTokens {
  private final Source source;
  private final List<Token> tokens;

  private SourceTokens(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** {@return the tokens of a source, which are as many as can be made out} */
  static SourceTokens of(Source source, Findings findings) {
    ForbiddenCharacters.check(source, findings);
    var lexer = new WitLexer(new TextStream(source.path(), source.text()));
    lexer.removeErrorListeners();
    var tokens = new ArrayList<Token>();
    Token token;
    do {
      token = lexer.nextToken();
      ((CommonToken) token).setTokenIndex(tokens.size());
      tokens.add(token);
    } while (token.getType() != Token.EOF);
    var result = new SourceTokens(source, tokens);
    result.reportBroken(findings);
    return result;
  }

  private void reportBroken(Findings findings) {
    for (Token token : tokens) {
      switch (token.getType()) {
        case WitLexer.UNTERMINATED_COMMENT -> {
          int start = token.getStartIndex();
          findings.add(
              DiagnosticCode.UNTERMINATED_COMMENT,
              "comment is not ended",
              new Location(source, new Span(start, start + 2)),
              "starts here, and nothing ends it");
          ((CommonToken) token).setType(WitLexer.BLOCK_COMMENT);
        }
        case WitLexer.UNTERMINATED_STRING -> {
          findings.add(
              DiagnosticCode.INVALID_STRING,
              "string is not ended on its line",
              location(token),
              "needs a closing `\"`");
          ((CommonToken) token).setType(WitLexer.TEXT);
        }
        default -> {
          // Whole tokens.
        }
      }
    }
  }

  /** {@return the source} */
  public Source source() {
    return source;
  }

  List<Token> all() {
    return tokens;
  }

  /** {@return where a token stands} */
  Location location(Token token) {
    int start = Math.min(token.getStartIndex(), source.text().length());
    return new Location(source, new Span(start, Math.max(start, token.getStopIndex() + 1)));
  }

  /** {@return the stretch from one token to another} */
  Location location(Token first, Token last) {
    int start = first.getStartIndex();
    return new Location(source, new Span(start, Math.max(start, last.getStopIndex() + 1)));
  }

  /** {@return the place right behind the last token, other than comments, before this one} */
  Location endBefore(Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        int end = tokens.get(i).getStopIndex() + 1;
        return new Location(source, new Span(end, end));
      }
    }
    return new Location(source, new Span(0, 0));
  }

  /** {@return the type of the last token, other than comments, before this one} */
  int typeBefore(Token token) {
    for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
      if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
        return tokens.get(i).getType();
      }
    }
    return Token.EOF;
  }

  /** {@return whether nothing but comments stands before a token on its line} */
  boolean isFirstOnLine(Token token) {
    int end = endBefore(token).span().start();
    int lineFeed = source.text().indexOf('\n', end);
    return end == 0 || (lineFeed >= 0 && lineFeed < token.getStartIndex());
  }
}
