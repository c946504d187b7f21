package dev.gantry.wit.syntax;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.grammar.WitParser;
import dev.gantry.wit.syntax.DefinitionSyntax.CaseOf;
import dev.gantry.wit.syntax.DefinitionSyntax.FieldOf;
import dev.gantry.wit.syntax.DefinitionSyntax.FunctionRole;
import dev.gantry.wit.syntax.DefinitionSyntax.ResourceFunction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds items and their members; what could not be read is left out. */
final class TreeBuilder {
  private final SourceTokens tokens;
  private final Findings findings;
  private final NameBuilder names;
  private final GateBuilder gates;
  private final TypeBuilder types;

  TreeBuilder(SourceTokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
    this.names = new NameBuilder(tokens, findings);
    this.gates = new GateBuilder(tokens, findings, names);
    this.types = new TypeBuilder(tokens, findings, names);
  }

  /** {@return whether an item is {@code package a:b;}} */
  boolean isHeader(WitParser.ItemContext item) {
    WitParser.PackageItemContext inside = item.packageItem();
    return item.exception == null && inside != null && isPresent(inside.SEMICOLON());
  }

  Optional<ItemSyntax.Header> header(WitParser.PackageItemContext context) {
    return names.header(context);
  }

  Optional<ItemSyntax> item(WitParser.ItemContext context) {
    if (context.exception != null) {
      return Optional.empty();
    }
    ParserRuleContext item = context.getChild(ParserRuleContext.class, context.attribute().size());
    return switch (item) {
      case WitParser.PackageItemContext nested -> {
        rejectAttributes(context.attribute(), "a package");
        yield nestedPackage(nested);
      }
      case WitParser.InterfaceItemContext named ->
          Optional.of(
              new ItemSyntax.Interface(
                  gates.gates(context.attribute()),
                  Documentation.of(tokens, context.getStart()),
                  names.name(named.name()),
                  interfaceMembers(named.interfaceBody())));
      case WitParser.WorldItemContext world ->
          Optional.of(
              new ItemSyntax.World(
                  gates.gates(context.attribute()),
                  Documentation.of(tokens, context.getStart()),
                  names.name(world.name()),
                  world.worldMember().stream().flatMap(this::worldMember).toList()));
      case WitParser.TopLevelUseContext use -> {
        rejectAttributes(context.attribute(), "a `use` outside of interfaces and worlds");
        yield names
            .path(use.path())
            .map(path -> new ItemSyntax.TopLevelUse(path, optionalName(use.name())));
      }
      default -> throw new AssertionError(context.getText());
    };
  }

  private Optional<ItemSyntax> nestedPackage(WitParser.PackageItemContext context) {
    if (isPresent(context.SEMICOLON())) {
      findings.add(
          Findings.of(
                  DiagnosticCode.MISPLACED_PACKAGE,
                  "`package …;` is the first line of a file",
                  tokens.location(context.getStart(), context.getStop()),
                  "stands behind other items")
              .withHint("a second package in a file has its items in braces: `package a:b { … }`"));
      return Optional.empty();
    }
    Optional<ItemSyntax.Header> header = names.header(context);
    List<ItemSyntax> items = context.item().stream().flatMap(i -> item(i).stream()).toList();
    return header.map(h -> new ItemSyntax.NestedPackage(h, items));
  }

  private void rejectAttributes(List<WitParser.AttributeContext> attributes, String where) {
    if (!attributes.isEmpty()) {
      WitParser.AttributeContext first = attributes.getFirst();
      findings.add(
          DiagnosticCode.MISPLACED_ATTRIBUTE,
          "attributes cannot stand before " + where,
          tokens.location(first.getStart(), attributes.getLast().getStop()),
          "has no meaning here");
    }
  }

  private List<MemberSyntax> interfaceMembers(WitParser.InterfaceBodyContext body) {
    return body.interfaceMember().stream().flatMap(this::interfaceMember).toList();
  }

  private Stream<MemberSyntax> interfaceMember(WitParser.InterfaceMemberContext context) {
    if (context.exception != null) {
      return Stream.empty();
    }
    Gates gate = gates.gates(context.attribute());
    Optional<String> docs = Documentation.of(tokens, context.getStart());
    ParserRuleContext member =
        context.getChild(ParserRuleContext.class, context.attribute().size());
    return switch (member) {
      case WitParser.UseItemContext use -> use(use, gate);
      case WitParser.TypeItemContext type -> Stream.of(type(type, gate, docs));
      case WitParser.FunctionItemContext function ->
          Stream.of(
              new MemberSyntax.Function(
                  gate, docs, names.name(function.name()), function(function.functionType())));
      default -> throw new AssertionError(context.getText());
    };
  }

  private Stream<MemberSyntax> worldMember(WitParser.WorldMemberContext context) {
    if (context.exception != null) {
      return Stream.empty();
    }
    Gates gate = gates.gates(context.attribute());
    Optional<String> docs = Documentation.of(tokens, context.getStart());
    ParserRuleContext member =
        context.getChild(ParserRuleContext.class, context.attribute().size());
    return switch (member) {
      case WitParser.ImportItemContext port ->
          target(port.extern()).map(t -> new MemberSyntax.Port(true, gate, docs, t));
      case WitParser.ExportItemContext port ->
          target(port.extern()).map(t -> new MemberSyntax.Port(false, gate, docs, t));
      case WitParser.UseItemContext use -> use(use, gate);
      case WitParser.TypeItemContext type -> Stream.of(type(type, gate, docs));
      case WitParser.IncludeItemContext include -> include(include, gate);
      default -> throw new AssertionError(context.getText());
    };
  }

  private Stream<MemberSyntax.Target> target(WitParser.ExternContext context) {
    Name name = names.name(context.name());
    WitParser.ExternTypeContext type = context.externType();
    if (!isPresent(type)) {
      return names.path(List.of(name), context.pathRest(), context).stream()
          .map(MemberSyntax.ByPath::new);
    }
    if (isPresent(type.functionType())) {
      return Stream.of(new MemberSyntax.NamedFunction(name, function(type.functionType())));
    }
    if (isPresent(type.interfaceBody())) {
      return Stream.of(
          new MemberSyntax.NamedInterface(name, interfaceMembers(type.interfaceBody())));
    }
    return path(name, type.path(), context);
  }

  /** Tells {@code a:b/c} from {@code a: b}, which WIT.md separates by the space alone. */
  private Stream<MemberSyntax.Target> path(
      Name name, WitParser.PathContext path, WitParser.ExternContext whole) {
    List<Name> rest = path.name().stream().map(names::name).toList();
    if (rest.size() == 1 && !path.pathRest().name().isEmpty()) {
      return names.path(List.of(name, rest.getFirst()), path.pathRest(), whole).stream()
          .map(MemberSyntax.ByPath::new);
    }
    if (rest.size() == 1
        && name.location().span().end() + 1 == rest.getFirst().location().span().start()) {
      String first = name.text();
      String second = rest.getFirst().text();
      findings.add(
          Findings.of(
                  DiagnosticCode.UNEXPECTED_TOKEN,
                  "`%s:%s` is a package, which can neither be imported nor exported"
                      .formatted(first, second),
                  tokens.location(whole.getStart(), path.getStop()),
                  "names no interface")
              .withHint(
                  "write `%s:%s/name` for an interface of the package, or `%s: %s` to give"
                          .formatted(first, second, first, second)
                      + " `%s` another name".formatted(second)));
      return Stream.empty();
    }
    return names.path(rest, path.pathRest(), path).stream()
        .map(p -> new MemberSyntax.NamedPath(name, p));
  }

  private Stream<MemberSyntax> include(WitParser.IncludeItemContext context, Gates gate) {
    List<MemberSyntax.Renaming> renamings =
        names.elements(context, WitParser.IncludeNameContext.class).stream()
            .map(n -> new MemberSyntax.Renaming(names.name(n.name(0)), names.name(n.name(1))))
            .toList();
    return names.path(context.path()).stream()
        .map(path -> new MemberSyntax.Include(gate, path, renamings));
  }

  private Stream<MemberSyntax> use(WitParser.UseItemContext context, Gates gate) {
    List<MemberSyntax.UsedName> used =
        names.elements(context, WitParser.UseNameContext.class).stream()
            .map(
                n ->
                    new MemberSyntax.UsedName(
                        names.name(n.name(0)),
                        n.name().size() > 1
                            ? Optional.of(names.name(n.name(1)))
                            : Optional.empty()))
            .toList();
    return names.path(context.path()).stream().map(path -> new MemberSyntax.Use(gate, path, used));
  }

  private MemberSyntax type(WitParser.TypeItemContext context, Gates gate, Optional<String> docs) {
    Name name = names.name(context.name());
    boolean isEmpty =
        switch (context.getStart().getType()) {
          case WitParser.VARIANT -> context.variantCase().isEmpty();
          case WitParser.ENUM -> context.enumCase().isEmpty();
          default -> false;
        };
    if (isEmpty) {
      findings.add(
          DiagnosticCode.EMPTY_TYPE,
          "%s `%s` has no case".formatted(context.getStart().getText(), name.text()),
          name.location(),
          "needs at least one");
    }
    return new MemberSyntax.Type(gate, docs, name, definition(context));
  }

  private DefinitionSyntax definition(WitParser.TypeItemContext context) {
    return switch (context.getStart().getType()) {
      case WitParser.TYPE -> new DefinitionSyntax.Alias(types.type(context.type()));
      case WitParser.RECORD ->
          new DefinitionSyntax.RecordOf(
              names.elements(context, WitParser.FieldContext.class).stream()
                  .map(f -> new FieldOf(names.name(f.name()), types.type(f.type()), docs(f)))
                  .toList());
      case WitParser.VARIANT ->
          new DefinitionSyntax.VariantOf(
              names.elements(context, WitParser.VariantCaseContext.class).stream()
                  .map(c -> new CaseOf(names.name(c.name()), optionalType(c.type()), docs(c)))
                  .toList());
      case WitParser.ENUM ->
          new DefinitionSyntax.EnumOf(
              names.elements(context, WitParser.EnumCaseContext.class).stream()
                  .map(c -> new CaseOf(names.name(c.name()), Optional.empty(), docs(c)))
                  .toList());
      case WitParser.FLAGS ->
          new DefinitionSyntax.FlagsOf(
              names.elements(context, WitParser.FlagContext.class).stream()
                  .map(f -> new CaseOf(names.name(f.name()), Optional.empty(), docs(f)))
                  .toList());
      case WitParser.RESOURCE ->
          new DefinitionSyntax.ResourceOf(
              context.resourceMember().stream().flatMap(this::resourceMember).toList());
      default -> throw new AssertionError(context.getText());
    };
  }

  private Stream<ResourceFunction> resourceMember(WitParser.ResourceMemberContext context) {
    if (context.exception != null) {
      return Stream.empty();
    }
    Gates gate = gates.gates(context.attribute());
    Optional<String> docs = docs(context);
    WitParser.ResourceConstructorContext constructor = context.resourceConstructor();
    if (isPresent(constructor)) {
      Location location = tokens.location(constructor.getStart());
      FunctionSyntax type = signature(constructor.signature(), false, location);
      return Stream.of(
          new ResourceFunction(
              FunctionRole.CONSTRUCTOR, new Name("constructor", location), type, gate, docs));
    }
    WitParser.ResourceFunctionContext function = context.resourceFunction();
    FunctionRole role = isPresent(function.STATIC()) ? FunctionRole.STATIC : FunctionRole.METHOD;
    return Stream.of(
        new ResourceFunction(
            role, names.name(function.name()), function(function.functionType()), gate, docs));
  }

  private FunctionSyntax function(WitParser.FunctionTypeContext context) {
    return signature(
        context.signature(),
        isPresent(context.ASYNC()),
        tokens.location(context.FUNC().getSymbol()));
  }

  private FunctionSyntax signature(
      WitParser.SignatureContext context, boolean isAsync, Location location) {
    List<FunctionSyntax.Parameter> parameters =
        names.elements(context, WitParser.ParameterContext.class).stream()
            .map(p -> new FunctionSyntax.Parameter(names.name(p.name()), types.type(p.type())))
            .toList();
    return new FunctionSyntax(isAsync, parameters, optionalType(context.type()), location);
  }

  private Optional<String> docs(ParserRuleContext context) {
    return Documentation.of(tokens, context.getStart());
  }

  @SuppressWarnings("NullAway") // the tree has null for what the grammar makes optional
  private Optional<TypeSyntax> optionalType(WitParser.TypeContext context) {
    return context == null ? Optional.empty() : Optional.of(types.type(context));
  }

  @SuppressWarnings("NullAway") // the tree has null for what the grammar makes optional
  private Optional<Name> optionalName(WitParser.NameContext context) {
    return context == null ? Optional.empty() : Optional.of(names.name(context));
  }

  @SuppressWarnings("NullAway") // the tree has null for what the grammar makes optional
  private static boolean isPresent(ParserRuleContext context) {
    return context != null;
  }

  @SuppressWarnings("NullAway") // the tree has null for what the grammar makes optional
  private static boolean isPresent(TerminalNode node) {
    return node != null;
  }
}
