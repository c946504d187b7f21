package dev.gantry.wasi.http;

import dev.gantry.types.Result;
import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.http.OutgoingHandler;
import dev.gantry.wasi.bindings.http.Types;
import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.io.HostError;
import java.util.List;
import java.util.Optional;

/** {@code wasi:http/types} and {@code wasi:http/outgoing-handler}. */
public record HostHttp(FieldRules rules) implements Types, OutgoingHandler {

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
    throw new ErrorCodeException(new ErrorCode.HttpRequestDenied());
  }
}
