package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.util.List;

/**
 * Where the body of a message goes.
 *
 * <p>One operation at a time: the next one begins when the former has called its {@link
 * Completion}. Only {@link #abort} may come at any time.
 */
public interface BodySink {

  /** Told how an operation ended, once, on any thread, perhaps before the operation returns. */
  interface Completion {

    /** The bytes are on their way, and there is room for more. */
    void done();

    /** The body has ended, and not as it should. */
    void failed(ErrorCode reason);
  }

  /**
   * Sends bytes, after the head if that has not been sent.
   *
   * @param bytes which the sink may keep; none, if only the head is to be sent now
   */
  void write(byte[] bytes, Completion completion);

  /**
   * Sends the last bytes, of which there may be none, and the end of the body.
   *
   * @param trailers left out where the protocol has none
   */
  void finish(byte[] bytes, List<FieldLine> trailers, Completion completion);

  /** Makes the peer see that the body is broken. After the end it does nothing. */
  void abort(ErrorCode reason);
}
