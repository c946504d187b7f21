package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;

/** What a world imports or exports. */
public sealed interface WorldItem {

  /**
   * An interface. Under a {@link WorldKey.Named} key it is either written inside the world, and has
   * no name, or a named interface under another name ({@code implements}).
   *
   * @param stability of the import or export, not of the interface
   * @param docs of the import or export
   */
  record InterfaceItem(
      InterfaceId id,
      Stability stability,
      Optional<String> externalId,
      Optional<String> docs,
      Location location)
      implements WorldItem {}

  /** A function. */
  record FunctionItem(Function function) implements WorldItem {}

  /** A type of the world, which is always an import. */
  record TypeItem(TypeId id, Location location) implements WorldItem {}

  /** {@return where the item stands} */
  default Location location() {
    return switch (this) {
      case InterfaceItem item -> item.location;
      case FunctionItem item -> item.function().location();
      case TypeItem item -> item.location;
    };
  }
}
