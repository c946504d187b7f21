package dev.gantry.engine.generated;

import dev.gantry.engine.External;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.syntax.Export;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance (core 4.2.5): the entities in its index spaces, imported ones first.
 *
 * <p>Executors subclass it. Owned by the thread that is inside the store.
 */
public abstract non-sealed class GuestInstance implements Instance {
  private static final byte[] DROPPED_DATA = {};
  private static final Object[] DROPPED_ELEMENTS = {};

  /** The limits of its store. */
  public final StoreControl control;

  /** The memories. */
  public final LinearMemory[] memories;

  /** The tables. */
  public final GuestTable[] tables;

  /** The globals. */
  public final GlobalCell[] globals;

  /** The tags. */
  public final GuestTag[] tags;

  /** The canonical types of the module's type indices. */
  public final GuestType[] types;

  /** The contents of data segments; empty once dropped. */
  public final byte[][] data;

  /** The contents of element segments; empty once dropped. */
  public final @Nullable Object[][] elements;

  private final Store store;
  private final Module module;
  private final @Nullable FunctionReference[] functions;
  private final Map<String, Export> exports;

  /** An instance of these parts, whose arrays are filled by whoever makes it. */
  protected GuestInstance(Store store, Module module, InstanceParts parts) {
    this.store = store;
    this.control = store.control();
    this.module = module;
    this.exports = parts.exports();
    this.functions = parts.functions();
    this.memories = parts.memories();
    this.tables = parts.tables();
    this.globals = parts.globals();
    this.tags = parts.tags();
    this.types = parts.types();
    this.data = parts.data();
    this.elements = parts.elements();
  }

  /** {@return a function by index; always the same object} */
  public final FunctionReference function(int index) {
    FunctionReference known = functions[index];
    if (known == null) {
      known = newFunction(index);
      functions[index] = known;
    }
    return known;
  }

  /** {@return a reference to a function that the module defines, when first asked for} */
  protected abstract FunctionReference newFunction(int index);

  /** Called once when everything is there that functions use, before any of them runs. */
  public void complete() {}

  /** Drops a data segment. */
  public final void dropData(int index) {
    data[index] = DROPPED_DATA;
  }

  /** Drops an element segment. */
  public final void dropElements(int index) {
    elements[index] = DROPPED_ELEMENTS;
  }

  @Override
  public final Module module() {
    return module;
  }

  @Override
  public final Store store() {
    return store;
  }

  @Override
  public final List<String> exportNames() {
    return List.copyOf(exports.keySet());
  }

  @Override
  public final Optional<External> export(String name) {
    Export export = exports.get(name);
    if (export == null) {
      return Optional.empty();
    }
    int index = export.index();
    return Optional.of(
        switch (export.kind()) {
          case FUNCTION -> function(index);
          case TABLE -> tables[index];
          case MEMORY -> memories[index];
          case GLOBAL -> globals[index];
          case TAG -> tags[index];
        });
  }
}
