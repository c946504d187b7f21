package dev.gantry.wasi.serve;

import dev.gantry.component.LinkedComponent;
import dev.gantry.wasi.http.FieldRules;
import dev.gantry.wasi.http.RequestHandler;

/**
 * A component that answers requests, ready to be instantiated. Safe for use by several threads.
 *
 * @param handler hands requests to its instances
 * @param instances where those come from
 */
record Application(RequestHandler handler, Instances instances) {

  /**
   * {@return what answers with a component}
   *
   * @throws IllegalArgumentException if it does not export {@code wasi:http/incoming-handler}
   */
  static Application of(LinkedComponent linked, Instances instances) {
    RequestHandler handler =
        RequestHandler.of(linked.component(), FieldRules.DEFAULT)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the component does not export `wasi:http/incoming-handler@0.2`, but "
                            + linked.component().exports()));
    return new Application(handler, instances);
  }
}
