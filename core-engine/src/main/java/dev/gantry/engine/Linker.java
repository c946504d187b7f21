package dev.gantry.engine;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Names and what they stand for, to resolve the imports of modules with.
 *
 * <p>Mutable, not thread-safe. A later definition of a name replaces an earlier one; what has been
 * linked keeps what it was linked with.
 */
public final class Linker {
  private record Key(String module, String name) {}

  private final Map<Key, External> definitions = new HashMap<>();

  private Linker() {}

  /** {@return a linker without definitions} */
  public static Linker create() {
    return new Linker();
  }

  /** Defines a name. */
  public Linker define(String module, String name, External definition) {
    definitions.put(new Key(module, name), definition);
    return this;
  }

  /** Defines a function of the host that takes and returns boxed values. */
  public Linker function(
      String module, String name, FunctionType type, HostFunction implementation) {
    return define(module, name, Function.create(type, implementation));
  }

  /** Defines a function of the host that wants to know who calls. */
  public Linker function(
      String module, String name, FunctionType type, HostFunction.WithCaller implementation) {
    return define(module, name, Function.create(type, implementation));
  }

  /**
   * Defines a function of the host with unboxed values.
   *
   * @param implementation a handle with the signature that {@link Function#handle} describes, or
   *     the same after a first parameter {@link Instance}, which receives the caller
   * @throws IllegalArgumentException if it has another signature
   */
  public Linker function(
      String module, String name, FunctionType type, MethodHandle implementation) {
    return define(module, name, Function.create(type, implementation));
  }

  /**
   * Defines a function of the host with unboxed values, whose type follows from the one method of
   * an interface.
   *
   * <p>{@code int}, {@code long}, {@code float}, {@code double} and {@link V128} are numbers,
   * {@link Function} is {@code funcref}, {@code Object} {@code externref}; a first parameter {@link
   * Instance} receives the caller.
   *
   * @throws IllegalArgumentException if the method has other types
   */
  public <T> Linker function(
      String module, String name, Class<T> functionalInterface, T implementation) {
    return define(module, name, Function.create(functionalInterface, implementation));
  }

  /** Defines all exports of an instance, under one module name. */
  public Linker instance(String module, Instance instance) {
    for (String name : instance.exportNames()) {
      define(module, name, instance.export(name).orElseThrow());
    }
    return this;
  }

  /**
   * {@return the module with its imports resolved}
   *
   * @throws UnlinkableException if names are not defined, or stand for other types
   */
  public LinkedModule link(Module module) {
    var imports = new ArrayList<External>();
    var unmet = new ArrayList<UnlinkableException.UnmetImport>();
    for (Module.Import needed : module.imports()) {
      External definition = definitions.get(new Key(needed.module(), needed.name()));
      if (definition == null) {
        unmet.add(
            new UnlinkableException.UnmetImport(needed.module(), needed.name(), "unknown import"));
      } else if (!module.code().matches(imports.size() + unmet.size(), definition)) {
        unmet.add(LinkedModule.mismatch(needed, definition));
      } else {
        imports.add(definition);
      }
    }
    if (!unmet.isEmpty()) {
      throw new UnlinkableException(unmet);
    }
    return new LinkedModule(module, imports);
  }
}
