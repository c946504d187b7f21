package dev.gantry.component.script;

import dev.gantry.abi.ResourceIdentity;
import dev.gantry.component.UnlinkableComponentException;
import dev.gantry.component.UnmetImport;
import dev.gantry.component.UnmetImport.Reason;
import dev.gantry.component.exec.ExportedInstance;
import dev.gantry.component.exec.Item;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.component.exec.RuntimeStore;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.InstanceType;
import dev.gantry.component.valid.ItemType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links the components of a script: with the host module, and with named instances.
 *
 * <p>It is stricter and simpler than the linker of the API: names match as they are, and the first
 * import that is not met is reported in the words that scripts ask for.
 */
final class ScriptLinker {
  private final Map<String, Offer> offers = new LinkedHashMap<>(HostModule.offers());

  /**
   * Something on offer, and its type.
   *
   * @param resources what the slots in the type stand for
   */
  record Offer(ItemType type, Item item, Map<Integer, ResourceIdentity> resources) {

    /** {@return an offer in whose type all slots are exported with it} */
    static Offer of(ItemType type, Item item) {
      var resources = new HashMap<Integer, ResourceIdentity>();
      collect(type, item, resources);
      return new Offer(type, item, resources);
    }

    private static void collect(
        ItemType type, Item item, Map<Integer, ResourceIdentity> resources) {
      if (type instanceof ItemType.OfType(DefinedItem.OfResources(var resource), _)
          && item instanceof Item.OfType(var identity)) {
        identity.ifPresent(known -> resources.put(resource.slot(), known));
      } else if (type instanceof ItemType.OfInstance(var instance)
          && item instanceof Item.OfInstance(var exports)) {
        instance
            .exports()
            .forEach((name, part) -> collect(part, present(exports, name), resources));
      }
    }

    private Optional<Offer> export(String name) {
      if (type instanceof ItemType.OfInstance(var instance)
          && item instanceof Item.OfInstance(var exports)
          && instance.exports().containsKey(name)) {
        return Optional.of(
            new Offer(present(instance.exports(), name), present(exports, name), resources));
      }
      return Optional.empty();
    }
  }

  /** Offers an instance under a name, in place of what was there. */
  void offer(String name, ExportedInstance instance) {
    ItemType type = new ItemType.OfInstance(InstanceType.of(instance.type().exports()));
    offers.put(name, Offer.of(type, new Item.OfInstance(instance.exports())));
  }

  ExportedInstance instantiate(RuntimeComponent component, RuntimeStore store) {
    var arguments = new LinkedHashMap<String, Item>();
    var matching = new Matching();
    component
        .type()
        .imports()
        .forEach(
            (name, type) -> {
              Optional<Offer> offer = Optional.ofNullable(offers.get(name));
              try {
                arguments.put(name, matching.match(type, offer));
              } catch (Mismatch mismatch) {
                throw unlinkable(name, type, mismatch, component.type().imports().size());
              }
            });
    store.enter();
    try {
      return component.instantiate(store, arguments);
    } finally {
      store.leave();
    }
  }

  private static UnlinkableComponentException unlinkable(
      String name, ItemType type, Mismatch mismatch, int importCount) {
    String detail =
        "component imports %s `%s`, but a matching implementation was not found in the linker: %s"
            .formatted(type.text(), name, mismatch.text());
    return new UnlinkableComponentException(
        List.of(new UnmetImport(name, Reason.TYPE_DIFFERS, detail, "define it before")),
        importCount);
  }

  static <T> T present(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new AssertionError("nothing is called " + name);
    }
    return value;
  }

  /** Matches the imports of one component, which may share resource types. */
  private static final class Matching {
    private final Map<Integer, ResourceIdentity> resources = new HashMap<>();

    Item match(ItemType needed, Optional<Offer> offer) {
      return switch (needed) {
        case ItemType.OfInstance(var type) -> instance(type, offer);
        case ItemType.OfModule(var type) -> {
          Offer offered = present("module", offer);
          if (!(offered.item() instanceof Item.OfModule(var module))) {
            throw new Mismatch("expected module found " + offered.type().text());
          }
          ModuleMatching.check(type, module);
          yield offered.item();
        }
        case ItemType.OfFunction(var type) -> {
          Offer offered = present("function", offer);
          if (!(offered.type() instanceof ItemType.OfFunction(var actual))) {
            throw new Mismatch("expected function found " + offered.type().text());
          }
          new FunctionMatching(resources, offered.resources()).check(type, actual);
          yield offered.item();
        }
        case ItemType.OfType type -> type(type, offer);
        case ItemType.OfComponent _ ->
            throw new Mismatch("root-level component imports are not supported");
        case ItemType.OfValue _ -> throw new Mismatch("value implementation is missing");
      };
    }

    private static Offer present(String what, Optional<Offer> offer) {
      return offer.orElseThrow(() -> new Mismatch(what + " implementation is missing"));
    }

    private Item instance(InstanceType needed, Optional<Offer> offer) {
      if (offer.isPresent() && !(offer.get().type() instanceof ItemType.OfInstance)) {
        throw new Mismatch("expected instance found " + offer.get().type().text());
      }
      var matched = new LinkedHashMap<String, Item>();
      for (Map.Entry<String, ItemType> export : needed.exports().entrySet()) {
        String name = export.getKey();
        try {
          matched.put(name, match(export.getValue(), offer.flatMap(of -> of.export(name))));
        } catch (Mismatch mismatch) {
          throw mismatch.within("instance export `%s` has the wrong type".formatted(name));
        }
      }
      return new Item.OfInstance(matched);
    }

    private Item type(ItemType.OfType needed, Optional<Offer> offer) {
      if (!(needed.created() instanceof DefinedItem.OfResources(var resource))) {
        // Other types are what they are, whether or not somebody offers them.
        return Item.OfType.STRUCTURAL;
      }
      Optional<ResourceIdentity> known = Optional.ofNullable(resources.get(resource.slot()));
      if (offer.isEmpty() && known.isPresent()) {
        return new Item.OfType(known);
      }
      Offer offered = present("resource", offer);
      if (!(offered.item() instanceof Item.OfType(var identity)) || identity.isEmpty()) {
        throw new Mismatch("expected resource found " + offered.type().text());
      }
      if (known.filter(other -> !other.equals(identity.get())).isPresent()) {
        throw new Mismatch("mismatched resource types");
      }
      resources.put(resource.slot(), identity.get());
      return offered.item();
    }
  }
}
