package dev.gantry.wit;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns diagnostics into text for people, with the source lines that they talk about.
 *
 * <pre>
 * error[WIT0203]: type `amuont` does not exist
 *   ┌─ store.wit:4:16
 * 3 │   type amount = u64;
 *   │        ------ `amount` is defined here
 * 4 │   type total = amuont;
 *   │                ^^^^^^ not found in interface `store`
 *   = help: did you mean `amount`?
 * </pre>
 *
 * <p>Carets mark the primary label, dashes the others. The file of the primary label comes first;
 * within a file, labels keep the order of the text. Of a very long line only the part around the
 * label is shown.
 */
public final class DiagnosticRenderer {
  private static final int LONGEST_LINE = 160;
  private static final int BEFORE_LABEL = 60;

  private final Diagnostic diagnostic;
  private final List<Label> labels;
  private final String gutter;
  private final StringBuilder out = new StringBuilder();

  private DiagnosticRenderer(Diagnostic diagnostic) {
    this.diagnostic = diagnostic;
    this.labels = new ArrayList<>(List.of(diagnostic.primary()));
    labels.addAll(diagnostic.secondary());
    int lastLine = labels.stream().mapToInt(DiagnosticRenderer::line).max().orElseThrow();
    this.gutter = " ".repeat(Integer.toString(lastLine).length());
  }

  /** {@return the diagnostic as lines of text, each ended by a line feed} */
  public static String render(Diagnostic diagnostic) {
    return new DiagnosticRenderer(diagnostic).render();
  }

  private String render() {
    DiagnosticCode code = diagnostic.code();
    emit(code.severity().text() + "[" + code.code() + "]: " + visible(diagnostic.message()));
    Map<Source, List<Label>> bySource = new LinkedHashMap<>();
    for (Label label : labels) {
      bySource.computeIfAbsent(label.source(), _ -> new ArrayList<>()).add(label);
    }
    bySource.forEach(this::renderSource);
    diagnostic.hints().forEach(hint -> emit(gutter + " = help: " + visible(hint)));
    return out.toString();
  }

  private void renderSource(Source source, List<Label> here) {
    if (source.equals(Source.NONE)) {
      return;
    }
    emit(gutter + " ┌─ " + visible(new Location(source, here.getFirst().span()).toString()));
    if (source.text().isEmpty()) {
      return;
    }
    int shownLine = 0;
    int shownFrom = 0;
    for (Label label : here.stream().sorted(comparingInt(mark -> mark.span().start())).toList()) {
      if (line(label) != shownLine) {
        shownLine = line(label);
        shownFrom = firstShown(label);
        String number = Integer.toString(shownLine);
        emit(
            " ".repeat(gutter.length() - number.length())
                + number
                + " │ "
                + excerpt(label, shownFrom));
      }
      emit(
          (gutter
                  + " │ "
                  + indent(label, shownFrom)
                  + underline(label)
                  + " "
                  + visible(label.text()))
              .stripTrailing());
    }
  }

  /** Where the shown part of a label's line starts, as an index into the text. */
  private static int firstShown(Label label) {
    int start = label.source().lineStart(label.span().start());
    boolean fits = label.source().lineEnd(label.span().start()) - start <= LONGEST_LINE;
    return fits ? start : Math.max(start, label.span().start() - BEFORE_LABEL);
  }

  private static String excerpt(Label label, int from) {
    int lineEnd = label.source().lineEnd(label.span().start());
    int end = Math.min(lineEnd, from + LONGEST_LINE);
    String ellipsis = end < lineEnd ? "…" : "";
    return visible(label.source().text().substring(from, Math.max(from, end))) + ellipsis;
  }

  private static String indent(Label label, int from) {
    int start = label.span().start();
    String before = label.source().text().substring(Math.min(from, start), start);
    var spaces = new StringBuilder();
    // A tab stays a tab, so that the mark stands right whatever width the terminal gives it.
    before.codePoints().forEach(codePoint -> spaces.append(codePoint == '\t' ? '\t' : ' '));
    return spaces.toString();
  }

  private String underline(Label label) {
    Span span = label.span();
    int end = Math.min(span.end(), label.source().lineEnd(span.start()));
    int width = end <= span.start() ? 1 : label.source().text().codePointCount(span.start(), end);
    return (label.equals(diagnostic.primary()) ? "^" : "-").repeat(Math.min(width, LONGEST_LINE));
  }

  /** Replaces what could move the cursor or reorder the line on the reader's terminal. */
  private static String visible(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\t\n]]", "\uFFFD");
  }

  private static int line(Label label) {
    return label.source().position(label.span().start()).line();
  }

  private void emit(String line) {
    out.append(line).append('\n');
  }
}
