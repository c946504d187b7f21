package dev.gantry.component;

import dev.gantry.component.link.Offers;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/**
 * What a host has to offer to components: names and what they stand for.
 *
 * <p>Not safe for use by several threads at once. What has been linked no longer depends on the
 * linker, which may then be changed and used again.
 */
public sealed interface ComponentLinker permits Offers {

  /** {@return a linker that offers nothing} */
  static ComponentLinker create() {
    return new Offers();
  }

  /**
   * Offers a function of an interface.
   *
   * @param interfaceName with its version, such as {@code acme:log/sink@0.1.0}
   * @param functionName as in WIT, such as {@code write} or {@code [method]sink.write}
   * @return this linker
   * @throws IllegalArgumentException if the interface already has a function of that name
   */
  ComponentLinker function(String interfaceName, String functionName, HostFunction function);

  /**
   * Offers a function that belongs to no interface.
   *
   * @return this linker
   * @throws IllegalArgumentException if there is one of that name
   */
  ComponentLinker function(String functionName, HostFunction function);

  /**
   * Offers a value.
   *
   * @param value as calls take it
   * @return this linker
   * @throws IllegalArgumentException if there is one of that name
   */
  ComponentLinker value(String valueName, Object value);

  /**
   * Offers a resource type of an interface, whose resources are Java objects of the host.
   *
   * @param type the class that the objects have
   * @param destructor called when a guest drops a resource that it owns
   * @return this linker
   */
  <T> ComponentLinker resource(
      String interfaceName, String resourceName, Class<T> type, Consumer<? super T> destructor);

  /**
   * Offers an interface by a Java interface that looks as the binding generator makes it, and an
   * object that implements it.
   *
   * <p>How the Java interface fits the WIT is found out when a component is linked, not when it
   * calls.
   *
   * @param interfaceName with its version, such as {@code wasi:io/streams@0.2.12}
   * @param javaInterface public, in an exported package, and so are the types that it mentions
   * @return this linker
   * @throws IllegalArgumentException if the interface is on offer already
   */
  <T> ComponentLinker implement(String interfaceName, Class<T> javaInterface, T implementation);

  /**
   * Offers an interface by a Java interface, as {@link #implement(String, Class, Object)} does.
   *
   * @param lookup may see the interface and the types that it mentions
   * @return this linker
   * @throws IllegalArgumentException if the interface is on offer already
   */
  <T> ComponentLinker implement(
      String interfaceName, MethodHandles.Lookup lookup, Class<T> javaInterface, T implementation);

  /**
   * Offers the exports of a component; each instance gets one of its own.
   *
   * @return this linker
   */
  ComponentLinker component(LinkedComponent component);

  /**
   * Offers an instance as the interface of a name.
   *
   * @return this linker; what it links from now on belongs to the store of the instance
   */
  ComponentLinker instance(String name, ComponentInstance instance);

  /**
   * Lets components link whose imports are not all met: calling such a function traps.
   *
   * @return this linker
   */
  ComponentLinker trapOnUnmetImports();

  /**
   * {@return the component with every import resolved}
   *
   * <p>A version is matched by itself first, else by the highest offer on the same semver track.
   *
   * @throws UnlinkableComponentException with all the imports that nothing on offer meets
   */
  LinkedComponent link(Component component);
}
