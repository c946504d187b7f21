package dev.gantry.tools.wit;

import dev.gantry.engine.syntax.Bytes;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.SemanticVersion;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the docs and gates of a WIT package for the custom section that {@link PackageDocs} reads.
 * What has neither is left out.
 */
final class PackageDocsWriter {
  private final JsonMapper mapper = JsonMapper.shared();
  private final Resolution resolution;

  private PackageDocsWriter(Resolution resolution) {
    this.resolution = resolution;
  }

  /** {@return the content of the section for the main package} */
  static Bytes write(WitInput input) {
    var writer = new PackageDocsWriter(input.resolution());
    byte[] json =
        writer.mapper.writeValueAsBytes(
            writer.packageDocs(input.resolution().get(input.mainPackage())));
    byte[] section = new byte[json.length + 1];
    section[0] = PackageDocs.VERSION;
    System.arraycopy(json, 0, section, 1, json.length);
    return Bytes.of(section);
  }

  private ObjectNode packageDocs(WitPackage main) {
    ObjectNode docs = mapper.createObjectNode();
    main.docs().ifPresent(text -> docs.put("docs", text));
    ObjectNode worlds = mapper.createObjectNode();
    main.worlds().forEach((name, id) -> put(worlds, name, world(resolution.get(id))));
    put(docs, "worlds", worlds);
    ObjectNode interfaces = mapper.createObjectNode();
    main.interfaces().forEach((name, id) -> put(interfaces, name, interfaceDocs(id)));
    put(docs, "interfaces", interfaces);
    return docs;
  }

  private ObjectNode world(World world) {
    ObjectNode interfaces = mapper.createObjectNode();
    ObjectNode types = mapper.createObjectNode();
    ObjectNode functions = mapper.createObjectNode();
    ObjectNode interfaceExports = mapper.createObjectNode();
    ObjectNode functionExports = mapper.createObjectNode();
    items(world.imports(), interfaces, types, functions);
    items(world.exports(), interfaceExports, types, functionExports);
    ObjectNode docs = described(world.docs(), world.stability());
    put(docs, "interfaces", interfaces);
    put(docs, "types", types);
    put(docs, "funcs", functions);
    put(docs, "interface_exports", interfaceExports);
    put(docs, "func_exports", functionExports);
    put(docs, "interface_import_stability", gatesOfUses(world.imports()));
    put(docs, "interface_export_stability", gatesOfUses(world.exports()));
    put(docs, "interface_import_docs", docsOfUses(world.imports()));
    put(docs, "interface_export_docs", docsOfUses(world.exports()));
    return docs;
  }

  private void items(
      Map<WorldKey, WorldItem> items,
      ObjectNode interfaces,
      ObjectNode types,
      ObjectNode functions) {
    items.forEach(
        (key, item) -> {
          switch (item) {
            case WorldItem.TypeItem(var id, _) -> putType(types, id);
            case WorldItem.FunctionItem(var function) -> putFunction(functions, function);
            case WorldItem.InterfaceItem used -> {
              if (resolution.get(used.id()).name().isEmpty()) {
                put(interfaces, resolution.name(key), interfaceDocs(used.id()));
              }
            }
          }
        });
  }

  private ObjectNode gatesOfUses(Map<WorldKey, WorldItem> items) {
    ObjectNode gates = mapper.createObjectNode();
    items.forEach(
        (key, item) -> {
          if (key instanceof WorldKey.OfInterface
              && item instanceof WorldItem.InterfaceItem used
              && !used.stability().isUnknown()) {
            gates.set(resolution.name(key), gate(used.stability()));
          }
        });
    return gates;
  }

  private ObjectNode docsOfUses(Map<WorldKey, WorldItem> items) {
    ObjectNode docs = mapper.createObjectNode();
    items.forEach(
        (key, item) -> {
          if (key instanceof WorldKey.OfInterface && item instanceof WorldItem.InterfaceItem used) {
            used.docs().ifPresent(text -> docs.put(resolution.name(key), text));
          }
        });
    return docs;
  }

  private ObjectNode interfaceDocs(InterfaceId id) {
    WitInterface documented = resolution.get(id);
    ObjectNode functions = mapper.createObjectNode();
    documented.functions().values().forEach(function -> putFunction(functions, function));
    ObjectNode types = mapper.createObjectNode();
    documented.types().values().forEach(type -> putType(types, type));
    ObjectNode docs = described(documented.docs(), documented.stability());
    put(docs, "funcs", functions);
    put(docs, "types", types);
    return docs;
  }

  private void putFunction(ObjectNode functions, Function function) {
    put(functions, function.name(), described(function.docs(), function.stability()));
  }

  private void putType(ObjectNode types, TypeId id) {
    TypeDefinition type = resolution.get(id);
    ObjectNode items = mapper.createObjectNode();
    switch (type.kind()) {
      case TypeKind.RecordType(var fields) ->
          fields.forEach(one -> one.docs().ifPresent(text -> items.put(one.name(), text)));
      case TypeKind.VariantType(var cases) ->
          cases.forEach(one -> one.docs().ifPresent(text -> items.put(one.name(), text)));
      case TypeKind.EnumType(var cases) ->
          cases.forEach(one -> one.docs().ifPresent(text -> items.put(one.name(), text)));
      case TypeKind.FlagsType(var flags) ->
          flags.forEach(one -> one.docs().ifPresent(text -> items.put(one.name(), text)));
      default -> {} // only these have items with docs of their own
    }
    ObjectNode docs = described(type.docs(), type.stability());
    put(docs, "items", items);
    put(types, type.name().orElseThrow(), docs);
  }

  private ObjectNode described(Optional<String> docs, Stability stability) {
    ObjectNode node = mapper.createObjectNode();
    docs.ifPresent(text -> node.put("docs", text));
    if (!stability.isUnknown()) {
      node.set("stability", gate(stability));
    }
    return node;
  }

  private ObjectNode gate(Stability stability) {
    ObjectNode inside = mapper.createObjectNode();
    String kind =
        switch (stability) {
          case Stability.Stable(var since, var deprecated) -> {
            inside.put("since", since.toString());
            deprecated(inside, deprecated);
            yield "stable";
          }
          case Stability.Unstable(var feature, var deprecated) -> {
            inside.put("feature", feature);
            deprecated(inside, deprecated);
            yield "unstable";
          }
          case Stability.Unknown() -> throw new AssertionError("no gate");
        };
    ObjectNode gate = mapper.createObjectNode();
    gate.set(kind, inside);
    return gate;
  }

  private static void deprecated(ObjectNode gate, Optional<SemanticVersion> version) {
    version.ifPresent(in -> gate.put("deprecated", in.toString()));
  }

  private static void put(ObjectNode target, String name, ObjectNode content) {
    if (!content.isEmpty()) {
      target.set(name, content);
    }
  }
}
