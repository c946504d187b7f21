package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.FutureTrailers;
import dev.gantry.wasi.bindings.http.Types.IncomingBody;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.io.Children;

/** A body that arrives. */
final class HostIncomingBody implements IncomingBody {
  private final BodySource source;
  private final FieldRules rules;
  private final Children children = new Children();
  private boolean taken;
  private boolean closed;

  HostIncomingBody(BodySource source, FieldRules rules) {
    this.source = source;
    this.rules = rules;
  }

  @Override
  public Streams.InputStream stream() throws FailedException {
    if (taken) {
      throw new FailedException();
    }
    taken = true;
    return new BodyInput(source, children);
  }

  FutureTrailers finish() {
    children.requireNone();
    closed = true;
    return new HostFutureTrailers(source, rules);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      source.close();
      children.requireNone();
    }
  }
}
