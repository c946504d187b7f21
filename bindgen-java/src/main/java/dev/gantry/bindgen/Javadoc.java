package dev.gantry.bindgen;

import com.palantir.javapoet.CodeBlock;
import dev.gantry.wit.model.SemanticVersion;
import dev.gantry.wit.model.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the docs of WIT, which are Markdown, to javadoc. */
final class Javadoc {
  private static final Pattern CODE = Pattern.compile("`([^`{}@]+)`");

  private Javadoc() {}

  /**
   * {@return the javadoc of an item}
   *
   * @param fallback what to say when there are no docs, as it stands
   */
  static CodeBlock of(Optional<String> docs, String fallback, Stability stability) {
    List<String> paragraphs = new ArrayList<>();
    String text = docs.map(Javadoc::escaped).filter(found -> !found.isBlank()).orElse(fallback);
    paragraphs.add(text);
    if (stability instanceof Stability.Unstable(var feature, _)) {
      paragraphs.add("<p>Unstable: part of the feature {@code %s}.".formatted(feature));
    }
    List<String> tags = new ArrayList<>();
    if (stability instanceof Stability.Stable(var since, _)) {
      tags.add("@since " + since);
    }
    stability.deprecation().map(Javadoc::deprecated).ifPresent(tags::add);
    if (!tags.isEmpty()) {
      paragraphs.add(String.join("\n", tags));
    }
    return CodeBlock.of("$L", String.join("\n\n", paragraphs) + "\n");
  }

  private static String deprecated(SemanticVersion version) {
    return "@deprecated since version " + version;
  }

  /** {@return Markdown as text of a javadoc comment, paragraph by paragraph} */
  static String escaped(String markdown) {
    String[] paragraphs = markdown.strip().split("\\R\\s*\\R", -1);
    var text = new StringBuilder();
    for (String paragraph : paragraphs) {
      text.append(text.isEmpty() ? "" : "\n\n<p>").append(escapedParagraph(paragraph.strip()));
    }
    return text.toString();
  }

  /** {@return the first paragraph on one line, as the text of a tag} */
  static String tagText(String markdown) {
    return escapedParagraph(markdown.strip().split("\\R\\s*\\R", -1)[0].strip())
        .replaceAll("\\s*\\R\\s*", " ");
  }

  private static String escapedParagraph(String paragraph) {
    String html =
        paragraph
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("@", "&#64;")
            .replace("*/", "*&#47;")
            .replace("\\u", "&#92;u");
    return CODE.matcher(html)
        .replaceAll(match -> "<code>" + Matcher.quoteReplacement(match.group(1)) + "</code>");
  }
}
