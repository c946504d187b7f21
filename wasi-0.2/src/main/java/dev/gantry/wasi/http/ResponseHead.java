package dev.gantry.wasi.http;

import java.util.List;

/** What comes before the body of a response. */
public record ResponseHead(int status, List<FieldLine> fields) {
  public ResponseHead {
    fields = List.copyOf(fields);
  }
}
