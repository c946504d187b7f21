package dev.gantry.types;

import java.util.Optional;

/**
 * The readable end of a {@code stream}: values that arrive over time, read by blocking.
 *
 * <p>Owned by whoever received it, and used by one thread at a time.
 *
 * @param <C> a chunk of elements, as a list of them would be: {@code byte[]} for {@code
 *     stream<u8>}, {@code List<T>} for other elements; a stream without elements has their number,
 *     as {@link Integer}
 */
public interface StreamReader<C> extends AutoCloseable {

  /**
   * {@return at least one element and at most {@code maximum}, after waiting for the first; empty
   * when the stream has ended}
   *
   * @throws IllegalArgumentException if {@code maximum} is not positive
   */
  Optional<C> read(int maximum);

  /** Tells the writer that nothing more will be read. */
  @Override
  void close();
}
