package dev.gantry.wit.print;

import static dev.gantry.wit.print.DocPage.escape;
import static dev.gantry.wit.print.DocPage.link;
import static java.util.stream.Collectors.joining;

import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Types and functions on documentation pages. */
final class DocMembers {
  private final Resolution resolution;
  private final java.util.function.Function<InterfaceId, String> paths;

  DocMembers(Resolution resolution, java.util.function.Function<InterfaceId, String> paths) {
    this.resolution = resolution;
    this.paths = paths;
  }

  /** {@return a name that {@code use} brought in, with a link to its definition} */
  String usedType(TypeId id) {
    String from = resolution.usedFrom(id).flatMap(resolution::fullName).orElse("");
    return "<code>" + type(id) + "</code> of " + escape(from);
  }

  String type(TypeId id, Collection<Function> functions) {
    TypeDefinition type = resolution.get(id);
    String name = type.name().orElse("");
    var text = new StringBuilder("<article id=\"").append(escape(name)).append("\">\n");
    text.append("<pre>").append(head(type, name)).append("</pre>\n");
    WitDocumentation.gates(text, type.stability());
    type.docs().ifPresent(docs -> text.append(DocText.html(docs)));
    text.append(elements(type.kind()));
    WitTypes.functionsOf(id, functions.stream()).forEach(f -> text.append(function(f)));
    return text.append("</article>\n").toString();
  }

  private String head(TypeDefinition type, String name) {
    String keyword =
        switch (type.kind()) {
          case TypeKind.RecordType _ -> "record";
          case TypeKind.VariantType _ -> "variant";
          case TypeKind.EnumType _ -> "enum";
          case TypeKind.FlagsType _ -> "flags";
          case TypeKind.ResourceType _ -> "resource";
          default -> "type";
        };
    String start = keyword(keyword) + " <span class=\"name\">" + escape(name) + "</span>";
    return keyword.equals("type") ? start + " = " + kind(type.kind()) : start;
  }

  private static String keyword(String text) {
    return "<span class=\"kind\">" + text + "</span>";
  }

  private String elements(TypeKind kind) {
    String list =
        switch (kind) {
          case TypeKind.RecordType(var fields) ->
              fields.stream()
                  .map(f -> element(escape(f.name()) + ": " + type(f.type()), f.docs()))
                  .collect(joining());
          case TypeKind.VariantType(var cases) ->
              cases.stream()
                  .map(
                      c ->
                          element(
                              escape(c.name()) + c.type().map(t -> "(" + type(t) + ")").orElse(""),
                              c.docs()))
                  .collect(joining());
          case TypeKind.EnumType(var cases) ->
              cases.stream().map(c -> element(escape(c.name()), c.docs())).collect(joining());
          case TypeKind.FlagsType(var flags) ->
              flags.stream().map(f -> element(escape(f.name()), f.docs())).collect(joining());
          default -> "";
        };
    return list.isEmpty() ? "" : "<dl>\n" + list + "</dl>\n";
  }

  private static String element(String html, Optional<String> docs) {
    return "<dt><code>"
        + html
        + "</code></dt>\n"
        + docs.map(d -> "<dd>" + DocText.html(d) + "</dd>\n").orElse("");
  }

  String function(Function function) {
    var text = new StringBuilder("<article id=\"").append(escape(function.name())).append("\">\n");
    text.append("<pre>").append(signature(function)).append("</pre>\n");
    WitDocumentation.gates(text, function.stability());
    function.docs().ifPresent(docs -> text.append(DocText.html(docs)));
    return text.append("</article>\n").toString();
  }

  private String signature(Function function) {
    boolean isMethod = function.kind() instanceof FunctionKind.Method;
    List<Parameter> parameters =
        function.parameters().subList(isMethod ? 1 : 0, function.parameters().size());
    String list =
        parameters.stream()
            .map(p -> escape(p.name()) + ": " + type(p.type()))
            .collect(joining(", ", "(", ")"));
    String name = "<span class=\"name\">" + escape(function.itemName()) + "</span>";
    String async = function.isAsync() ? keyword("async") + " " : "";
    String result = function.result().map(t -> " → " + type(t)).orElse("");
    return switch (function.kind()) {
      case FunctionKind.Constructor _ -> name + list;
      case FunctionKind.Static _ ->
          name + ": " + keyword("static") + " " + async + keyword("func") + list + result;
      case FunctionKind.Freestanding _, FunctionKind.Method _ ->
          name + ": " + async + keyword("func") + list + result;
    };
  }

  private String type(Type type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive.keyword();
      case TypeId id -> {
        TypeDefinition definition = resolution.get(id);
        yield definition
            .name()
            .map(name -> named(id, name))
            .orElseGet(
                () ->
                    definition.kind() instanceof TypeKind.OwnType(var resource)
                        ? type(resource)
                        : kind(definition.kind()));
      }
    };
  }

  /** A name with a link to where the type is defined, through what {@code use} brought in. */
  private String named(TypeId id, String name) {
    TypeId target = id;
    while (resolution.usedFrom(target).isPresent()
        && resolution.get(target).kind() instanceof TypeKind.AliasType(TypeId next)) {
      target = next;
    }
    String anchor = "#" + resolution.get(target).name().orElse(name);
    return resolution.get(target).owner() instanceof TypeOwner.OfInterface(var owner)
            && resolution.get(owner).name().isPresent()
        ? link("../" + paths.apply(owner) + anchor, escape(name))
        : link(anchor, escape(name));
  }

  private String kind(TypeKind kind) {
    return switch (kind) {
      case TypeKind.AliasType(var target) -> type(target);
      case TypeKind.TupleType(var elements) ->
          elements.stream().map(this::type).collect(joining(", ", "tuple&lt;", "&gt;"));
      case TypeKind.ListType(var element) -> inAngles("list", type(element));
      case TypeKind.FixedLengthListType(var element, var length) ->
          inAngles("list", type(element) + ", " + length);
      case TypeKind.MapType(var key, var value) -> inAngles("map", type(key) + ", " + type(value));
      case TypeKind.OptionType(var element) -> inAngles("option", type(element));
      case TypeKind.ResultType(var ok, var error) ->
          ok.isEmpty() && error.isEmpty()
              ? "result"
              : inAngles(
                  "result",
                  ok.map(this::type).orElse("_") + error.map(e -> ", " + type(e)).orElse(""));
      case TypeKind.StreamType(var element) ->
          element.map(e -> inAngles("stream", type(e))).orElse("stream");
      case TypeKind.FutureType(var element) ->
          element.map(e -> inAngles("future", type(e))).orElse("future");
      case TypeKind.OwnType(var resource) -> inAngles("own", type(resource));
      case TypeKind.BorrowType(var resource) -> inAngles("borrow", type(resource));
      case TypeKind.RecordType _,
          TypeKind.VariantType _,
          TypeKind.EnumType _,
          TypeKind.FlagsType _,
          TypeKind.ResourceType _ ->
          "";
    };
  }

  private static String inAngles(String keyword, String inside) {
    return keyword + "&lt;" + inside + "&gt;";
  }
}
