package dev.gantry.abi;

import java.util.List;

/**
 * What the executors need to know of a value type, computed once.
 *
 * @param type as the component spells it
 * @param alignment in memory, in bytes: 1, 2, 4 or 8
 * @param elementSize in memory, in bytes, a multiple of {@code alignment}
 * @param flatTypes the first flat types; more than {@link Flattening#MAX_FLAT_PARAMETERS} means
 *     that no signature holds them
 * @param plainBytes whether every pattern of {@code elementSize} bytes is a value, and the same
 *     value in every memory, so that lists of such elements are copied in one go
 * @param pointsToMemory whether a value has parts that lie elsewhere in memory
 * @param layout where the parts are
 */
public record Descriptor(
    ValueType type,
    int alignment,
    long elementSize,
    List<CoreType> flatTypes,
    boolean plainBytes,
    boolean pointsToMemory,
    Layout layout) {
  public Descriptor {
    flatTypes = List.copyOf(flatTypes);
  }
}
