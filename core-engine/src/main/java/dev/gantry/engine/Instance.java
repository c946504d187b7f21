package dev.gantry.engine;

import dev.gantry.engine.generated.GuestInstance;
import java.util.List;
import java.util.Optional;

/** A module at work in a store (core 4.2.5). */
public sealed interface Instance permits GuestInstance {

  /** {@return the module} */
  Module module();

  /** {@return the store} */
  Store store();

  /** {@return the names of all exports, in the order of the module} */
  List<String> exportNames();

  /** {@return an export} */
  Optional<External> export(String name);

  /**
   * {@return an exported function}
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  default Function function(String name) {
    return exported(name, Function.class, "function");
  }

  /**
   * {@return an exported memory}
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  default Memory memory(String name) {
    return exported(name, Memory.class, "memory");
  }

  /**
   * {@return an exported table}
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  default Table table(String name) {
    return exported(name, Table.class, "table");
  }

  /**
   * {@return an exported global}
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  default Global global(String name) {
    return exported(name, Global.class, "global");
  }

  /**
   * {@return an exported tag}
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  default Tag tag(String name) {
    return exported(name, Tag.class, "tag");
  }

  private <T extends External> T exported(String name, Class<T> kind, String word) {
    return export(name)
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no %s `%s` among the exports %s".formatted(word, name, exportNames())));
  }
}
