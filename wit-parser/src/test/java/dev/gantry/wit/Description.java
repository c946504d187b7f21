package dev.gantry.wit;

import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.Resolution;
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
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a resolution says, as sorted lines that name what they are about, so that two of them
 * can be compared although they number and order their parts differently. Types of fields and
 * parameters are written out by the names of those that have some.
 */
final class Description {
  private final Resolution resolution;
  private final TreeSet<String> lines = new TreeSet<>();

  private Description(Resolution resolution) {
    this.resolution = resolution;
  }

  static List<String> of(Resolution resolution) {
    var description = new Description(resolution);
    resolution.packages().forEach(description::add);
    return List.copyOf(description.lines);
  }

  private void add(WitPackage one) {
    line(one.name() + " docs " + one.docs());
    one.interfaces()
        .values()
        .forEach(id -> add(resolution.fullName(id).orElseThrow(), resolution.get(id)));
    one.worlds().values().forEach(id -> add(resolution.fullName(id), resolution.get(id)));
  }

  private void add(String name, WitInterface one) {
    line(name + " interface " + one.docs() + " " + one.stability());
    one.types().forEach((type, id) -> line(name + " type " + type + " " + definition(id)));
    one.functions().values().forEach(f -> line(name + " function " + function(f)));
  }

  private void add(String name, World world) {
    line(name + " world " + world.docs() + " " + world.stability());
    add(name + " imports ", world.imports());
    add(name + " exports ", world.exports());
  }

  private void add(String name, SequencedMap<WorldKey, WorldItem> items) {
    items.forEach(
        (key, item) -> {
          String start = name + resolution.name(key) + " ";
          switch (item) {
            case WorldItem.FunctionItem(var function) -> line(start + function(function));
            case WorldItem.TypeItem(var id, _) -> line(start + definition(id));
            case WorldItem.InterfaceItem named -> {
              line(
                  start
                      + resolution.fullName(named.id())
                      + named.stability()
                      + named.externalId()
                      + (resolution.get(named.id()).name().isPresent() ? named.docs() : ""));
              if (resolution.get(named.id()).name().isEmpty()) {
                add(start, resolution.get(named.id()));
              }
            }
          }
        });
  }

  private String function(Function function) {
    return function.name()
        + " "
        + function.kind().getClass().getSimpleName()
        + function.isAsync()
        + function.parameters().stream()
            .map(p -> p.name() + ": " + type(p.type()))
            .collect(Collectors.toList())
        + function.result().map(this::type)
        + function.docs()
        + function.stability()
        + function.externalId();
  }

  private String definition(TypeId id) {
    TypeDefinition type = resolution.get(id);
    return kind(type.kind()) + type.docs() + type.stability() + type.externalId();
  }

  private String type(Type type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive.keyword();
      case TypeId id -> {
        TypeDefinition definition = resolution.get(id);
        String owner =
            switch (definition.owner()) {
              case TypeOwner.OfInterface(var i) -> resolution.fullName(i).orElse("inline");
              case TypeOwner.OfWorld(var w) -> resolution.fullName(w);
              case TypeOwner.Anonymous() -> "";
            };
        yield definition
            .name()
            .map(name -> owner + "." + name)
            .orElseGet(() -> kind(definition.kind()));
      }
    };
  }

  private String kind(TypeKind kind) {
    return switch (kind) {
      case TypeKind.RecordType(var fields) ->
          "record" + fields.stream().map(f -> f.name() + type(f.type()) + f.docs()).toList();
      case TypeKind.VariantType(var cases) ->
          "variant"
              + cases.stream().map(c -> c.name() + c.type().map(this::type) + c.docs()).toList();
      case TypeKind.EnumType(var cases) ->
          "enum" + cases.stream().map(c -> c.name() + c.docs()).toList();
      case TypeKind.FlagsType(var flags) ->
          "flags" + flags.stream().map(f -> f.name() + f.docs()).toList();
      case TypeKind.TupleType(var elements) -> "tuple" + elements.stream().map(this::type).toList();
      case TypeKind.ListType(var element) -> "list<" + type(element) + ">";
      case TypeKind.FixedLengthListType(var element, var length) ->
          "list<" + type(element) + "," + length + ">";
      case TypeKind.MapType(var key, var value) -> "map<" + type(key) + "," + type(value) + ">";
      case TypeKind.OptionType(var element) -> "option<" + type(element) + ">";
      case TypeKind.ResultType(var ok, var error) ->
          "result<" + ok.map(this::type) + "," + error.map(this::type) + ">";
      case TypeKind.StreamType(var element) -> "stream<" + element.map(this::type) + ">";
      case TypeKind.FutureType(var element) -> "future<" + element.map(this::type) + ">";
      case TypeKind.ResourceType() -> "resource";
      case TypeKind.OwnType(var resource) -> "own<" + type(resource) + ">";
      case TypeKind.BorrowType(var resource) -> "borrow<" + type(resource) + ">";
      case TypeKind.AliasType(var target) -> "=" + type(target);
    };
  }

  private void line(String line) {
    lines.add(line);
  }
}
