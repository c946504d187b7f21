package dev.gantry.wit.syntax;

import static dev.gantry.wit.grammar.WitLexer.*;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Prepares tokens for the grammar: keywords that stand where only a name can stand become names,
 * and types nested beyond the limit are cut off, so that parsing needs little stack. Both are
 * reported.
 */
final class NameTokens {
  static final int DEEPEST = 100;

  private final SourceTokens tokens;
  private final Findings findings;
  private final List<Token> visible;

  /** For each brace that is open, the keyword that its block belongs to. */
  private final Deque<Integer> blocks = new ArrayDeque<>();

  /** How many other brackets are open in the innermost block. */
  private int nesting;

  private NameTokens(SourceTokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
    this.visible =
        tokens.all().stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList();
  }

  static void prepare(SourceTokens tokens, Findings findings) {
    var names = new NameTokens(tokens, findings);
    names.renameKeywords();
    names.cutDeepTypes();
    names.cutDeepBlocks();
  }

  private void renameKeywords() {
    int statement = EOF;
    for (int i = 0; i < visible.size(); i++) {
      int type = visible.get(i).getType();
      switch (type) {
        case OPEN_PAREN, OPEN_ANGLE -> nesting++;
        case CLOSE_PAREN, CLOSE_ANGLE -> nesting--;
        case OPEN_BRACE, CLOSE_BRACE, SEMICOLON -> nesting = 0;
        default -> {
          // No bracket.
        }
      }
      if (isKeyword(type) && standsForName(i)) {
        report(visible.get(i));
        ((CommonToken) visible.get(i)).setType(ID);
      } else if (isKeyword(type)) {
        statement = type;
      } else if (type == OPEN_BRACE) {
        blocks.push(statement);
        statement = EOF;
      } else if (type == CLOSE_BRACE) {
        blocks.poll();
      }
    }
  }

  private boolean standsForName(int i) {
    int type = type(i);
    int before = type(i - 1);
    int after = type(i + 1);
    boolean isDeclared =
        declares(before)
            && (after == EQUALS
                || after == OPEN_BRACE
                || after == SEMICOLON
                || after == COLON
                || (before == AS && (after == CLOSE_BRACE || after == COMMA)));
    return isDeclared
        || after == COLON
        || after == SLASH
        || before == SLASH
        || isListed(i, before, after)
        || (type(i - 2) == ID && before == EQUALS && after == CLOSE_PAREN)
        || (type == ERROR_CONTEXT && before == PACKAGE);
  }

  /** Whether the keyword is an element of a block that holds names. */
  private boolean isListed(int i, int before, int after) {
    if (blocks.isEmpty() || nesting > 0 || (before != OPEN_BRACE && before != COMMA)) {
      return false;
    }
    boolean isElement = after == COMMA || after == CLOSE_BRACE;
    return switch (blocks.peek()) {
      case ENUM, FLAGS -> isElement;
      case VARIANT -> isElement || after == OPEN_PAREN;
      case USE -> isElement || after == AS;
      case WITH, INCLUDE -> after == AS && type(i) != AS;
      default -> false;
    };
  }

  private static boolean declares(int type) {
    return switch (type) {
      case AS, TYPE, RECORD, VARIANT, ENUM, FLAGS, RESOURCE, INTERFACE, WORLD -> true;
      default -> false;
    };
  }

  private static boolean isKeyword(int type) {
    return type >= AS && type <= WORLD;
  }

  private int type(int i) {
    return i < 0 || i >= visible.size() ? EOF : visible.get(i).getType();
  }

  private void report(Token keyword) {
    Location location = tokens.location(keyword);
    findings.add(
        Findings.of(
                DiagnosticCode.KEYWORD_AS_NAME,
                "`%s` is a keyword, and a name belongs here".formatted(keyword.getText()),
                location,
                "stands for a name")
            .withHint("escape it as `%" + keyword.getText() + "`"));
  }

  /** Replaces the inside of the type at the limit by one name, and reports it. */
  private void cutDeepTypes() {
    int depth = 0;
    boolean reported = false;
    for (int i = 0; i < visible.size(); i++) {
      int type = type(i);
      switch (type) {
        case OPEN_ANGLE -> depth++;
        case CLOSE_ANGLE -> depth = Math.max(0, depth - 1);
        case SEMICOLON, OPEN_BRACE, CLOSE_BRACE, COLON -> {
          depth = 0;
          reported = false;
        }
        default -> {
          // Part of a type, or none.
        }
      }
      if (type == OPEN_ANGLE && depth == DEEPEST && type(i + 1) != EOF) {
        i = cut(i + 1, reported);
        reported = true;
      }
    }
  }

  /** Cuts what stands between the brackets from here on. {@return the last token cut} */
  private int cut(int first, boolean reported) {
    int depth = 0;
    int i = first;
    while (!endsType(type(i), depth)) {
      if (type(i) == OPEN_ANGLE) {
        depth++;
      } else if (type(i) == CLOSE_ANGLE) {
        depth--;
      }
      i++;
    }
    if (!reported && i > first) {
      findings.add(
          DiagnosticCode.NESTED_TOO_DEEPLY,
          "type is nested more than %d levels deep".formatted(DEEPEST),
          tokens.location(visible.get(first)),
          "one level too many");
    }
    for (int hidden = first + 1; hidden < i; hidden++) {
      ((CommonToken) visible.get(hidden)).setChannel(Token.HIDDEN_CHANNEL);
    }
    if (i > first) {
      ((CommonToken) visible.get(first)).setType(STRING);
    }
    return Math.max(first, i - 1);
  }

  /** Hides blocks beyond the limit, and reports the outermost of them. */
  private void cutDeepBlocks() {
    int depth = 0;
    for (int i = 0; i < visible.size(); i++) {
      switch (type(i)) {
        case OPEN_BRACE -> depth++;
        case CLOSE_BRACE -> depth = Math.max(0, depth - 1);
        default -> {
          // Not a block.
        }
      }
      if (depth > DEEPEST) {
        i = cutBlock(i);
        depth--;
      }
    }
  }

  /** Cuts the block with a brace, and what it belongs to. {@return the last token cut} */
  private int cutBlock(int brace) {
    int first = brace;
    while (first > 0 && type(first) != PACKAGE && !endsStatement(type(first - 1))) {
      first--;
    }
    findings.add(
        DiagnosticCode.NESTED_TOO_DEEPLY,
        "blocks are nested more than %d levels deep".formatted(DEEPEST),
        tokens.location(visible.get(first)),
        "one level too many");
    int last = brace;
    for (int depth = 1; depth > 0 && type(last + 1) != EOF; last++) {
      depth += type(last + 1) == OPEN_BRACE ? 1 : type(last + 1) == CLOSE_BRACE ? -1 : 0;
    }
    for (int hidden = first; hidden <= last; hidden++) {
      ((CommonToken) visible.get(hidden)).setChannel(Token.HIDDEN_CHANNEL);
    }
    return last;
  }

  private static boolean endsStatement(int type) {
    return type == OPEN_BRACE || type == CLOSE_BRACE || type == SEMICOLON;
  }

  private static boolean endsType(int type, int depth) {
    return type == EOF
        || type == SEMICOLON
        || type == OPEN_BRACE
        || type == CLOSE_BRACE
        || (type == CLOSE_ANGLE && depth == 0);
  }
}
