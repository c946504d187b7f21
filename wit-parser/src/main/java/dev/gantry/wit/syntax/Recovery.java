package dev.gantry.wit.syntax;

import static dev.gantry.wit.grammar.WitParser.*;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import java.util.BitSet;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Reports each mistake once and goes on behind it: a missing bracket or separator is thought in,
 * and anything else ends the innermost statement or list element, which is then left out.
 */
final class Recovery extends DefaultErrorStrategy {
  private final SourceTokens tokens;
  private final Findings findings;
  private final BitSet skipped = new BitSet();
  private int mistakes;

  /** What looks like no WIT at all would otherwise be reported word by word. */
  private static final int MOST_MISTAKES = 500;

  Recovery(SourceTokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** {@return the tokens of what was left out, by index} */
  BitSet skipped() {
    return skipped;
  }

  @Override
  public Token recoverInline(Parser parser) {
    Token found = parser.getCurrentToken();
    IntervalSet expected = parser.getExpectedTokens();
    int wanted = expected.isNil() ? Token.INVALID_TYPE : expected.getMinElement();
    if (!inErrorRecoveryMode(parser)) {
      if (expected.size() == 1 && isSurplus(parser, found, wanted)) {
        reportUnexpected(found);
        parser.consume();
        Token match = parser.getCurrentToken();
        reportMatch(parser);
        parser.consume();
        return match;
      }
      int missing = missing(parser, found, expected);
      if (missing != Token.INVALID_TYPE) {
        reportMissing(parser, found, missing);
        return conjure(parser, found, missing);
      }
    }
    throw new InputMismatchException(parser);
  }

  private static boolean isSurplus(Parser parser, Token found, int wanted) {
    return parser.getInputStream().LA(2) == wanted
        && !Boundaries.endsList(found.getType())
        && found.getType() != CLOSE_PAREN
        && found.getType() != CLOSE_ANGLE;
  }

  /** The separator or bracket that was left out here, or none if something else is wrong. */
  private int missing(Parser parser, Token found, IntervalSet expected) {
    boolean isAtBoundary =
        found.getType() == Token.EOF
            || found.getType() == CLOSE_BRACE
            || (tokens.isFirstOnLine(found) && found.getType() != OPEN_PAREN);
    if (expected.contains(CLOSE_BRACE)) {
      return CLOSE_BRACE;
    }
    if (expected.contains(CLOSE_PAREN)
        && (isAtBoundary || follows(found, SEMICOLON, ARROW, COMMA))) {
      return CLOSE_PAREN;
    }
    if (expected.contains(CLOSE_ANGLE)
        && (isAtBoundary || follows(found, SEMICOLON, CLOSE_PAREN, ARROW))) {
      return CLOSE_ANGLE;
    }
    if (expected.contains(SEMICOLON) && isAtBoundary) {
      return SEMICOLON;
    }
    if (expected.contains(COLON) && parser.getRuleContext().getRuleIndex() != RULE_extern) {
      boolean isAfterName = follows(found, FUNC, ASYNC, STATIC);
      return isAfterName ? COLON : Token.INVALID_TYPE;
    }
    return Token.INVALID_TYPE;
  }

  private static boolean follows(Token token, int... types) {
    for (int type : types) {
      if (token.getType() == type) {
        return true;
      }
    }
    return false;
  }

  private Token conjure(Parser parser, Token found, int type) {
    int end = tokens.endBefore(found).span().start();
    return parser
        .getTokenFactory()
        .create(
            new org.antlr.v4.runtime.misc.Pair<>(
                found.getTokenSource(), found.getTokenSource().getInputStream()),
            type,
            Expectations.word(type),
            Token.DEFAULT_CHANNEL,
            end,
            end - 1,
            found.getLine(),
            found.getCharPositionInLine());
  }

  private void reportMissing(Parser parser, Token found, int type) {
    beginErrorCondition(parser);
    Location place = tokens.endBefore(found);
    Location foundAt = tokens.location(found);
    String word = Expectations.word(type);
    Diagnostic diagnostic =
        Findings.of(DiagnosticCode.MISSING_TOKEN, "missing " + word, place, word + " belongs here");
    Token opener = type == CLOSE_BRACE ? opener(parser.getContext()) : null;
    if (opener != null) {
      diagnostic = diagnostic.withSecondary(tokens.location(opener), "opened here");
    }
    if (line(place) != line(foundAt)) {
      diagnostic =
          diagnostic.withSecondary(foundAt, "before " + Expectations.found(found) + ", found here");
    }
    findings.add(diagnostic);
    endErrorCondition(parser);
  }

  private static @org.jspecify.annotations.Nullable Token opener(ParserRuleContext context) {
    var brace = context.getToken(OPEN_BRACE, 0);
    return brace == null ? null : brace.getSymbol();
  }

  private static int line(Location location) {
    return location.source().position(location.span().start()).line();
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    Token found = parser.getCurrentToken();
    IntervalSet expected = parser.getExpectedTokens();
    if (expected.contains(SEMICOLON)
        && (tokens.isFirstOnLine(found) || found.getType() == CLOSE_BRACE)) {
      reportMissing(parser, found, SEMICOLON);
      beginErrorCondition(parser);
      return;
    }
    beginErrorCondition(parser);
    String message =
        "expected %s, found %s"
            .formatted(
                Expectations.expected(parser.getContext().getRuleIndex(), expected),
                Expectations.found(found));
    findings.add(hinted(found, message));
  }

  private void reportUnexpected(Token found) {
    findings.add(hinted(found, "unexpected " + Expectations.found(found)));
  }

  private Diagnostic hinted(Token found, String message) {
    var diagnostic =
        Findings.of(
            DiagnosticCode.UNEXPECTED_TOKEN, message, tokens.location(found), "not expected here");
    String hint = hint(found);
    return hint.isEmpty() ? diagnostic : diagnostic.withHint(hint);
  }

  private String hint(Token found) {
    int before = tokens.typeBefore(found);
    return switch (found.getType()) {
      case STATIC -> before == ASYNC ? "write `static async func`" : "";
      case ASYNC -> "write `name: async func(…)`; a constructor cannot be async";
      case OPEN_PAREN ->
          before == ARROW ? "a function has at most one result: use a tuple or a record" : "";
      case EQUALS -> before == COLON ? "" : "only `type name = …;` has a `=`";
      default -> "";
    };
  }

  @Override
  public void sync(Parser parser) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    ATNState state = parser.getATN().states.get(parser.getState());
    int kind = state.getStateType();
    if (kind != ATNState.STAR_LOOP_ENTRY && kind != ATNState.STAR_LOOP_BACK) {
      return;
    }
    IntervalSet next = parser.getATN().nextTokens(state);
    switch (parser.getContext().getRuleIndex()) {
      case RULE_interfaceBody, RULE_worldItem, RULE_packageItem -> syncMembers(parser, next);
      case RULE_typeItem -> {
        if (next.contains(CONSTRUCTOR)) {
          syncMembers(parser, next);
        } else {
          syncElements(parser, next);
        }
      }
      case RULE_includeItem, RULE_useItem, RULE_signature, RULE_attribute, RULE_tuple ->
          syncElements(parser, next);
      default -> {
        // The rule that comes next says what is wrong.
      }
    }
  }

  private void syncMembers(Parser parser, IntervalSet next) {
    int type = parser.getInputStream().LA(1);
    while (!next.contains(type)
        && type != Token.EOF
        && type != CLOSE_BRACE
        && !Boundaries.startsItem(type)) {
      reportStray(parser, next);
      int first = parser.getCurrentToken().getTokenIndex();
      skipStatement(parser, first);
      type = parser.getInputStream().LA(1);
    }
  }

  private void syncElements(Parser parser, IntervalSet next) {
    int type = parser.getInputStream().LA(1);
    if (next.contains(type) || ends(parser, type)) {
      return;
    }
    reportStray(parser, next);
    int first = parser.getCurrentToken().getTokenIndex();
    do {
      parser.consume();
      type = parser.getInputStream().LA(1);
    } while (!next.contains(type) && !ends(parser, type));
    markSkipped(parser, first);
    endErrorCondition(parser);
  }

  private static boolean ends(Parser parser, int type) {
    boolean isInBraces =
        switch (parser.getContext().getRuleIndex()) {
          case RULE_typeItem, RULE_includeItem, RULE_useItem -> true;
          default -> false;
        };
    if (type == ARROW) {
      return true;
    }
    // A `;` between fields is a slip, while one within parentheses ends the statement.
    return !(isInBraces && type == SEMICOLON) && Boundaries.endsList(type);
  }

  private void reportStray(Parser parser, IntervalSet next) {
    beginErrorCondition(parser);
    Token found = parser.getCurrentToken();
    String expected = Expectations.expected(parser.getContext().getRuleIndex(), next);
    findings.add(
        hinted(found, "expected %s, found %s".formatted(expected, Expectations.found(found))));
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    ParserRuleContext context = parser.getContext();
    int first = context.getStart().getTokenIndex();
    switch (context.getRuleIndex()) {
      case RULE_item, RULE_interfaceMember, RULE_worldMember, RULE_resourceMember ->
          skipStatement(parser, first);
      case RULE_field,
          RULE_variantCase,
          RULE_enumCase,
          RULE_flag,
          RULE_useName,
          RULE_includeName,
          RULE_parameter,
          RULE_attributeArgument ->
          skipElement(parser, first);
      default -> throw e;
    }
  }

  /** Goes on behind the statement that starts at a token. */
  private void skipStatement(Parser parser, int first) {
    int depth = 0;
    while (true) {
      Token token = parser.getCurrentToken();
      int type = token.getType();
      boolean moved = token.getTokenIndex() > first;
      if (type == Token.EOF
          || (depth == 0 && type == CLOSE_BRACE && (moved || parser.getContext().depth() > 1))
          || (depth == 0 && moved && startsStatement(parser, token))) {
        break;
      }
      parser.consume();
      if (type == OPEN_BRACE) {
        depth++;
      } else if (type == CLOSE_BRACE) {
        depth--;
      }
      if (depth <= 0 && (type == SEMICOLON || type == CLOSE_BRACE)) {
        break;
      }
    }
    markSkipped(parser, first);
    endErrorCondition(parser);
  }

  private boolean startsStatement(Parser parser, Token token) {
    if (!tokens.isFirstOnLine(token)) {
      return false;
    }
    boolean isNamed =
        (token.getType() == ID || token.getType() == EXPLICIT_ID)
            && parser.getInputStream().LA(2) == COLON;
    return isNamed || Boundaries.startsMember(token.getType());
  }

  /** Goes on behind the list element that starts at a token. */
  private void skipElement(Parser parser, int first) {
    int depth = 0;
    while (true) {
      int type = parser.getInputStream().LA(1);
      if (type == OPEN_PAREN || type == OPEN_ANGLE) {
        depth++;
      } else if (depth > 0 && (type == CLOSE_PAREN || type == CLOSE_ANGLE)) {
        depth--;
      } else if (Boundaries.endsList(type)
          || (depth == 0 && (type == COMMA || type == CLOSE_PAREN))) {
        break;
      }
      parser.consume();
    }
    markSkipped(parser, first);
    endErrorCondition(parser);
  }

  private void markSkipped(Parser parser, int first) {
    mistakes++;
    if (mistakes == MOST_MISTAKES) {
      giveUp(parser);
    }
    skipped.set(first, Math.max(first, parser.getCurrentToken().getTokenIndex()) + 1);
  }

  private void giveUp(Parser parser) {
    findings.add(
        DiagnosticCode.TOO_MANY_MISTAKES,
        "more than %d mistakes".formatted(MOST_MISTAKES),
        tokens.location(parser.getCurrentToken()),
        "the rest of the file is not read");
    int last = tokens.all().size() - 1;
    skipped.set(parser.getCurrentToken().getTokenIndex(), last);
    parser.getInputStream().seek(last);
  }
}
