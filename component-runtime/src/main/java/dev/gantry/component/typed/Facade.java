package dev.gantry.component.typed;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Java interface that a guest is to implement.
 *
 * @param methods the abstract ones, in the order of their numbers
 */
public record Facade(Class<?> javaInterface, List<FacadeMethod> methods) {
  /** Copies the list. */
  public Facade {
    methods = List.copyOf(methods);
  }

  /**
   * A method.
   *
   * @param isMethod whether it takes the resource that the object stands for
   * @param isClose whether it ends the use of that resource, and is no function of the guest
   * @param shape what is generated for it, or empty if it goes by boxed values
   */
  public record FacadeMethod(
      Method method, boolean isMethod, boolean isClose, Optional<ExportShape> shape) {}

  /** {@return what distinguishes this from others of the interface, as far as code goes} */
  String key() {
    var keys = new ArrayList<String>();
    for (FacadeMethod method : methods) {
      keys.add(method.shape().map(ExportShape::key).orElse("-"));
    }
    return String.join("\n", keys);
  }
}
