package dev.gantry.component.link;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceIdentity;
import dev.gantry.abi.ValueType;
import dev.gantry.component.HostFunction;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.UnlinkableComponentException;
import dev.gantry.component.UnmetImport;
import dev.gantry.component.UnmetImport.Reason;
import dev.gantry.component.exec.HostResourceType;
import dev.gantry.component.exec.HostedFunction;
import dev.gantry.component.exec.Item;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.component.host.BindingMismatch;
import dev.gantry.component.link.ResolvedComponent.Source;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.InstanceType;
import dev.gantry.component.valid.ItemType;
import dev.gantry.component.wave.Wave;
import dev.gantry.types.Contents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds an offer for each import of a component, and collects those for which there is none. */
final class ImportResolver {
  private final Map<String, Offer> offers;
  private final boolean trapOnUnmet;
  private final List<UnmetImport> unmet = new ArrayList<>();

  /** What resource slots of the component stand for, as far as the host defines them. */
  private final Map<Integer, ResourceIdentity> resources = new HashMap<>();

  ImportResolver(Map<String, Offer> offers, boolean trapOnUnmet) {
    this.offers = offers;
    this.trapOnUnmet = trapOnUnmet;
  }

  LinkedComponent resolve(RuntimeComponent component) {
    var sources = new LinkedHashMap<String, Source>();
    Map<String, ItemType> imports = component.type().imports();
    imports.forEach((name, type) -> sources.put(name, source(name, type)));
    if (!unmet.isEmpty()) {
      throw new UnlinkableComponentException(unmet, imports.size());
    }
    return new ResolvedComponent(component, sources);
  }

  private Source source(String name, ItemType type) {
    Offer offer = type instanceof ItemType.OfInstance ? find(name) : offers.get(name);
    return switch (offer) {
      case Offer.OfComponent(var provider, var exportName) -> {
        ItemType offered = provider.runtimeComponent().type().exports().get(exportName);
        report(name, new TypeComparison().compare(type, offered));
        yield dependencies -> export(dependencies.instance(provider).exports(), exportName);
      }
      case Offer.OfInstance(var instance) -> {
        report(name, new TypeComparison().compareInstance(type, instance.type().exports()));
        Item item = new Item.OfInstance(instance.exports());
        yield _ -> item;
      }
      case Offer.OfHost(var host) -> hostSource(name, type, host);
      case null -> hostSource(name, type, rootOrAbsent(name, type));
    };
  }

  private static Item export(Map<String, Item> exports, String name) {
    Item item = exports.get(name);
    if (item == null) {
      throw new AssertionError("no export `%s`".formatted(name));
    }
    return item;
  }

  private @Nullable Offer find(String name) {
    Offer exact = offers.get(name);
    if (exact != null) {
      return exact;
    }
    InterfaceName wanted = InterfaceName.of(name);
    return offers.keySet().stream()
        .map(InterfaceName::of)
        .filter(wanted::isCompatible)
        .max(InterfaceName.BY_VERSION)
        .map(InterfaceName::toString)
        .map(offers::get)
        .orElse(null);
  }

  /** What is not an instance stands beside the interfaces; an absent instance is an empty one. */
  private HostInterface rootOrAbsent(String name, ItemType type) {
    if (!(type instanceof ItemType.OfInstance)
        && offers.get(Offers.ROOT) instanceof Offer.OfHost(var root)) {
      return root;
    }
    if (type instanceof ItemType.OfInstance && !trapOnUnmet) {
      reportAbsent(name);
    }
    return new HostInterface(name);
  }

  private void reportAbsent(String name) {
    InterfaceName wanted = InterfaceName.of(name);
    List<String> versions =
        offers.keySet().stream()
            .map(InterfaceName::of)
            .filter(offer -> offer.name().equals(wanted.name()))
            .map(InterfaceName::version)
            .toList();
    unmet.add(
        versions.isEmpty()
            ? new UnmetImport(
                name,
                Reason.ABSENT,
                "nothing of that name is on offer",
                "offer an interface `%s` to the linker".formatted(name))
            : new UnmetImport(
                name,
                Reason.WRONG_VERSION,
                "on offer is only version " + String.join(", ", versions),
                "offer a version that is compatible with " + wanted.version()));
  }

  private Source hostSource(String name, ItemType type, HostInterface host) {
    int unmetBefore = unmet.size();
    boolean absent = unmet.stream().anyMatch(entry -> entry.name().equals(name));
    Item item = hostItem(name, name, type, host);
    if (absent) {
      // One line says it all: the functions need not be listed too.
      unmet.subList(unmetBefore, unmet.size()).clear();
    }
    return _ -> item;
  }

  private Item hostItem(String importName, String name, ItemType type, HostInterface host) {
    return switch (type) {
      case ItemType.OfInstance(var instance) -> hostInstance(importName, instance, host);
      case ItemType.OfFunction(var functionType) ->
          new Item.OfFunction(
              new HostedFunction(
                  importName.equals(name) ? name : importName + "#" + name,
                  hostFunction(importName, name, functionType, host)));
      case ItemType.OfType ofType -> hostType(importName, name, ofType, host);
      case ItemType.OfValue(var valueType) when host.value(name).isPresent() ->
          new Item.OfValue(fitting(importName, valueType, host.value(name).orElseThrow()));
      case ItemType.OfModule _, ItemType.OfComponent _, ItemType.OfValue _ -> {
        unmet.add(
            new UnmetImport(
                importName,
                Reason.ABSENT,
                "a %s `%s` is imported".formatted(type.text(), name),
                "offer a component that exports it"));
        yield Item.OfType.STRUCTURAL;
      }
    };
  }

  /** The text of a value tells whether it is one of the type. */
  private Object fitting(String importName, ValueType type, Object value) {
    try {
      return Wave.parse(type, Wave.print(type, value));
    } catch (IllegalArgumentException | ClassCastException unfit) {
      unmet.add(
          new UnmetImport(
              importName,
              Reason.TYPE_DIFFERS,
              "%s is no value of its type".formatted(Contents.text(value)),
              "offer a value of the type that is imported"));
      return value;
    }
  }

  private Item hostInstance(String importName, InstanceType type, HostInterface host) {
    var items = new LinkedHashMap<String, Item>();
    type.exports().forEach((name, part) -> items.put(name, hostItem(importName, name, part, host)));
    return new Item.OfInstance(items);
  }

  private Item hostType(String importName, String name, ItemType.OfType type, HostInterface host) {
    if (!(type.created() instanceof DefinedItem.OfResources(var created))) {
      return Item.OfType.STRUCTURAL;
    }
    ResourceIdentity known = resources.get(slot(type.referenced()));
    if (known == null) {
      known = resources.get(created.slot());
    }
    ResourceIdentity identity =
        known != null
            ? known
            : host.resource(name).orElseGet(() -> unmetResource(importName, name));
    resources.put(created.slot(), identity);
    resources.put(slot(type.referenced()), identity);
    return new Item.OfType(Optional.of(identity));
  }

  private static int slot(DefinedItem item) {
    return item instanceof DefinedItem.OfResources(var type) ? type.slot() : -1;
  }

  private HostResourceType unmetResource(String importName, String name) {
    if (!trapOnUnmet) {
      unmet.add(
          new UnmetImport(
              importName,
              Reason.MISSING_FUNCTION,
              "resource `%s` is not on offer".formatted(name),
              "offer it, or a version of the interface that has it"));
    }
    return new HostResourceType(name, Object.class, _ -> {});
  }

  private HostFunction hostFunction(
      String importName, String name, FunctionType type, HostInterface host) {
    try {
      Optional<HostFunction> found = host.function(name, type);
      if (found.isPresent()) {
        return found.orElseThrow();
      }
      report(
          importName,
          Reason.MISSING_FUNCTION,
          "function `%s` is not on offer".formatted(name),
          "offer it, or a version of the interface that has it");
    } catch (BindingMismatch mismatch) {
      report(
          importName,
          Reason.TYPE_DIFFERS,
          "function `%s`: %s".formatted(name, mismatch.getMessage()),
          "offer the function with the type that is imported");
    }
    return _ -> {
      throw new IllegalStateException(
          "the import `%s` of `%s` is not met".formatted(name, importName));
    };
  }

  private void report(String importName, Reason reason, String detail, String remedy) {
    if (!trapOnUnmet) {
      unmet.add(new UnmetImport(importName, reason, detail, remedy));
    }
  }

  private void report(String importName, List<TypeComparison.Difference> differences) {
    for (TypeComparison.Difference difference : differences) {
      unmet.add(
          new UnmetImport(
              importName,
              difference.reason(),
              difference.detail(),
              "offer what is imported, or import what is on offer"));
    }
  }
}
