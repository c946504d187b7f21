package dev.gantry.component.link;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.component.exec.ExportedInstance;
import dev.gantry.component.exec.Item;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.component.exec.RuntimeStore;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A component with the source of each import. Immutable. */
public final class ResolvedComponent implements LinkedComponent {
  private final RuntimeComponent component;
  private final Map<String, Source> sources;

  ResolvedComponent(RuntimeComponent component, Map<String, Source> sources) {
    this.component = component;
    this.sources = Map.copyOf(sources);
  }

  /** Where an instance gets an import from. */
  @FunctionalInterface
  interface Source {

    /** {@return the import, for the instance that is being made} */
    Item item(Dependencies dependencies);
  }

  /** The instances of other components that are made together with one. */
  static final class Dependencies {
    private final RuntimeStore store;
    private final IdentityHashMap<ResolvedComponent, ExportedInstance> instances =
        new IdentityHashMap<>();

    Dependencies(RuntimeStore store) {
      this.store = store;
    }

    ExportedInstance instance(ResolvedComponent component) {
      ExportedInstance known = instances.get(component);
      if (known != null) {
        return known;
      }
      ExportedInstance made = component.instantiate(this);
      instances.put(component, made);
      return made;
    }
  }

  @Override
  public Component component() {
    return component;
  }

  RuntimeComponent runtimeComponent() {
    return component;
  }

  @Override
  public ComponentInstance instantiate(Store store) {
    return switch (store) {
      case RuntimeStore runtime -> {
        runtime.enter();
        try {
          yield instantiate(new Dependencies(runtime));
        } finally {
          runtime.leave();
        }
      }
    };
  }

  private ExportedInstance instantiate(Dependencies dependencies) {
    var arguments = new LinkedHashMap<String, Item>();
    for (String name : component.imports()) {
      Source source = sources.get(name);
      if (source == null) {
        throw new AssertionError("import `%s` was not resolved".formatted(name));
      }
      arguments.put(name, source.item(dependencies));
    }
    return component.instantiate(dependencies.store, arguments);
  }
}
