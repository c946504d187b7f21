package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.OutgoingBody;
import dev.gantry.wasi.io.Children;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What requests and responses of a guest have in common: fields, and a body that may be left. */
final class OutgoingMessage {
  private final MessageKind kind;
  private final FieldRules rules;
  private final List<FieldLine> fields;
  private final Optional<OptionalLong> promised;
  private final Children children = new Children();
  private Optional<HostOutgoingBody> body = Optional.empty();
  private boolean closed;

  OutgoingMessage(MessageKind kind, Fields headers, FieldRules rules) {
    this.kind = kind;
    this.rules = rules;
    this.fields = ((HostFields) headers).take();
    this.promised = ContentLength.of(fields);
  }

  List<FieldLine> fields() {
    return fields;
  }

  /** {@return the fields as a child} */
  Fields headers() {
    return HostFields.childOf(children, rules, fields);
  }

  /** {@return the body, the first time} */
  OutgoingBody body() throws FailedException {
    if (body.isPresent() || promised.isEmpty()) {
      throw new FailedException();
    }
    HostOutgoingBody made = new HostOutgoingBody(kind, promised.get());
    body = Optional.of(made);
    return made;
  }

  /** {@return the promised length, if any; empty if the fields promise what is no length} */
  Optional<OptionalLong> promised() {
    return promised;
  }

  /**
   * {@return whether bytes are promised, and the guest has not asked for the body to write them}
   */
  boolean lacksBody() {
    return body.isEmpty() && promised.stream().anyMatch(length -> length.orElse(0) > 0);
  }

  /**
   * {@return what the body goes through, once the message is sent}
   *
   * <p>A body that the guest did not ask for is none, and ends at once.
   */
  BodyOutput sent() {
    closed = true;
    children.requireNone();
    if (body.isPresent()) {
      return body.get().output();
    }
    var none = new BodyOutput(kind, OptionalLong.empty(), children);
    none.end(List.of());
    return none;
  }

  void close() {
    if (!closed) {
      closed = true;
      children.requireNone();
    }
  }
}
