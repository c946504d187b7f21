package dev.gantry.engine.binary;

import dev.gantry.engine.Features;
import dev.gantry.engine.syntax.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the entries of the sections begin, for messages about them.
 *
 * <p>Found by decoding once more when there is something to report, so that modules without faults
 * pay nothing.
 */
public final class EntryOffsets {
  /** Knows no offsets. */
  public static final EntryOffsets UNTRACKED = new EntryOffsets(false);

  private final boolean tracked;
  private final Map<Section, List<Integer>> offsets = new EnumMap<>(Section.class);

  private EntryOffsets(boolean tracked) {
    this.tracked = tracked;
  }

  /** {@return the offsets in a module that can be decoded} */
  public static EntryOffsets of(Bytes binary) {
    var offsets = new EntryOffsets(true);
    ModuleDecoder.decode(binary, Features.ALL, offsets);
    return offsets;
  }

  /** {@return the offset of an entry, or 0 if there is none} */
  public int offset(Section section, int position) {
    var known = offsets.getOrDefault(section, List.of());
    return position >= 0 && position < known.size() ? known.get(position) : 0;
  }

  void note(Section section, int offset) {
    if (tracked) {
      offsets.computeIfAbsent(section, _ -> new ArrayList<>()).add(offset);
    }
  }
}
