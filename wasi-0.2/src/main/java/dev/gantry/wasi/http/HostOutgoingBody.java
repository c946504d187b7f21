package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.OutgoingBody;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.io.Children;
import java.util.List;
import java.util.OptionalLong;

/** A body that a guest sends. */
final class HostOutgoingBody implements OutgoingBody {
  private final Children children = new Children();
  private final BodyOutput output;
  private boolean taken;
  private boolean closed;

  HostOutgoingBody(MessageKind kind, OptionalLong promised) {
    this.output = new BodyOutput(kind, promised, children);
  }

  BodyOutput output() {
    return output;
  }

  @Override
  public Streams.OutputStream write() throws FailedException {
    if (taken) {
      throw new FailedException();
    }
    taken = true;
    children.add();
    return output;
  }

  void finish(List<FieldLine> trailers) throws ErrorCodeException {
    closed = true;
    children.requireNone();
    output.finish(trailers);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      output.fail(new ErrorCode.HttpResponseIncomplete());
      children.requireNone();
    }
  }
}
