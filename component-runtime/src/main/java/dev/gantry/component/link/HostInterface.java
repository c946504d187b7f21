package dev.gantry.component.link;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.HostFunction;
import dev.gantry.component.exec.HostResourceType;
import dev.gantry.component.host.BindingMismatch;
import dev.gantry.component.host.JavaBinding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the host offers under the name of one interface.
 *
 * <p>Filled through the linker, by one thread.
 */
final class HostInterface {
  private final String name;
  private final Map<String, HostFunction> functions = new LinkedHashMap<>();
  private final Map<String, HostResourceType> resources = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private Optional<JavaBinding> binding = Optional.empty();

  HostInterface(String name) {
    this.name = name;
  }

  private HostInterface(HostInterface other) {
    this.name = other.name;
    this.functions.putAll(other.functions);
    this.resources.putAll(other.resources);
    this.values.putAll(other.values);
    this.binding = other.binding;
  }

  /** {@return a copy that later changes do not reach, whose resource types are the same} */
  HostInterface snapshot() {
    return new HostInterface(this);
  }

  void addFunction(String functionName, HostFunction function) {
    if (functions.putIfAbsent(functionName, function) != null) {
      throw new IllegalArgumentException(
          "`%s` has a function `%s` already".formatted(name, functionName));
    }
  }

  void addValue(String valueName, Object value) {
    if (values.putIfAbsent(valueName, value) != null) {
      throw new IllegalArgumentException(
          "`%s` has a value `%s` already".formatted(name, valueName));
    }
  }

  Optional<Object> value(String valueName) {
    return Optional.ofNullable(values.get(valueName));
  }

  <T> void addResource(String resourceName, Class<T> type, Consumer<? super T> destructor) {
    var resource =
        new HostResourceType(resourceName, type, object -> destructor.accept(type.cast(object)));
    if (resources.putIfAbsent(resourceName, resource) != null) {
      throw new IllegalArgumentException(
          "`%s` has a resource `%s` already".formatted(name, resourceName));
    }
  }

  void bind(JavaBinding newBinding) {
    if (binding.isPresent()) {
      throw new IllegalArgumentException("`%s` is implemented already".formatted(name));
    }
    binding = Optional.of(newBinding);
    resources.putAll(newBinding.resources());
  }

  Optional<HostResourceType> resource(String resourceName) {
    return Optional.ofNullable(resources.get(resourceName));
  }

  /**
   * {@return a function, if there is one of that name}
   *
   * @throws BindingMismatch if there is, and its type differs
   */
  Optional<HostFunction> function(String functionName, FunctionType type) {
    HostFunction function = functions.get(functionName);
    if (function != null) {
      return Optional.of(function);
    }
    return binding.flatMap(typed -> typed.function(functionName, type));
  }
}
