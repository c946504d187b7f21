package dev.gantry.tools.wit;

import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.wit.model.Case;
import dev.gantry.wit.model.EnumCase;
import dev.gantry.wit.model.Field;
import dev.gantry.wit.model.Flag;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.SemanticVersion;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the docs and gates of a WIT package back, which its binary form keeps in a custom section.
 *
 * <p>The section {@code package-docs} is a version byte and JSON by the names of items. What it
 * does not mention stays without docs; a section that cannot be read is passed over, as every
 * custom section may be.
 */
final class PackageDocs {
  static final String SECTION = "package-docs";
  static final byte VERSION = 1;

  private final List<WitPackage> packages;
  private final List<WitInterface> interfaces;
  private final List<World> worlds;
  private final List<TypeDefinition> types;

  private PackageDocs(Resolution resolution) {
    this.packages = new ArrayList<>(resolution.packages());
    this.interfaces = new ArrayList<>(resolution.interfaces());
    this.worlds = new ArrayList<>(resolution.worlds());
    this.types = new ArrayList<>(resolution.types());
  }

  /** {@return a copy of a resolution with what the section says of its main package} */
  static Resolution apply(ComponentSyntax component, Resolution resolution, PackageId main) {
    return component.customSections().stream()
        .filter(section -> section.name().equals(SECTION))
        .findFirst()
        .flatMap(section -> read(section.content().copy()))
        .map(docs -> new PackageDocs(resolution).with(docs, main))
        .orElse(resolution);
  }

  private static Optional<JsonNode> read(byte[] section) {
    if (section.length == 0 || section[0] != VERSION) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonMapper.shared().readTree(section, 1, section.length - 1));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private Resolution with(JsonNode docs, PackageId main) {
    WitPackage target = packages.get(main.index());
    packages.set(
        main.index(),
        new WitPackage(
            target.name(), target.interfaces(), target.worlds(), docs(docs), target.location()));
    target
        .interfaces()
        .forEach((name, id) -> documentInterface(docs.path("interfaces").path(name), id));
    target.worlds().forEach((name, id) -> documentWorld(docs.path("worlds").path(name), id));
    return new Resolution(packages, interfaces, worlds, types);
  }

  private void documentInterface(JsonNode docs, InterfaceId id) {
    WitInterface target = interfaces.get(id.index());
    target.types().forEach((name, type) -> documentType(docs.path("types").path(name), type));
    SequencedMap<String, Function> functions = new LinkedHashMap<>();
    target
        .functions()
        .forEach(
            (name, function) ->
                functions.put(name, document(docs.path("funcs").path(name), function)));
    interfaces.set(
        id.index(),
        new WitInterface(
            target.name(),
            target.inPackage(),
            target.types(),
            functions,
            docs(docs),
            stability(docs.path("stability")),
            target.copyOf(),
            target.location()));
  }

  private void documentWorld(JsonNode docs, WorldId id) {
    World target = worlds.get(id.index());
    worlds.set(
        id.index(),
        new World(
            target.name(),
            target.inPackage(),
            items(docs, "import", target.imports()),
            items(docs, "export", target.exports()),
            docs(docs),
            stability(docs.path("stability")),
            target.location()));
  }

  private SequencedMap<WorldKey, WorldItem> items(
      JsonNode docs, String direction, SequencedMap<WorldKey, WorldItem> items) {
    SequencedMap<WorldKey, WorldItem> documented = new LinkedHashMap<>();
    items.forEach((key, item) -> documented.put(key, item(docs, direction, key, item)));
    return documented;
  }

  private WorldItem item(JsonNode docs, String direction, WorldKey key, WorldItem item) {
    return switch (item) {
      case WorldItem.FunctionItem(var function) ->
          new WorldItem.FunctionItem(
              document(functions(docs, direction).path(function.name()), function));
      case WorldItem.TypeItem type -> {
        documentType(
            docs.path("types").path(types.get(type.id().index()).name().orElse("")), type.id());
        yield type;
      }
      case WorldItem.InterfaceItem used -> interfaceItem(docs, direction, key, used);
    };
  }

  /** Functions of exports stand apart where a name is both imported and exported. */
  private static JsonNode functions(JsonNode docs, String direction) {
    JsonNode exports = docs.path("func_exports");
    return direction.equals("export") && !exports.isMissingNode() ? exports : docs.path("funcs");
  }

  private WorldItem interfaceItem(
      JsonNode docs, String direction, WorldKey key, WorldItem.InterfaceItem used) {
    return switch (key) {
      case WorldKey.Named(var name) -> {
        JsonNode exported = docs.path("interface_exports").path(name);
        documentInterface(
            direction.equals("export") && !exported.isMissingNode()
                ? exported
                : docs.path("interfaces").path(name),
            used.id());
        yield used;
      }
      case WorldKey.OfInterface(var id) -> {
        String name = fullName(id);
        yield new WorldItem.InterfaceItem(
            used.id(),
            stability(docs.path("interface_" + direction + "_stability").path(name)),
            used.externalId(),
            text(docs.path("interface_" + direction + "_docs").path(name)),
            used.location());
      }
    };
  }

  private String fullName(InterfaceId id) {
    WitInterface named = interfaces.get(id.index());
    return packages.get(named.inPackage().index()).name().item(named.name().orElseThrow());
  }

  private static Function document(JsonNode docs, Function function) {
    return new Function(
        function.name(),
        function.kind(),
        function.isAsync(),
        function.parameters(),
        function.result(),
        docs(docs),
        stability(docs.path("stability")),
        function.externalId(),
        function.location());
  }

  private void documentType(JsonNode docs, TypeId id) {
    TypeDefinition type = types.get(id.index());
    types.set(
        id.index(),
        new TypeDefinition(
            type.name(),
            kind(docs.path("items"), type.kind()),
            type.owner(),
            docs(docs),
            stability(docs.path("stability")),
            type.externalId(),
            type.location()));
  }

  private static TypeKind kind(JsonNode items, TypeKind kind) {
    return switch (kind) {
      case TypeKind.RecordType(var fields) ->
          new TypeKind.RecordType(
              fields.stream()
                  .map(
                      field ->
                          new Field(
                              field.name(),
                              field.type(),
                              text(items.path(field.name())),
                              field.location()))
                  .toList());
      case TypeKind.VariantType(var cases) ->
          new TypeKind.VariantType(
              cases.stream()
                  .map(
                      one ->
                          new Case(
                              one.name(), one.type(), text(items.path(one.name())), one.location()))
                  .toList());
      case TypeKind.EnumType(var cases) ->
          new TypeKind.EnumType(
              cases.stream()
                  .map(
                      one -> new EnumCase(one.name(), text(items.path(one.name())), one.location()))
                  .toList());
      case TypeKind.FlagsType(var flags) ->
          new TypeKind.FlagsType(
              flags.stream()
                  .map(one -> new Flag(one.name(), text(items.path(one.name())), one.location()))
                  .toList());
      default -> kind; // only these have items with docs of their own
    };
  }

  private static Optional<String> docs(JsonNode item) {
    return text(item.path("docs"));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  private static Stability stability(JsonNode node) {
    Optional<SemanticVersion> deprecated = Optional.empty();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      deprecated = version(entry.getValue().path("deprecated"));
      if (entry.getKey().equals("unstable")) {
        return new Stability.Unstable(
            text(entry.getValue().path("feature")).orElse(""), deprecated);
      }
      Optional<SemanticVersion> since = version(entry.getValue().path("since"));
      if (since.isPresent()) {
        return new Stability.Stable(since.get(), deprecated);
      }
    }
    return new Stability.Unknown();
  }

  private static Optional<SemanticVersion> version(JsonNode node) {
    return text(node).flatMap(SemanticVersion::parse);
  }
}
