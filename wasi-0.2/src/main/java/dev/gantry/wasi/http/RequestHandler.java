package dev.gantry.wasi.http;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.StoreExhaustedException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.io.Unsent;
import java.util.List;
import java.util.Optional;

/**
 * Has requests answered by instances of a component that exports {@code
 * wasi:http/incoming-handler}. Immutable, and safe for use by several threads.
 */
public final class RequestHandler {
  private static final String INTERFACE = "wasi:http/incoming-handler@0.2.";

  /** The resource is told by the message alone. */
  private static final String TIME = "time exhausted";

  private final String function;
  private final FieldRules rules;

  private RequestHandler(String function, FieldRules rules) {
    this.function = function;
    this.rules = rules;
  }

  /** {@return what hands requests to instances of the component, if they answer any} */
  public static Optional<RequestHandler> of(Component component, FieldRules rules) {
    return component.exports().stream()
        .filter(name -> name.startsWith(INTERFACE))
        .findFirst()
        .map(name -> new RequestHandler(name + "#handle", rules));
  }

  /**
   * Lets an instance answer, on this thread, and returns when it is done with that; the last bytes
   * of the body may still be on their way.
   *
   * <p>The exchange is ended in any case: an error status if the guest does not answer, a broken
   * body if it does not finish the one that it began.
   *
   * @throws RuntimeException what ended the guest (a trap, a limit, an exit); the exchange has been
   *     ended because of it
   */
  public void handle(ComponentInstance instance, Exchange exchange) {
    BodySource source = exchange.requestBody();
    var request = new HostIncomingRequest(exchange.request(), source, rules);
    var answer = new HostResponseOutparam(exchange);
    try {
      instance.function(function).call(List.of(request, answer));
      answer.end(failure("the guest did not answer"));
    } catch (RuntimeException thrown) {
      answer.end(reason(thrown));
      throw thrown;
    } finally {
      Unsent.forget();
      source.close();
    }
  }

  /** {@return why there is no answer, when this has ended the guest} */
  public static ErrorCode reason(RuntimeException thrown) {
    return isLate(thrown) ? new ErrorCode.HttpResponseTimeout() : failure("the guest failed");
  }

  private static boolean isLate(RuntimeException thrown) {
    return thrown instanceof StoreExhaustedException
        && thrown.getCause() instanceof ExhaustedException cause
        && TIME.equals(cause.getMessage());
  }

  private static ErrorCode failure(String text) {
    return new ErrorCode.InternalError(Optional.of(text));
  }
}
