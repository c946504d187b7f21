package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.http.BodySource.Part;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.HostInput;
import dev.gantry.wasi.io.Readiness;
import java.util.Arrays;

/** The bytes of a body that arrives. Holds {@link #LONGEST_READ} of them at most. */
final class BodyInput extends HostInput {
  private static final byte[] NOTHING = {};

  private final BodySource source;
  private final Children body;
  private final Readiness readiness;

  /** What has been read ahead, to find out whether there is something. */
  private byte[] ahead = NOTHING;

  private boolean ended;

  BodyInput(BodySource source, Children body) {
    this.source = source;
    this.body = body;
    this.readiness = new Arrival(source, this::isReady);
    body.add();
  }

  @Override
  protected byte[] readNow(int length) throws StreamErrorException {
    if (ahead.length > 0) {
      byte[] bytes = ahead.length <= length ? ahead : Arrays.copyOf(ahead, length);
      ahead = Arrays.copyOfRange(ahead, bytes.length, ahead.length);
      return bytes;
    }
    if (ended) {
      throw HostError.closed();
    }
    if (length == 0) {
      return NOTHING;
    }
    return switch (source.read(length)) {
      case Part.Bytes(byte[] bytes) -> bytes;
      case Part.Pending _ -> NOTHING;
      case Part.End _ -> {
        ended = true;
        throw HostError.closed();
      }
      case Part.Failed failed -> {
        ended = true;
        throw HostError.failed(failed.reason());
      }
    };
  }

  private boolean isReady() {
    if (ahead.length > 0 || ended) {
      return true;
    }
    return switch (source.read(LONGEST_READ)) {
      case Part.Bytes(byte[] bytes) -> {
        ahead = bytes;
        yield true;
      }
      case Part.Pending _ -> false;
      case Part.End _, Part.Failed _ -> true;
    };
  }

  @Override
  protected Readiness readiness() {
    return readiness;
  }

  @Override
  protected void release() {
    body.remove();
  }
}
