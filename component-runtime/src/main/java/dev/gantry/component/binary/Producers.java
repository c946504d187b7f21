package dev.gantry.component.binary;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.engine.syntax.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a {@code producers} section says (tool-conventions, ProducersSection.md). */
public record Producers(List<Entry> entries) {
  public Producers {
    entries = List.copyOf(entries);
  }

  /**
   * One of many.
   *
   * @param field such as {@code processed-by}
   */
  public record Entry(String field, String name, String version) {}

  /** {@return what a section says, empty if it is malformed} */
  public static Optional<Producers> in(Bytes content) {
    var in = new ByteReader(content);
    var entries = new ArrayList<Entry>();
    try {
      int fields = in.readU32();
      for (int i = 0; i != fields; i++) {
        String field = in.readName();
        int count = in.readU32();
        for (int j = 0; j != count; j++) {
          entries.add(new Entry(field, in.readName(), in.readName()));
        }
      }
    } catch (MalformedComponentException _) {
      return Optional.empty();
    }
    return Optional.of(new Producers(entries));
  }
}
