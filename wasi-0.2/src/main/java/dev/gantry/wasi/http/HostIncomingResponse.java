package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.IncomingBody;
import dev.gantry.wasi.bindings.http.Types.IncomingResponse;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.OpenHandles;
import java.util.concurrent.atomic.AtomicBoolean;

/** The response to a request that a guest sent. */
final class HostIncomingResponse implements IncomingResponse {
  private final ResponseHead head;
  private final BodySource source;
  private final FieldRules rules;
  private final Children children = new Children();
  private boolean consumed;
  private boolean closed;

  HostIncomingResponse(
      ResponseHead head, BodySource source, FieldRules rules, OpenHandles handles) {
    this.head = head;
    this.source = new Counted(source, handles);
    this.rules = rules;
  }

  @Override
  public int status() {
    return head.status();
  }

  @Override
  public Fields headers() {
    return HostFields.childOf(children, rules, rules.visible(head.fields()));
  }

  @Override
  public IncomingBody consume() throws FailedException {
    if (consumed) {
      throw new FailedException();
    }
    consumed = true;
    return new HostIncomingBody(source, rules);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (!consumed) {
        source.close();
      }
      children.requireNone();
    }
  }

  /** A source that counts as an open handle until it is closed. */
  private record Counted(BodySource source, OpenHandles handles, AtomicBoolean closed)
      implements BodySource {
    Counted(BodySource source, OpenHandles handles) {
      this(source, handles, new AtomicBoolean());
    }

    @Override
    public Part read(int length) {
      return source.read(length);
    }

    @Override
    public void demand(Runnable available) {
      source.demand(available);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        handles.giveBack();
      }
      source.close();
    }
  }
}
