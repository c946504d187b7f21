package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.http.FieldLine;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Fields as Jetty has them, whose values are bytes in characters as ours are. */
final class JettyFields {
  private JettyFields() {}

  static List<FieldLine> read(HttpFields fields) {
    return fields.stream().map(JettyFields::read).toList();
  }

  private static FieldLine read(HttpField field) {
    return new FieldLine(field.getName(), Optional.ofNullable(field.getValue()).orElse(""));
  }

  static void add(List<FieldLine> lines, HttpFields.Mutable fields) {
    lines.forEach(line -> fields.add(line.name(), line.value()));
  }

  static HttpFields of(List<FieldLine> lines) {
    HttpFields.Mutable fields = HttpFields.build(lines.size());
    add(lines, fields);
    return fields.asImmutable();
  }
}
