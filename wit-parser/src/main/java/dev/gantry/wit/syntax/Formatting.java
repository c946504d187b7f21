package dev.gantry.wit.syntax;

import static dev.gantry.wit.grammar.WitLexer.*;

import dev.gantry.wit.Source;
import dev.gantry.wit.WitException;
import dev.gantry.wit.syntax.BracketPairs.Bracket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Lays the tokens of a file out anew; comments are tokens, too. */
public final class Formatting {
  private final String text;
  private final List<Token> tokens;
  private final BracketPairs brackets;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Bracket> open = new ArrayDeque<>();
  private int depth;
  private boolean needsLine;
  private boolean isStart = true;
  private boolean isAttribute;
  private boolean followsOpener = true;
  private int previous = -1;
  private int beforePrevious = -1;

  private Formatting(Source source, List<Token> tokens) {
    this.text = source.text();
    this.tokens = tokens;
    this.brackets = BracketPairs.of(tokens);
  }

  /** {@return the formatted text of a file whose syntax is right} */
  public static String format(Source source) {
    var findings = new Findings();
    FileParser.parse(source, findings);
    if (findings.hasErrors()) {
      throw new WitException(findings.sorted());
    }
    SourceTokens tokens = SourceTokens.of(source, findings);
    NameTokens.prepare(tokens, findings);
    return new Formatting(source, tokens.all()).format();
  }

  private String format() {
    for (int i = 0; i < tokens.size() - 1; i++) {
      if (isComment(i)) {
        comment(i);
      } else {
        token(i);
      }
    }
    return out.toString().stripTrailing() + (out.isEmpty() ? "" : "\n");
  }

  // Comments

  private void comment(int i) {
    boolean isLineComment = tokens.get(i).getType() == LINE_COMMENT;
    if (lineFeedsBefore(i) > 0 || i == 0) {
      line(hasGapBefore(i));
    } else {
      out.append(' ');
    }
    out.append(tokens.get(i).getText().stripTrailing());
    followsOpener = false;
    needsLine |= isLineComment || lineFeedsBefore(i + 1) > 0;
  }

  private boolean isComment(int i) {
    return tokens.get(i).getChannel() == COMMENTS;
  }

  private int lineFeedsBefore(int i) {
    int start = i == 0 ? 0 : tokens.get(i - 1).getStopIndex() + 1;
    int count = 0;
    for (int at = start; at < Math.min(text.length(), tokens.get(i).getStartIndex()); at++) {
      count += text.charAt(at) == '\n' ? 1 : 0;
    }
    return count;
  }

  private boolean hasGapBefore(int i) {
    return lineFeedsBefore(i) > 1 && !followsOpener;
  }

  // Lines

  private void line(boolean withGap) {
    if (!out.isEmpty()) {
      trimLine();
      out.append('\n');
      if (withGap) {
        out.append('\n');
      }
    }
    out.repeat("  ", depth + (isStart ? 0 : 1));
    needsLine = false;
  }

  private void trimLine() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }

  // Tokens

  private void token(int i) {
    Token token = tokens.get(i);
    int type = token.getType();
    Bracket closed = brackets.closedBy(i);
    if (closed != null) {
      close(closed, i);
    } else if (type == COMMA && isLastComma(i)) {
      // Commas at the end stand where every element has its line, and nowhere else.
      if (!open.peekFirst().isBroken()) {
        return;
      }
      out.append(',');
      after(i, type);
      return;
    } else if (needsLine || previous < 0) {
      line(hasGapBefore(i));
    } else if (needsSpace(i)) {
      out.append(' ');
    }
    isAttribute |= isStart && type == AT;
    out.append(token.getText());
    isStart = false;
    addComma(i);
    followsOpener = false;
    after(i, type);
  }

  private void close(Bracket bracket, int i) {
    open.pop();
    if (bracket.isBroken()) {
      depth--;
      isStart = true;
      boolean isEmpty = bracket.open() == i - 1;
      if (!isEmpty) {
        line(false);
      }
    } else if (needsLine) {
      line(false);
    } else if (bracket.isSpaced() && bracket.open() != previous) {
      out.append(' ');
    }
  }

  /** Whether a comma is the last one in its brackets. */
  private boolean isLastComma(int i) {
    Bracket around = open.peekFirst();
    return around != null && nextVisible(i) == around.close();
  }

  /** Adds the comma that the last element lacks, where every element has its line. */
  private void addComma(int i) {
    Bracket around = open.peekFirst();
    boolean isLast = around != null && around.isBroken() && around.isList();
    if (isLast
        && tokens.get(i).getType() != COMMA
        && brackets.openedBy(i) == null
        && nextVisible(i) == around.close()) {
      out.append(',');
      isStart = true;
    }
  }

  private int nextVisible(int i) {
    int next = i + 1;
    while (next < tokens.size() - 1 && isComment(next)) {
      next++;
    }
    return next;
  }

  private void after(int i, int type) {
    beforePrevious = previous;
    previous = i;
    Bracket opened = brackets.openedBy(i);
    Bracket around = open.peekFirst();
    if (opened != null) {
      open.push(opened);
      if (opened.isBroken()) {
        depth++;
        isStart = true;
        followsOpener = true;
        needsLine = true;
      }
    } else if (type == COMMA && around != null && around.isBroken()) {
      startStatement();
    } else if (type == SEMICOLON) {
      startStatement();
    } else if (type == CLOSE_BRACE && isBlockEnd(i)) {
      startStatement();
    } else if (isAttribute && endsAttribute(i, type)) {
      isAttribute = false;
      startStatement();
    }
  }

  private void startStatement() {
    isStart = true;
    needsLine = true;
  }

  private boolean isBlockEnd(int i) {
    int next = nextVisible(i);
    return tokens.get(next).getType() != SEMICOLON;
  }

  private boolean endsAttribute(int i, int type) {
    boolean hasArguments = tokens.get(nextVisible(i)).getType() == OPEN_PAREN;
    return type == CLOSE_PAREN
        ? open.isEmpty() || open.peekFirst().isBroken()
        : type != AT && !hasArguments && open.isEmpty();
  }

  // Spaces

  private boolean needsSpace(int i) {
    int type = tokens.get(i).getType();
    int before = previous < 0 ? EOF : tokens.get(previous).getType();
    if (isComment(i - 1)) {
      return true;
    }
    Bracket around = open.peekFirst();
    boolean isFirst = around != null && around.open() == previous;
    if (isFirst) {
      return around.isSpaced();
    }
    return switch (type) {
      case SEMICOLON, COMMA, COLON, DOT, CLOSE_PAREN, CLOSE_ANGLE, OPEN_ANGLE, SLASH -> false;
      case AT -> false;
      case OPEN_PAREN -> false;
      case OPEN_BRACE -> before != DOT;
      default ->
          switch (before) {
            case DOT, SLASH, OPEN_ANGLE, OPEN_PAREN, AT -> false;
            case COLON -> !isPathColon(i);
            default -> true;
          };
    };
  }

  /** Whether the colon before a token is one of {@code a:b} or {@code a:b/c}. */
  private boolean isPathColon(int i) {
    boolean isPackage =
        beforePrevious > 0 && tokens.get(previousVisible(beforePrevious)).getType() == PACKAGE;
    return isPackage || tokens.get(nextVisible(i)).getType() == SLASH;
  }

  private int previousVisible(int i) {
    int before = i - 1;
    while (before > 0 && isComment(before)) {
      before--;
    }
    return Math.max(0, before);
  }
}
