package dev.gantry.component.link;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.HostFunction;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.exec.ExportedInstance;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.component.host.JavaBinding;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The linker: what is on offer, by name. */
public final class Offers implements ComponentLinker {
  /** Under this name stands what belongs to no interface. */
  static final String ROOT = "";

  private final Map<String, HostInterface> hosts = new LinkedHashMap<>();
  private final Map<String, Offer> others = new LinkedHashMap<>();
  private boolean trapOnUnmetImports;

  /** A linker that offers nothing. */
  public Offers() {}

  private HostInterface host(String name) {
    if (others.containsKey(name)) {
      throw new IllegalArgumentException("`%s` is on offer already".formatted(name));
    }
    return hosts.computeIfAbsent(name, HostInterface::new);
  }

  @Override
  public ComponentLinker function(
      String interfaceName, String functionName, HostFunction function) {
    host(interfaceName).addFunction(functionName, function);
    return this;
  }

  @Override
  public ComponentLinker function(String functionName, HostFunction function) {
    return function(ROOT, functionName, function);
  }

  @Override
  public ComponentLinker value(String valueName, Object value) {
    host(ROOT).addValue(valueName, value);
    return this;
  }

  @Override
  public <T> ComponentLinker resource(
      String interfaceName, String resourceName, Class<T> type, Consumer<? super T> destructor) {
    host(interfaceName).addResource(resourceName, type, destructor);
    return this;
  }

  @Override
  public <T> ComponentLinker implement(
      String interfaceName, Class<T> javaInterface, T implementation) {
    return implement(interfaceName, MethodHandles.publicLookup(), javaInterface, implementation);
  }

  @Override
  public <T> ComponentLinker implement(
      String interfaceName, MethodHandles.Lookup lookup, Class<T> javaInterface, T implementation) {
    host(interfaceName).bind(JavaBinding.of(lookup, javaInterface, implementation));
    return this;
  }

  @Override
  public ComponentLinker component(LinkedComponent component) {
    switch (component) {
      case ResolvedComponent resolved ->
          resolved
              .component()
              .exports()
              .forEach(name -> add(name, new Offer.OfComponent(resolved, name)));
    }
    return this;
  }

  @Override
  public ComponentLinker instance(String name, ComponentInstance instance) {
    switch (instance) {
      case ExportedInstance exported -> add(name, new Offer.OfInstance(exported));
    }
    return this;
  }

  private void add(String name, Offer offer) {
    if (hosts.containsKey(name) || others.putIfAbsent(name, offer) != null) {
      throw new IllegalArgumentException("`%s` is on offer already".formatted(name));
    }
  }

  @Override
  public ComponentLinker trapOnUnmetImports() {
    trapOnUnmetImports = true;
    return this;
  }

  @Override
  public LinkedComponent link(Component component) {
    return switch (component) {
      case RuntimeComponent runtime -> {
        var all = new LinkedHashMap<>(others);
        hosts.forEach((name, host) -> all.put(name, new Offer.OfHost(host.snapshot())));
        yield new ImportResolver(all, trapOnUnmetImports).resolve(runtime);
      }
    };
  }
}
