package dev.gantry.bindgen;

import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How Java is generated. Immutable: each {@code with} method returns a copy.
 *
 * @param packageName the Java package under which everything goes
 * @param existing WIT packages ({@code wasi:io}) or interfaces ({@code wasi:io/streams}), without
 *     versions, to the Java package that already holds what would be generated for them
 * @param packages WIT packages to the Java package that their interfaces are generated into
 * @param onlyTypes whether worlds get no class, so that no runtime is needed
 * @param uncheckedErrors whether error types become unchecked exceptions
 * @param asynchronous names of functions, such as {@code f} or {@code [method]cart.add}, or {@code
 *     all}, that return a {@code CompletableFuture} rather than block; calls of such methods are
 *     not yet supported
 */
public record BindgenOptions(
    String packageName,
    Map<String, String> existing,
    Map<String, String> packages,
    boolean onlyTypes,
    boolean uncheckedErrors,
    Set<String> asynchronous) {
  public BindgenOptions {
    existing = Map.copyOf(existing);
    packages = Map.copyOf(packages);
    asynchronous = Set.copyOf(asynchronous);
  }

  /** {@return the options with which everything goes under one package} */
  public static BindgenOptions into(String packageName) {
    return new BindgenOptions(packageName, Map.of(), Map.of(), false, false, Set.of());
  }

  /** {@return a copy that uses, and does not generate, what a Java package already holds} */
  public BindgenOptions withExisting(String witName, String javaPackage) {
    return new BindgenOptions(
        packageName,
        plus(existing, witName, javaPackage),
        packages,
        onlyTypes,
        uncheckedErrors,
        asynchronous);
  }

  /** {@return a copy that generates a WIT package into a Java package of its own} */
  public BindgenOptions withPackage(String witPackage, String javaPackage) {
    return new BindgenOptions(
        packageName,
        existing,
        plus(packages, witPackage, javaPackage),
        onlyTypes,
        uncheckedErrors,
        asynchronous);
  }

  /** {@return a copy that generates types and interfaces only} */
  public BindgenOptions withOnlyTypes() {
    return new BindgenOptions(packageName, existing, packages, true, uncheckedErrors, asynchronous);
  }

  /** {@return a copy in which error types become unchecked exceptions} */
  public BindgenOptions withUncheckedErrors() {
    return new BindgenOptions(packageName, existing, packages, onlyTypes, true, asynchronous);
  }

  /** {@return a copy in which these functions return a {@code CompletableFuture}} */
  public BindgenOptions withAsynchronous(Set<String> functions) {
    return new BindgenOptions(
        packageName, existing, packages, onlyTypes, uncheckedErrors, functions);
  }

  private static SequencedMap<String, String> plus(
      Map<String, String> map, String key, String value) {
    var copy = new TreeMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
