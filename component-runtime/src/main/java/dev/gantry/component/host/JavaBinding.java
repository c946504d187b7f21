package dev.gantry.component.host;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.HostFunction;
import dev.gantry.component.exec.HostResourceType;
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
    String simpleName = nested.getSimpleName();
    // A resource that is called like its interface has the word appended.
    String base =
        simpleName.endsWith("Resource") && simpleName.length() > "Resource".length()
            ? simpleName.substring(0, simpleName.length() - "Resource".length())
            : simpleName;
    resourceClasses.put(base, nested);
    resourceClasses.putIfAbsent(simpleName, nested);
  }

  /** {@return the resource types, by their names in WIT} */
  public Map<String, HostResourceType> resources() {
    resourceClasses.forEach(
        (name, type) ->
            resources.computeIfAbsent(
                kebabCase(name), key -> new HostResourceType(key, type, JavaBinding::close)));
    return resources;
  }

  private static String kebabCase(String pascal) {
    var label = new StringBuilder();
    for (int i = 0; i < pascal.length(); i++) {
      char c = pascal.charAt(i);
      if (Character.isUpperCase(c) && !label.isEmpty()) {
        label.append('-');
      }
      label.append(Character.toLowerCase(c));
    }
    return label.toString();
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
    if (!name.startsWith("[")) {
      return method(javaInterface, JavaNames.camelCase(name), type.parameterTypes().size())
          .map(method -> bound(method, type));
    }
    int end = name.indexOf(']');
    String kind = name.substring(1, end);
    String rest = name.substring(end + 1);
    int dot = rest.indexOf('.');
    String resource = dot < 0 ? rest : rest.substring(0, dot);
    String member = rest.substring(dot + 1);
    int parameters = type.parameterTypes().size();
    return switch (kind) {
      case "method" ->
          resourceClass(resource)
              .flatMap(owner -> method(owner, JavaNames.camelCase(member), parameters - 1))
              .map(method -> MethodCall.of(conversions, method, Optional.empty(), type));
      case "constructor" ->
          method(javaInterface, "new" + JavaNames.pascalCase(resource), parameters)
              .map(method -> bound(method, type));
      case "static" ->
          method(
                  javaInterface,
                  JavaNames.camelCase(resource) + JavaNames.pascalCase(member),
                  parameters)
              .map(method -> bound(method, type));
      default -> Optional.empty();
    };
  }

  private HostFunction bound(Method method, FunctionType type) {
    return MethodCall.of(conversions, method, Optional.of(implementation), type);
  }

  private Optional<Class<?>> resourceClass(String resource) {
    return Optional.ofNullable(resourceClasses.get(JavaNames.pascalCase(resource)));
  }

  private static Optional<Method> method(Class<?> owner, String name, int parameterCount) {
    List<Method> named =
        Arrays.stream(owner.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> JavaNames.isName(method.getName(), name))
            .toList();
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
                                name, named.getFirst().getParameterCount(), parameterCount))));
  }
}
