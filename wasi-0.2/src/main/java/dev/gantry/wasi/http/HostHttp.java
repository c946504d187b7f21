package dev.gantry.wasi.http;

import dev.gantry.types.Result;
import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.http.OutgoingHandler;
import dev.gantry.wasi.bindings.http.Types;
import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.http.Transport.Timeouts;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.Unsent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** {@code wasi:http/types} and {@code wasi:http/outgoing-handler}. */
public record HostHttp(
    FieldRules rules, OutgoingPolicy policy, Supplier<Transport> transport, OpenHandles handles)
    implements Types, OutgoingHandler {

  @Override
  public Optional<ErrorCode> httpErrorCode(ErrorResource err) {
    return err instanceof HostError error ? error.http() : Optional.empty();
  }

  @Override
  public Fields newFields() {
    return HostFields.empty(rules);
  }

  @Override
  public Fields fieldsFromList(List<Tuple2<String, byte[]>> entries) throws HeaderErrorException {
    return HostFields.of(rules, entries);
  }

  @Override
  public OutgoingRequest newOutgoingRequest(Fields headers) {
    return new HostOutgoingRequest(headers, rules);
  }

  @Override
  public RequestOptions newRequestOptions() {
    return new HostRequestOptions();
  }

  @Override
  public void responseOutparamSet(
      ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response) {
    ((HostResponseOutparam) param).set(response);
  }

  @Override
  public FutureTrailers incomingBodyFinish(IncomingBody body) {
    return ((HostIncomingBody) body).finish();
  }

  @Override
  public OutgoingResponse newOutgoingResponse(Fields headers) {
    return new HostOutgoingResponse(headers, rules);
  }

  @Override
  public void outgoingBodyFinish(OutgoingBody body, Optional<Fields> trailers)
      throws ErrorCodeException {
    ((HostOutgoingBody) body)
        .finish(trailers.map(fields -> ((HostFields) fields).take()).orElse(List.of()));
  }

  @Override
  public FutureIncomingResponse handle(OutgoingRequest request, Optional<RequestOptions> options)
      throws ErrorCodeException {
    var made = (HostOutgoingRequest) request;
    RequestHead head = policy.checked(made.head());
    OutgoingMessage message = made.message();
    OptionalLong length =
        message
            .promised()
            .orElseThrow(() -> new ErrorCodeException(new ErrorCode.HttpProtocolError()));
    if (message.lacksBody()) {
      throw new ErrorCodeException(MessageKind.REQUEST.wrongSize(0));
    }
    if (!handles.take()) {
      throw new ErrorCodeException(new ErrorCode.ConnectionLimitReached());
    }
    var future = new HostFutureIncomingResponse(rules, handles);
    Timeouts timeouts = policy.timeouts(options.map(HostRequestOptions.class::cast));
    BodyOutput body = message.sent();
    Transport.Call call;
    try {
      call = transport.get().send(new Transport.Outgoing(head, length, timeouts), future);
    } catch (IllegalArgumentException _) {
      handles.giveBack();
      throw new ErrorCodeException(new ErrorCode.HttpRequestUriInvalid());
    }
    future.awaits(call);
    body.attach(call, false);
    Unsent.beforeWaiting(call::start);
    return future;
  }
}
