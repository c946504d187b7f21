package dev.gantry.wit.print;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.Label;
import dev.gantry.wit.Source;
import dev.gantry.wit.Span;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnostics for tools. Lines and columns count from 1, columns in code points; offsets count
 * UTF-16 units from the start of the file.
 */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  /** {@return diagnostics as an array} */
  public static String print(List<Diagnostic> diagnostics) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    diagnostics.forEach(diagnostic -> add(array.addObject(), diagnostic));
    return array.toPrettyString();
  }

  private static void add(ObjectNode node, Diagnostic diagnostic) {
    node.put("severity", diagnostic.code().severity().text());
    node.put("code", diagnostic.code().code());
    node.put("message", diagnostic.message());
    ArrayNode labels = node.putArray("labels");
    label(labels.addObject(), diagnostic.primary(), true);
    diagnostic.secondary().forEach(label -> label(labels.addObject(), label, false));
    ArrayNode hints = node.putArray("hints");
    diagnostic.hints().forEach(hints::add);
  }

  private static void label(ObjectNode node, Label label, boolean isPrimary) {
    node.put("primary", isPrimary);
    node.put("file", label.source().path());
    Span span = label.span();
    place(node.putObject("start"), label.source(), span.start());
    place(node.putObject("end"), label.source(), span.end());
    node.put("text", label.text());
  }

  private static void place(ObjectNode node, Source source, int offset) {
    Source.Position position = source.position(offset);
    node.put("line", position.line());
    node.put("column", position.column());
    node.put("offset", offset);
  }
}
