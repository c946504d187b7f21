package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.OutgoingBody;
import dev.gantry.wasi.bindings.http.Types.OutgoingResponse;

/** A response that a guest makes. */
final class HostOutgoingResponse implements OutgoingResponse {
  private final OutgoingMessage message;
  private int status = 200;

  HostOutgoingResponse(Fields headers, FieldRules rules) {
    this.message = new OutgoingMessage(MessageKind.RESPONSE, headers, rules);
  }

  OutgoingMessage message() {
    return message;
  }

  ResponseHead head() {
    return new ResponseHead(status, message.fields());
  }

  @Override
  public int statusCode() {
    return status;
  }

  @Override
  public void setStatusCode(int statusCode) throws FailedException {
    // Responses of 1xx come before the answer and are sent in another way.
    if (statusCode < 200 || statusCode > 599) {
      throw new FailedException();
    }
    status = statusCode;
  }

  @Override
  public Fields headers() {
    return message.headers();
  }

  @Override
  public OutgoingBody body() throws FailedException {
    return message.body();
  }

  @Override
  public void close() {
    message.close();
  }
}
