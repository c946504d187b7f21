package dev.gantry.wit.syntax;

import dev.gantry.wit.grammar.WitLexer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * The text of the comments before an item. All of them count, ordinary ones too, as they do in the
 * graphs of other tools. The indentation that all of them share is taken away.
 */
final class Documentation {
  private Documentation() {}

  /** {@return the comments right before a token} */
  static List<Token> comments(SourceTokens tokens, Token item) {
    var comments = new ArrayList<Token>();
    int i = item.getTokenIndex() - 1;
    while (i >= 0 && tokens.all().get(i).getChannel() == WitLexer.COMMENTS) {
      comments.add(tokens.all().get(i));
      i--;
    }
    Collections.reverse(comments);
    return comments;
  }

  static Optional<String> of(SourceTokens tokens, Token item) {
    List<Token> comments = comments(tokens, item);
    if (comments.isEmpty()) {
      return Optional.empty();
    }
    List<String> texts = comments.stream().map(comment -> content(comment.getText())).toList();
    int indent =
        texts.stream()
            .filter(text -> !text.isEmpty())
            .mapToInt(Documentation::leadingSpace)
            .min()
            .orElse(0);
    String margin = " ".repeat(indent);
    var lines = new ArrayList<String>();
    for (String text : texts) {
      String outdented = text.startsWith(margin) ? text.substring(indent) : text;
      if (outdented.isEmpty()) {
        lines.add("");
      } else {
        outdented.lines().forEach(lines::add);
      }
    }
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return Optional.of(String.join("\n", lines));
  }

  private static String content(String comment) {
    if (comment.startsWith("/**")) {
      // `/**/` is a comment without content.
      int end = comment.endsWith("*/") ? comment.length() - 2 : comment.length();
      return comment.substring(3, Math.max(3, end)).stripTrailing();
    }
    int start = 0;
    while (start < comment.length() && comment.charAt(start) == '/') {
      start++;
    }
    return comment.substring(start).stripTrailing();
  }

  private static int leadingSpace(String text) {
    int space = 0;
    while (space < text.length() && " \t\n\r\f".indexOf(text.charAt(space)) >= 0) {
      space++;
    }
    return space;
  }
}
