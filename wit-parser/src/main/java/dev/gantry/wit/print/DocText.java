package dev.gantry.wit.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documentation as HTML. Of Markdown it knows what documentation uses: paragraphs, headings, lists,
 * code, emphasis and links. HTML in it is shown, not obeyed.
 */
final class DocText {
  private static final Pattern INLINE =
      Pattern.compile(
          "`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\((https?://[^\\s)]+)\\)|(https?://[^\\s<>)]+)");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*]|\\d+\\.)\\s+(.*)");

  private final StringBuilder out = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private boolean isList;
  private boolean isCode;

  private DocText() {}

  static String html(String docs) {
    var text = new DocText();
    docs.lines().forEach(text::line);
    text.endCode();
    text.endList();
    return text.out.toString();
  }

  /** {@return the first sentence, for a table} */
  static String summary(String docs) {
    String first = docs.strip().split("\n\\s*\n", 2)[0].replace('\n', ' ').strip();
    int end = first.indexOf(". ");
    return inline(end < 0 ? first : first.substring(0, end + 1));
  }

  private void line(String line) {
    if (line.strip().startsWith("```")) {
      if (isCode) {
        endCode();
      } else {
        endList();
        isCode = true;
        out.append("<pre><code>");
      }
    } else if (isCode) {
      out.append(DocPage.escape(line)).append('\n');
    } else if (line.isBlank()) {
      endParagraph();
    } else if (line.startsWith("#")) {
      endList();
      String title = line.replaceFirst("^#+\\s*", "");
      out.append("<p><strong>").append(inline(title)).append("</strong></p>\n");
    } else {
      Matcher item = ITEM.matcher(line);
      if (item.matches()) {
        endParagraph();
        out.append(isList ? "" : "<ul>\n");
        isList = true;
        paragraph.add(item.group(1));
      } else {
        if (isList && paragraph.isEmpty() && !line.startsWith(" ")) {
          endList();
        }
        paragraph.add(line.strip());
      }
    }
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      String tag = isList ? "li" : "p";
      out.append('<').append(tag).append('>');
      out.append(inline(String.join(" ", paragraph)));
      out.append("</").append(tag).append(">\n");
      paragraph.clear();
    }
  }

  private void endList() {
    endParagraph();
    if (isList) {
      out.append("</ul>\n");
      isList = false;
    }
  }

  private void endCode() {
    if (isCode) {
      out.append("</code></pre>\n");
      isCode = false;
    }
  }

  private static String inline(String text) {
    var html = new StringBuilder();
    int at = 0;
    Matcher matcher = INLINE.matcher(text);
    while (matcher.find()) {
      html.append(DocPage.escape(text.substring(at, matcher.start()))).append(span(matcher));
      at = matcher.end();
    }
    return html.append(DocPage.escape(text.substring(at))).toString();
  }

  private static String span(Matcher matcher) {
    if (matcher.group(1) != null) {
      return "<code>" + DocPage.escape(matcher.group(1)) + "</code>";
    }
    if (matcher.group(2) != null) {
      return "<strong>" + DocPage.escape(matcher.group(2)) + "</strong>";
    }
    return matcher.group(3) != null
        ? DocPage.link(matcher.group(4), DocPage.escape(matcher.group(3)))
        : DocPage.link(matcher.group(5), DocPage.escape(matcher.group(5)));
  }
}
