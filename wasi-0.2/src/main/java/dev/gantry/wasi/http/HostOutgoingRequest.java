package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.Method;
import dev.gantry.wasi.bindings.http.Types.OutgoingBody;
import dev.gantry.wasi.bindings.http.Types.OutgoingRequest;
import dev.gantry.wasi.bindings.http.Types.Scheme;
import java.util.Optional;

/** A request that a guest makes. */
final class HostOutgoingRequest implements OutgoingRequest {
  private final OutgoingMessage message;
  private Method method = new Method.Get();
  private Optional<String> pathWithQuery = Optional.empty();
  private Optional<Scheme> scheme = Optional.empty();
  private Optional<String> authority = Optional.empty();

  HostOutgoingRequest(Fields headers, FieldRules rules) {
    this.message = new OutgoingMessage(MessageKind.REQUEST, headers, rules);
  }

  OutgoingMessage message() {
    return message;
  }

  RequestHead head() {
    return new RequestHead(
        Methods.name(method),
        scheme.map(Schemes::name),
        authority,
        pathWithQuery,
        message.fields());
  }

  @Override
  public OutgoingBody body() throws FailedException {
    return message.body();
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public void setMethod(Method method) throws FailedException {
    require(Tokens.isToken(Methods.name(method)));
    this.method = Methods.of(Methods.name(method));
  }

  @Override
  public Optional<String> pathWithQuery() {
    return pathWithQuery;
  }

  @Override
  public void setPathWithQuery(Optional<String> pathWithQuery) throws FailedException {
    require(pathWithQuery.stream().allMatch(UriParts::isPathWithQuery));
    this.pathWithQuery = pathWithQuery;
  }

  @Override
  public Optional<Scheme> scheme() {
    return scheme;
  }

  @Override
  public void setScheme(Optional<Scheme> scheme) throws FailedException {
    require(scheme.map(Schemes::name).stream().allMatch(UriParts::isScheme));
    this.scheme = scheme;
  }

  @Override
  public Optional<String> authority() {
    return authority;
  }

  @Override
  public void setAuthority(Optional<String> authority) throws FailedException {
    require(authority.stream().allMatch(UriParts::isAuthority));
    this.authority = authority;
  }

  private static void require(boolean valid) throws FailedException {
    if (!valid) {
      throw new FailedException();
    }
  }

  @Override
  public Fields headers() {
    return message.headers();
  }

  @Override
  public void close() {
    message.close();
  }
}
