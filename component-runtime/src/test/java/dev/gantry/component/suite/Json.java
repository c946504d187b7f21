package dev.gantry.component.suite;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON that is known to be well-formed, such as the manifests of suites. */
final class Json {

  /** A value. */
  sealed interface Node {
    /** {@return the member of an object; {@link Null} if there is none} */
    default Node get(String name) {
      return this instanceof Members(var members)
          ? members.getOrDefault(name, Null.NULL)
          : Null.NULL;
    }

    /** {@return the elements of an array} */
    default List<Node> elements() {
      return this instanceof Elements(var elements) ? elements : List.of();
    }

    /** {@return the text of a string, a number or a word; empty for null} */
    default String text() {
      return this instanceof Text(var text) ? text : "";
    }

    /** {@return the number} */
    default BigInteger number() {
      return new BigInteger(text());
    }
  }

  /** An object. */
  record Members(Map<String, Node> members) implements Node {}

  /** An array. */
  record Elements(List<Node> all) implements Node {}

  /** A string, a number, {@code true} or {@code false}. */
  record Text(String value) implements Node {}

  /** {@code null}. */
  enum Null implements Node {
    NULL
  }

  private final String text;
  private int position;

  private Json(String text) {
    this.text = text;
  }

  static Node parse(String text) {
    return new Json(text).value();
  }

  private Node value() {
    skipSpace();
    return switch (text.charAt(position)) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> new Text(string());
      default -> word();
    };
  }

  private Node members() {
    var members = new LinkedHashMap<String, Node>();
    position++;
    while (!accept('}')) {
      accept(',');
      skipSpace();
      String name = string();
      accept(':');
      members.put(name, value());
    }
    return new Members(members);
  }

  private Node elements() {
    var elements = new ArrayList<Node>();
    position++;
    while (!accept(']')) {
      accept(',');
      elements.add(value());
    }
    return new Elements(elements);
  }

  private Node word() {
    int start = position;
    while (position < text.length() && isPartOfWord(text.charAt(position))) {
      position++;
    }
    String word = text.substring(start, position);
    return word.equals("null") ? Null.NULL : new Text(word);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0;
  }

  private String string() {
    var value = new StringBuilder();
    position++;
    while (text.charAt(position) != '"') {
      char c = text.charAt(position++);
      value.append(c == '\\' ? escape() : c);
    }
    position++;
    return value.toString();
  }

  private char escape() {
    char c = text.charAt(position++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        position += 4;
        yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
      }
      default -> c;
    };
  }

  private boolean accept(char c) {
    skipSpace();
    if (text.charAt(position) != c) {
      return false;
    }
    position++;
    return true;
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }
}
