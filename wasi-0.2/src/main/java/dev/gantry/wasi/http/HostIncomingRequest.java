package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.IncomingBody;
import dev.gantry.wasi.bindings.http.Types.IncomingRequest;
import dev.gantry.wasi.bindings.http.Types.Method;
import dev.gantry.wasi.bindings.http.Types.Scheme;
import dev.gantry.wasi.io.Children;
import java.util.Optional;

/** A request that a guest is to answer. */
final class HostIncomingRequest implements IncomingRequest {
  private final RequestHead head;
  private final BodySource source;
  private final FieldRules rules;
  private final Children children = new Children();
  private boolean consumed;
  private boolean closed;

  HostIncomingRequest(RequestHead head, BodySource source, FieldRules rules) {
    this.head = head;
    this.source = source;
    this.rules = rules;
  }

  @Override
  public Method method() {
    return Methods.of(head.method());
  }

  @Override
  public Optional<String> pathWithQuery() {
    return head.pathWithQuery();
  }

  @Override
  public Optional<Scheme> scheme() {
    return head.scheme().map(Schemes::of);
  }

  @Override
  public Optional<String> authority() {
    return head.authority();
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
}
