package dev.gantry.wasi.http;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
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
      answer.end(failure("the guest failed"));
      throw thrown;
    } finally {
      Unsent.forget();
      source.close();
    }
  }

  private static ErrorCode failure(String text) {
    return new ErrorCode.InternalError(Optional.of(text));
  }
}
