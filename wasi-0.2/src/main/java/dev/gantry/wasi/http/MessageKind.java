package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.util.Optional;

/** Whether a message asks or answers, which decides how a wrong body is called. */
enum MessageKind {
  REQUEST,
  RESPONSE;

  /** {@return the error of a body that has not the promised length} */
  ErrorCode wrongSize(long byteLength) {
    return switch (this) {
      case REQUEST -> new ErrorCode.HttpRequestBodySize(Optional.of(byteLength));
      case RESPONSE -> new ErrorCode.HttpResponseBodySize(Optional.of(byteLength));
    };
  }
}
