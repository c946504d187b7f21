package dev.gantry.wit.syntax;

import static dev.gantry.wit.grammar.WitParser.*;

import dev.gantry.wit.grammar.WitParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Tokens in words, for messages. */
final class Expectations {
  private static final int MOST_NAMED = 4;

  private Expectations() {}

  /** {@return a token as the reader sees it} */
  static String found(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the end of the file";
      case TEXT -> "a string";
      default -> "`" + shortened(token.getText()) + "`";
    };
  }

  /** {@return what could stand at a place} */
  static String expected(int rule, IntervalSet tokens) {
    boolean takesName = tokens.contains(ID);
    return switch (rule) {
      case RULE_item -> "`interface`, `world`, `use` or `package`";
      case RULE_interfaceMember, RULE_interfaceBody -> "a type, a function or `use`";
      case RULE_worldMember, RULE_worldItem -> "`import`, `export`, `include`, `use` or a type";
      case RULE_resourceMember -> "a method, a static function or `constructor`";
      case RULE_type -> "a type";
      default -> takesName && tokens.size() <= 2 ? "a name" : listed(tokens, takesName);
    };
  }

  private static String listed(IntervalSet tokens, boolean takesName) {
    var words = new ArrayList<String>();
    for (int type : tokens.toArray()) {
      if (type != ID && type != EXPLICIT_ID) {
        words.add(word(type));
      }
    }
    if (takesName) {
      words.addFirst("a name");
    }
    List<String> named = words.size() > MOST_NAMED ? words.subList(0, MOST_NAMED) : words;
    if (named.size() < 2) {
      return named.isEmpty() ? "something else" : named.getFirst();
    }
    return String.join(", ", named.subList(0, named.size() - 1)) + " or " + named.getLast();
  }

  /** {@return a kind of token} */
  static String word(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case ID, EXPLICIT_ID -> "a name";
      case VERSION -> "a version such as `1.2.3`";
      case INTEGER -> "a length";
      case TEXT -> "a string";
      default -> {
        String literal = WitParser.VOCABULARY.getLiteralName(type);
        yield literal == null ? "something else" : "`" + literal.replace("'", "") + "`";
      }
    };
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
