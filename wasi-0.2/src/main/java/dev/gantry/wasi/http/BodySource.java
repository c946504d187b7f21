package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.util.List;

/**
 * The body of a message that arrives.
 *
 * <p>It is read by one thread at a time, and only as fast as it is asked: what is not asked for
 * stays with the peer.
 */
public interface BodySource {

  /** What there is to read. */
  sealed interface Part {

    /** Some bytes, at least one, which the reader may keep. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) implements Part {}

    /** Nothing yet. */
    record Pending() implements Part {}

    /** The end; said again if asked again. */
    record End(List<FieldLine> trailers) implements Part {}

    /** There will be nothing more, too early; said again if asked again. */
    record Failed(ErrorCode reason) implements Part {}
  }

  /**
   * {@return the next part; never blocks}
   *
   * @param length the most bytes, at least 1
   */
  Part read(int length);

  /**
   * Asks to be told when {@link #read} has something else than {@link Part.Pending}, after it had
   * not. Not asked again before it was told.
   *
   * @param available runs once, soon and on any thread; it does not block
   */
  void demand(Runnable available);

  /** Gives up the rest. A second call does nothing. */
  void close();
}
