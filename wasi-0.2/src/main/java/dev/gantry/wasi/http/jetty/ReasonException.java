package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.io.IOException;
import java.io.Serial;

/** Why we end a request ourselves. */
final class ReasonException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ErrorCode reason;

  ReasonException(ErrorCode reason) {
    super(reason.toString());
    this.reason = reason;
  }

  ErrorCode reason() {
    return reason;
  }
}
