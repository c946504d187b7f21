package dev.gantry.wit.syntax;

import static dev.gantry.wit.grammar.WitLexer.*;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Which brackets belong together in a file, and how what is between them is laid out. */
final class BracketPairs {
  private static final int WIDTH = 100;

  /**
   * A pair of brackets.
   *
   * @param open index of the opening token
   * @param close index of the closing token
   * @param isBroken whether each element has its line
   * @param isList whether commas separate the elements
   * @param isSpaced whether spaces stand inside when it is on one line
   */
  record Bracket(int open, int close, boolean isBroken, boolean isList, boolean isSpaced) {}

  private final List<Token> tokens;
  private final Map<Integer, Bracket> byOpen = new HashMap<>();
  private final Map<Integer, Bracket> byClose = new HashMap<>();

  private BracketPairs(List<Token> tokens) {
    this.tokens = tokens;
  }

  static BracketPairs of(List<Token> tokens) {
    var pairs = new BracketPairs(tokens);
    pairs.find();
    return pairs;
  }

  @Nullable Bracket openedBy(int i) {
    return byOpen.get(i);
  }

  @Nullable Bracket closedBy(int i) {
    return byClose.get(i);
  }

  private void find() {
    Deque<Integer> open = new ArrayDeque<>();
    int keyword = EOF;
    int statement = 0;
    Deque<Integer> statements = new ArrayDeque<>();
    Deque<Integer> keywords = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      int type = tokens.get(i).getType();
      if (tokens.get(i).getChannel() == COMMENTS) {
        continue;
      }
      switch (type) {
        case OPEN_BRACE, OPEN_PAREN, OPEN_ANGLE -> {
          open.push(i);
          statements.push(statement);
          keywords.push(keyword);
          statement = type == OPEN_BRACE ? i + 1 : statement;
          keyword = type == OPEN_BRACE ? EOF : keyword;
        }
        case CLOSE_BRACE, CLOSE_PAREN, CLOSE_ANGLE -> {
          if (!open.isEmpty()) {
            int before = keywords.pop();
            boolean isPayload = !keywords.isEmpty() && keywords.peek() == VARIANT;
            add(open.pop(), i, statements.pop(), before, isPayload);
          }
          if (type == CLOSE_BRACE) {
            statement = i + 1;
            keyword = EOF;
          }
        }
        case SEMICOLON -> {
          statement = i + 1;
          keyword = EOF;
        }
        case RECORD, VARIANT, ENUM, FLAGS, USE, WITH, INTERFACE, WORLD, PACKAGE, RESOURCE ->
            keyword = type;
        default -> {
          // Part of a statement.
        }
      }
    }
  }

  private void add(int opening, int closing, int statement, int keyword, boolean isPayload) {
    boolean isBrace = tokens.get(opening).getType() == OPEN_BRACE;
    boolean isAngle = tokens.get(opening).getType() == OPEN_ANGLE;
    boolean isListBlock =
        keyword == RECORD || keyword == VARIANT || keyword == ENUM || keyword == FLAGS;
    boolean isInline = keyword == USE || keyword == WITH;
    boolean isAttribute = !isBrace && !isAngle && isAfterAttribute(opening);
    boolean isBroken;
    if (isBrace && !isInline) {
      isBroken = true;
    } else if (isAngle || isAttribute || isPayload) {
      isBroken = false;
    } else {
      isBroken = closing > opening + 1 && isTooLong(statement, opening, closing);
    }
    var bracket =
        new Bracket(
            opening,
            closing,
            isBroken,
            !isBrace || isListBlock || isInline,
            keyword == WITH && isBrace);
    byOpen.put(opening, bracket);
    byClose.put(closing, bracket);
  }

  private boolean isAfterAttribute(int opening) {
    return opening >= 2 && tokens.get(opening - 2).getType() == AT;
  }

  /** Whether a statement does not fit on a line, or has a comment between the brackets. */
  private boolean isTooLong(int statement, int opening, int closing) {
    for (int i = opening; i < closing; i++) {
      if (tokens.get(i).getType() == LINE_COMMENT) {
        return true;
      }
    }
    int width = 4;
    for (int i = statement; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.getChannel() == COMMENTS) {
        continue;
      }
      int type = token.getType();
      if (type == AT && isAttributeStart(i)) {
        i = endOfAttribute(i);
        continue;
      }
      boolean isTight =
          type == COLON
              || type == COMMA
              || type == SEMICOLON
              || type == DOT
              || type == SLASH
              || type == OPEN_PAREN
              || type == CLOSE_PAREN
              || type == OPEN_ANGLE
              || type == CLOSE_ANGLE;
      boolean isDroppedComma = type == COMMA && isBeforeCloser(i);
      width += isDroppedComma ? 0 : token.getText().length() + (isTight ? 0 : 1);
      if (type == SEMICOLON || (i > closing && type == OPEN_BRACE)) {
        break;
      }
    }
    return width > WIDTH;
  }

  private boolean isBeforeCloser(int i) {
    int next = i + 1;
    while (next < tokens.size() - 1 && tokens.get(next).getChannel() == COMMENTS) {
      next++;
    }
    int type = tokens.get(next).getType();
    return type == CLOSE_PAREN || type == CLOSE_ANGLE || type == CLOSE_BRACE;
  }

  private boolean isAttributeStart(int i) {
    return i + 1 < tokens.size() && tokens.get(i + 1).getType() != VERSION;
  }

  private int endOfAttribute(int i) {
    int end = i;
    while (end < tokens.size() - 1 && tokens.get(end).getType() != CLOSE_PAREN) {
      end++;
    }
    return end;
  }
}
