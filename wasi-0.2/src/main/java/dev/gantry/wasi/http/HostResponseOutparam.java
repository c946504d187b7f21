package dev.gantry.wasi.http;

import dev.gantry.types.Result;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.OutgoingResponse;
import dev.gantry.wasi.bindings.http.Types.ResponseOutparam;
import dev.gantry.wasi.io.Unsent;
import java.util.Optional;

/** The place where the answer to an exchange goes. */
final class HostResponseOutparam implements ResponseOutparam {
  private final Exchange exchange;
  private Optional<BodyOutput> body = Optional.empty();
  private boolean answered;

  HostResponseOutparam(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void sendInformational(int status, Fields headers) throws ErrorCodeException {
    // 101 would end the exchange.
    if (status < 100 || status > 199 || status == 101) {
      throw new ErrorCodeException(new ErrorCode.HttpProtocolError());
    }
    if (!exchange.inform(status, ((HostFields) headers).take())) {
      throw new ErrorCodeException(
          new ErrorCode.InternalError(Optional.of("the client takes no such responses")));
    }
  }

  void set(Result<OutgoingResponse, ErrorCode> response) {
    switch (response) {
      case Result.Ok(OutgoingResponse made) -> send((HostOutgoingResponse) made);
      case Result.Err(ErrorCode reason) -> fail(reason);
    }
  }

  private void send(HostOutgoingResponse response) {
    OutgoingMessage message = response.message();
    BodyOutput output = message.sent();
    if (message.promised().isEmpty()) {
      fail(new ErrorCode.HttpProtocolError());
      return;
    }
    ResponseHead head = response.head();
    boolean mayBeEmpty = hasNoBody(head.status());
    if (message.lacksBody() && !mayBeEmpty) {
      fail(MessageKind.RESPONSE.wrongSize(0));
      return;
    }
    answered = true;
    body = Optional.of(output);
    output.attach(exchange.respond(head), mayBeEmpty);
    Unsent.beforeWaiting(output::sendHead);
  }

  private boolean hasNoBody(int status) {
    return status == 204 || status == 304 || exchange.request().method().equals("HEAD");
  }

  private void fail(ErrorCode reason) {
    answered = true;
    exchange.fail(reason);
  }

  /** Ends the exchange, as nothing more comes from the guest. What was finished is still sent. */
  void end(ErrorCode reason) {
    if (answered) {
      body.ifPresent(output -> output.fail(reason));
    } else {
      fail(reason);
    }
  }

  @Override
  public void close() {
    if (!answered) {
      fail(new ErrorCode.InternalError(Optional.of("the guest did not answer")));
    }
  }
}
