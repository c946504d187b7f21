package dev.gantry.wit.resolve;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.syntax.DefinitionSyntax.FunctionRole;
import dev.gantry.wit.syntax.DefinitionSyntax.ResourceFunction;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.FunctionSyntax;
import dev.gantry.wit.syntax.Gates;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns functions of the text into functions of the model. */
final class FunctionResolver {
  private final LocalPackage local;
  private final TypeResolver types;
  private final Findings findings;

  FunctionResolver(LocalPackage local, TypeResolver types, Findings findings) {
    this.local = local;
    this.types = types;
    this.findings = findings;
  }

  Function function(
      Name name, FunctionSyntax syntax, Gates gates, Optional<String> docs, TypeScope scope) {
    return build(
        name.text(), name.location(), new FunctionKind.Freestanding(), syntax, gates, docs, scope);
  }

  /** {@return the functions of a resource; those whose names come twice are reported} */
  List<Function> functions(
      Name resource, TypeId id, List<ResourceFunction> functions, TypeScope scope) {
    Map<String, Location> taken = new HashMap<>();
    var built = new ArrayList<Function>();
    for (ResourceFunction function : functions) {
      Name name = function.name();
      boolean isConstructor = function.role() == FunctionRole.CONSTRUCTOR;
      Location before = taken.putIfAbsent(isConstructor ? "" : name.text(), name.location());
      if (before != null) {
        findings.add(Errors.duplicate(name, isConstructor ? "the function" : "function", before));
        continue;
      }
      built.add(function(resource.text(), id, function, scope));
    }
    return built;
  }

  private Function function(
      String resource, TypeId id, ResourceFunction function, TypeScope scope) {
    String name = function.name().text();
    FunctionKind kind =
        switch (function.role()) {
          case METHOD -> new FunctionKind.Method(id);
          case STATIC -> new FunctionKind.Static(id);
          case CONSTRUCTOR -> new FunctionKind.Constructor(id);
        };
    String fullName =
        switch (function.role()) {
          case METHOD -> "[method]" + resource + "." + name;
          case STATIC -> "[static]" + resource + "." + name;
          case CONSTRUCTOR -> "[constructor]" + resource;
        };
    return build(
        fullName,
        function.name().location(),
        kind,
        function.type(),
        function.gates(),
        function.docs(),
        scope);
  }

  private Function build(
      String name,
      Location location,
      FunctionKind kind,
      FunctionSyntax syntax,
      Gates gates,
      Optional<String> docs,
      TypeScope scope) {
    List<Parameter> parameters = parameters(kind, syntax, scope);
    return new Function(
        name,
        kind,
        syntax.isAsync(),
        parameters,
        result(kind, syntax, scope),
        docs,
        gates.stability(),
        gates.externalId(),
        location);
  }

  private List<Parameter> parameters(FunctionKind kind, FunctionSyntax syntax, TypeScope scope) {
    Map<String, Location> taken = new HashMap<>();
    var parameters = new ArrayList<Parameter>();
    if (kind instanceof FunctionKind.Method(var resource) && !Errors.isError(resource)) {
      Location location = syntax.location();
      parameters.add(new Parameter("self", types.borrow(resource, location), location));
      taken.put("self", location);
    }
    for (FunctionSyntax.Parameter parameter : syntax.parameters()) {
      Name name = parameter.name();
      Location before = taken.putIfAbsent(name.text(), name.location());
      if (before != null) {
        findings.add(Errors.duplicate(name, "parameter", before));
      }
      parameters.add(
          new Parameter(name.text(), types.type(parameter.type(), scope), name.location()));
    }
    return parameters;
  }

  private Optional<Type> result(FunctionKind kind, FunctionSyntax syntax, TypeScope scope) {
    Optional<Type> result = syntax.result().map(type -> types.type(type, scope));
    if (!(kind instanceof FunctionKind.Constructor(var resource))) {
      return result;
    }
    if (syntax.result().isEmpty()) {
      return Optional.of(resource);
    }
    checkConstructorResult(syntax.result().get(), result.orElse(resource), resource);
    return result;
  }

  private void checkConstructorResult(TypeSyntax syntax, Type result, TypeId resource) {
    boolean isKnown = !(result instanceof TypeId id && Errors.isError(id));
    if (!isKnown || Errors.isError(resource)) {
      return;
    }
    boolean isResult =
        result instanceof TypeId id
            && local.types.get(id.index()) instanceof LocalType.Defined(var definition)
            && definition.kind() instanceof TypeKind.ResultType;
    if (!isResult) {
      report("a constructor returns nothing, or a `result`", syntax.location());
      return;
    }
    Optional<Type> ok = okType((TypeId) result);
    boolean isResource =
        ok.isPresent()
            && (ok.get().equals(resource) || (ok.get() instanceof TypeId id && Errors.isError(id)));
    if (!isResource) {
      Location location =
          syntax instanceof TypeSyntax.ResultOf(var okSyntax, _, _)
              ? okSyntax.map(TypeSyntax::location).orElse(syntax.location())
              : syntax.location();
      report("a constructor's `result` holds the resource itself", location);
    }
  }

  private Optional<Type> okType(TypeId result) {
    return local.types.get(result.index()) instanceof LocalType.Defined(var definition)
            && definition.kind() instanceof TypeKind.ResultType(var ok, _)
        ? ok
        : Optional.empty();
  }

  private void report(String message, Location location) {
    findings.add(
        Findings.of(DiagnosticCode.INVALID_CONSTRUCTOR_RESULT, message, location, "not this type")
            .withHint("leave the result out, or write `-> result<r, error>` for a resource `r`"));
  }
}
