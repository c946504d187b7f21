package dev.gantry.component.host;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.HostFunction;
import dev.gantry.component.exec.HostResourceType;
import dev.gantry.types.WitName;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java interface that stands for a WIT interface, with an object that implements it.
 *
 * <p>A function is a method of the interface. A resource is a nested interface that extends {@link
 * AutoCloseable}, with its methods; its constructor is the method {@code newX} of the outer
 * interface, and a static function {@code f} of it the method {@code xF}.
 */
public final class JavaBinding {
  private final Class<?> javaInterface;
  private final Object implementation;
  private final Conversions conversions;
  private final Map<String, HostResourceType> resources = new LinkedHashMap<>();
  private final Map<String, Class<?>> resourceClasses = new LinkedHashMap<>();

  private JavaBinding(MethodHandles.Lookup lookup, Class<?> javaInterface, Object implementation) {
    this.conversions = new Conversions(ResourceViews.NONE, lookup);
    this.javaInterface = javaInterface;
    this.implementation = implementation;
    for (Class<?> nested : javaInterface.getDeclaredClasses()) {
      if (nested.isInterface() && AutoCloseable.class.isAssignableFrom(nested)) {
        addResource(nested);
      }
    }
  }

  /**
   * {@return the binding of an interface}
   *
   * @param lookup may see the interface and the types that it mentions
   * @throws IllegalArgumentException if it is none
   */
  public static JavaBinding of(
      MethodHandles.Lookup lookup, Class<?> javaInterface, Object implementation) {
    if (!javaInterface.isInterface()) {
      throw new IllegalArgumentException(javaInterface + " is not an interface");
    }
    return new JavaBinding(lookup, javaInterface, implementation);
  }

  private void addResource(Class<?> nested) {
    WitName named = nested.getAnnotation(WitName.class);
    resourceClasses.put(
        named == null ? WitNames.kebabCase(nested.getSimpleName()) : named.value(), nested);
  }

  /** {@return the resource types, by their names in WIT} */
  public Map<String, HostResourceType> resources() {
    resourceClasses.forEach(
        (name, type) ->
            resources.computeIfAbsent(
                name, key -> new HostResourceType(key, type, JavaBinding::close)));
    return resources;
  }

  private static void close(Object resource) {
    try {
      ((AutoCloseable) resource).close();
    } catch (Exception thrown) {
      throw Invocations.unchecked(thrown);
    }
  }

  /**
   * {@return the method for a function, if there is one}
   *
   * @param name as in WIT, such as {@code [method]input-stream.read}
   * @throws BindingMismatch if there is, and its types do not fit
   */
  public Optional<HostFunction> function(String name, FunctionType type) {
    if (!name.startsWith("[method]")) {
      return method(javaInterface, name, "", type.parameterTypes().size())
          .map(method -> JavaFunction.of(conversions, method, Optional.of(implementation), type));
    }
    String resource = name.substring("[method]".length(), name.indexOf('.'));
    String prefix = "[method]" + resource + ".";
    return Optional.ofNullable(resourceClasses.get(resource))
        .flatMap(owner -> method(owner, name, prefix, type.parameterTypes().size() - 1))
        .map(method -> JavaFunction.of(conversions, method, Optional.empty(), type));
  }

  private static Optional<Method> method(
      Class<?> owner, String function, String prefix, int parameterCount) {
    List<Method> methods =
        Arrays.stream(owner.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .toList();
    List<Method> named = WitNames.methodsOf(methods, function, prefix);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        named.stream()
            .filter(method -> method.getParameterCount() == parameterCount)
            .findFirst()
            .orElseThrow(
                () ->
                    new BindingMismatch(
                        "Java method %s has %d parameters, expected %d"
                            .formatted(
                                named.getFirst().getName(),
                                named.getFirst().getParameterCount(),
                                parameterCount))));
  }
}
