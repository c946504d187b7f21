package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CustomSection;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which branches a module expects to be taken (core A.5.3).
 *
 * <p>Like every custom section it is read up to its first fault. Immutable.
 */
public final class BranchHints {
  /** The name of the custom section. */
  public static final String SECTION = "metadata.code.branch_hint";

  /** No hints at all. */
  public static final BranchHints NONE = new BranchHints();

  private final Map<Integer, Map<Integer, Boolean>> hints = new HashMap<>();

  private BranchHints() {}

  /** {@return the hints in a module, none if it has no such section} */
  public static BranchHints of(ModuleSyntax module) {
    return module
        .customSection(SECTION)
        .map(CustomSection::content)
        .map(BranchHints::of)
        .orElseGet(BranchHints::new);
  }

  /** {@return the hints in the content of such a section} */
  public static BranchHints of(Bytes content) {
    var hints = new BranchHints();
    try {
      hints.read(new ByteReader(content));
    } catch (MalformedException _) {
      // What stands before the fault is kept.
    }
    return hints;
  }

  private void read(ByteReader reader) {
    int functionCount = reader.readLength();
    for (int i = 0; i < functionCount; i++) {
      var ofFunction = hints.computeIfAbsent(reader.readU32(), _ -> new HashMap<>());
      int hintCount = reader.readLength();
      for (int j = 0; j < hintCount; j++) {
        int offset = reader.readU32();
        reader.expect(1, "a branch hint takes one byte");
        ofFunction.put(offset, reader.readByte() != 0);
      }
    }
  }

  /** {@return the indices of the functions that have hints} */
  public Set<Integer> functionIndices() {
    return Collections.unmodifiableSet(hints.keySet());
  }

  /** {@return where in a function hints are, in bytes from the locals of its code entry} */
  public Set<Integer> offsets(int functionIndex) {
    return Collections.unmodifiableSet(hints.getOrDefault(functionIndex, Map.of()).keySet());
  }

  /** {@return the offset in a module of the locals of a code entry, from which hints count} */
  public static int base(Bytes binary, int entryOffset) {
    int at = entryOffset;
    while (binary.array()[at] < 0) {
      at++;
    }
    return at + 1;
  }

  /** {@return whether no branch has a hint} */
  public boolean isEmpty() {
    return hints.isEmpty();
  }

  /**
   * {@return whether a branch is likely to be taken, empty if nothing is known}
   *
   * @param offset of the {@code br_if} or {@code if}, in bytes from the locals of the function's
   *     code entry
   */
  public Optional<Boolean> likely(int functionIndex, int offset) {
    return Optional.ofNullable(hints.getOrDefault(functionIndex, Map.of()).get(offset));
  }
}
