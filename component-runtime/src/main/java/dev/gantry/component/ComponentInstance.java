package dev.gantry.component;

import dev.gantry.component.exec.ExportedInstance;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running component: its memories, tables and handles, owned by a {@link Store}.
 *
 * <p>A trap ends its use. Every later call fails with "cannot enter component instance" and names
 * the trap that came first.
 */
public sealed interface ComponentInstance permits ExportedInstance {

  /** {@return the store that owns this instance} */
  Store store();

  /**
   * {@return the exported functions, those of exported interfaces as {@code interface#function}}
   */
  List<ExportedFunction> functions();

  /** {@return the exported values, by name} */
  Map<String, Object> values();

  /**
   * {@return an exported function}
   *
   * @param name one that is unique among the exports, or {@code interface#function}; a method may
   *     be named {@code resource.method}, a constructor like its resource
   * @throws IllegalArgumentException if there is no such function, or there are several
   */
  ExportedFunction function(String name);

  /**
   * Calls an exported function.
   *
   * @param function its name, as {@link #function} takes it
   * @param arguments one for each parameter, as the Java values of {@link dev.gantry.abi}
   * @return the result, or empty if the function has none
   * @throws IllegalArgumentException if there is no such function, or an argument does not fit
   * @throws IllegalStateException if another thread is inside the store
   * @throws ComponentTrapException if the call traps, or an earlier one did
   * @throws StoreExhaustedException if the call needs more than the store allows
   */
  default Optional<Object> call(String function, Object... arguments) {
    return function(function).call(List.of(arguments));
  }

  /**
   * {@return an object whose methods call the functions of an exported interface}
   *
   * <p>Which function each method calls is found out now, not when it is called. Resources of the
   * guest are objects of the interfaces nested in {@code javaInterface}; closing one drops it.
   *
   * @param interfaceName as exported, or another version of its semver track; empty for functions
   *     that belong to no interface
   * @param lookup of the code that asks: the object's class is defined beside it
   * @param javaInterface an interface as the binding generator makes it
   * @throws IllegalArgumentException with everything in which the two differ
   */
  <T> T export(String interfaceName, MethodHandles.Lookup lookup, Class<T> javaInterface);
}
