package dev.gantry.wit.print;

import dev.gantry.wit.model.Case;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.SemanticVersion;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resolution as JSON, in the shape that {@code wasm-tools component wit --json} prints: four
 * arrays, whose elements refer to each other by index.
 */
public final class WitJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WitJson() {}

  /** {@return the resolution as indented JSON} */
  public static String print(Resolution resolution) {
    return tree(resolution).toPrettyString();
  }

  static ObjectNode tree(Resolution resolution) {
    ObjectNode root = NODES.objectNode();
    ArrayNode worlds = root.putArray("worlds");
    resolution.worlds().forEach(world -> worlds.add(world(world)));
    ArrayNode interfaces = root.putArray("interfaces");
    resolution.interfaces().forEach(one -> interfaces.add(oneInterface(one)));
    ArrayNode types = root.putArray("types");
    resolution.types().forEach(type -> types.add(type(type)));
    ArrayNode packages = root.putArray("packages");
    resolution.packages().forEach(one -> packages.add(onePackage(one)));
    return root;
  }

  private static ObjectNode world(World world) {
    ObjectNode node = NODES.objectNode();
    node.put("name", world.name());
    node.set("imports", items(world.imports()));
    node.set("exports", items(world.exports()));
    node.put("package", world.inPackage().index());
    putDocs(node, world.docs());
    putStability(node, world.stability());
    return node;
  }

  private static ObjectNode items(SequencedMap<WorldKey, WorldItem> items) {
    ObjectNode node = NODES.objectNode();
    items.forEach(
        (key, item) -> {
          String name =
              switch (key) {
                case WorldKey.Named(var plain) -> plain;
                case WorldKey.OfInterface(var id) -> "interface-" + id.index();
              };
          ObjectNode inner = node.putObject(name);
          switch (item) {
            case WorldItem.TypeItem(var id, _) -> inner.put("type", id.index());
            case WorldItem.FunctionItem(var function) -> inner.set("function", function(function));
            case WorldItem.InterfaceItem named -> {
              ObjectNode content = inner.putObject("interface");
              content.put("id", named.id().index());
              putStability(content, named.stability());
              named.externalId().ifPresent(id -> content.put("external_id", id));
              putDocs(content, named.docs());
            }
          }
        });
    return node;
  }

  private static ObjectNode oneInterface(WitInterface one) {
    ObjectNode node = NODES.objectNode();
    put(node, "name", one.name());
    ObjectNode types = node.putObject("types");
    one.types().forEach((name, id) -> types.put(name, id.index()));
    ObjectNode functions = node.putObject("functions");
    one.functions().forEach((name, function) -> functions.set(name, function(function)));
    putDocs(node, one.docs());
    putStability(node, one.stability());
    node.put("package", one.inPackage().index());
    one.copyOf().ifPresent(id -> node.put("clone_of", id.index()));
    return node;
  }

  private static ObjectNode function(Function function) {
    ObjectNode node = NODES.objectNode();
    node.put("name", function.name());
    String async = function.isAsync() ? "async-" : "";
    switch (function.kind()) {
      case FunctionKind.Freestanding() -> node.put("kind", async + "freestanding");
      case FunctionKind.Method(var id) -> node.putObject("kind").put(async + "method", id.index());
      case FunctionKind.Static(var id) -> node.putObject("kind").put(async + "static", id.index());
      case FunctionKind.Constructor(var id) ->
          node.putObject("kind").put("constructor", id.index());
    }
    ArrayNode parameters = node.putArray("params");
    function
        .parameters()
        .forEach(
            parameter -> {
              ObjectNode inner = parameters.addObject();
              inner.put("name", parameter.name());
              put(inner, "type", parameter.type());
            });
    function.result().ifPresent(type -> put(node, "result", type));
    putDocs(node, function.docs());
    putStability(node, function.stability());
    function.externalId().ifPresent(id -> node.put("external_id", id));
    return node;
  }

  private static ObjectNode type(TypeDefinition type) {
    ObjectNode node = NODES.objectNode();
    put(node, "name", type.name());
    putKind(node, type.kind());
    switch (type.owner()) {
      case TypeOwner.OfInterface(var id) -> node.putObject("owner").put("interface", id.index());
      case TypeOwner.OfWorld(var id) -> node.putObject("owner").put("world", id.index());
      case TypeOwner.Anonymous() -> node.putNull("owner");
    }
    putDocs(node, type.docs());
    putStability(node, type.stability());
    type.externalId().ifPresent(id -> node.put("external_id", id));
    return node;
  }

  private static void putKind(ObjectNode node, TypeKind kind) {
    if (kind instanceof TypeKind.ResourceType) {
      node.put("kind", "resource");
      return;
    }
    ObjectNode inner = node.putObject("kind");
    switch (kind) {
      case TypeKind.RecordType(var fields) -> {
        ArrayNode array = inner.putObject("record").putArray("fields");
        fields.forEach(
            field -> {
              ObjectNode element = array.addObject();
              element.put("name", field.name());
              put(element, "type", field.type());
              putDocs(element, field.docs());
            });
      }
      case TypeKind.VariantType(var cases) -> {
        ArrayNode array = inner.putObject("variant").putArray("cases");
        cases.forEach(one -> putCase(array.addObject(), one));
      }
      case TypeKind.EnumType(var cases) -> {
        ArrayNode array = inner.putObject("enum").putArray("cases");
        cases.forEach(one -> putDocs(array.addObject().put("name", one.name()), one.docs()));
      }
      case TypeKind.FlagsType(var flags) -> {
        ArrayNode array = inner.putObject("flags").putArray("flags");
        flags.forEach(one -> putDocs(array.addObject().put("name", one.name()), one.docs()));
      }
      case TypeKind.TupleType(var elements) -> {
        ArrayNode array = inner.putObject("tuple").putArray("types");
        elements.forEach(element -> add(array, element));
      }
      case TypeKind.ListType(var element) -> put(inner, "list", element);
      case TypeKind.FixedLengthListType(var element, var length) -> {
        ArrayNode array = inner.putArray("fixed-length-list");
        add(array, element);
        array.add(length);
      }
      case TypeKind.MapType(var key, var value) -> {
        ArrayNode array = inner.putArray("map");
        add(array, key);
        add(array, value);
      }
      case TypeKind.OptionType(var element) -> put(inner, "option", element);
      case TypeKind.ResultType(var ok, var error) -> {
        ObjectNode result = inner.putObject("result");
        putType(result, "ok", ok);
        putType(result, "err", error);
      }
      case TypeKind.StreamType(var element) -> putType(inner, "stream", element);
      case TypeKind.FutureType(var element) -> putType(inner, "future", element);
      case TypeKind.OwnType(var resource) -> inner.putObject("handle").put("own", resource.index());
      case TypeKind.BorrowType(var resource) ->
          inner.putObject("handle").put("borrow", resource.index());
      case TypeKind.AliasType(var target) -> put(inner, "type", target);
      case TypeKind.ResourceType() -> throw new AssertionError(kind);
    }
  }

  private static void putCase(ObjectNode node, Case one) {
    node.put("name", one.name());
    putType(node, "type", one.type());
    putDocs(node, one.docs());
  }

  private static ObjectNode onePackage(WitPackage one) {
    ObjectNode node = NODES.objectNode();
    node.put("name", one.name().toString());
    putDocs(node, one.docs());
    ObjectNode interfaces = node.putObject("interfaces");
    one.interfaces().forEach((name, id) -> interfaces.put(name, id.index()));
    ObjectNode worlds = node.putObject("worlds");
    one.worlds().forEach((name, id) -> worlds.put(name, id.index()));
    return node;
  }

  private static void put(ObjectNode node, String key, Type type) {
    switch (type) {
      case PrimitiveType primitive -> node.put(key, primitive.keyword());
      case TypeId id -> node.put(key, id.index());
    }
  }

  private static void putType(ObjectNode node, String key, Optional<Type> type) {
    type.ifPresentOrElse(present -> put(node, key, present), () -> node.putNull(key));
  }

  private static void put(ObjectNode node, String key, Optional<String> text) {
    text.ifPresentOrElse(present -> node.put(key, present), () -> node.putNull(key));
  }

  private static void add(ArrayNode array, Type type) {
    switch (type) {
      case PrimitiveType primitive -> array.add(primitive.keyword());
      case TypeId id -> array.add(id.index());
    }
  }

  private static void putDocs(ObjectNode node, Optional<String> docs) {
    docs.ifPresent(contents -> node.putObject("docs").put("contents", contents));
  }

  private static void putStability(ObjectNode node, Stability stability) {
    switch (stability) {
      case Stability.Unknown() -> {
        // Not mentioned.
      }
      case Stability.Unstable(var feature, var deprecated) -> {
        ObjectNode inner = node.putObject("stability").putObject("unstable");
        inner.put("feature", feature);
        putVersion(inner, deprecated);
      }
      case Stability.Stable(var since, var deprecated) -> {
        ObjectNode inner = node.putObject("stability").putObject("stable");
        inner.put("since", since.toString());
        putVersion(inner, deprecated);
      }
    }
  }

  private static void putVersion(ObjectNode node, Optional<SemanticVersion> deprecated) {
    deprecated.ifPresent(version -> node.put("deprecated", version.toString()));
  }
}
