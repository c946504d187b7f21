package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WitInterface;

/** A Java interface for an interface, with its types, exceptions and functions. */
final class InterfaceSource {
  private final Resolution resolution;
  private final Naming naming;
  private final TypeSources types;
  private final FunctionSources functions;
  private final Errors errors;

  InterfaceSource(
      Resolution resolution,
      Naming naming,
      TypeSources types,
      FunctionSources functions,
      Errors errors) {
    this.resolution = resolution;
    this.naming = naming;
    this.types = types;
    this.functions = functions;
    this.errors = errors;
  }

  TypeSpec of(InterfaceId id) {
    WitInterface source = resolution.get(id);
    String fallback =
        resolution
            .fullName(id)
            .map("The interface {@code %s}."::formatted)
            .orElse("An interface of the world.");
    TypeSpec.Builder builder =
        TypeSpec.interfaceBuilder(naming.ofInterface(id))
            .addModifiers(PUBLIC)
            .addJavadoc(Javadoc.of(source.docs(), fallback, source.stability()));
    // The runtime finds the functions of a resource by the interface that its class is nested in.
    resolution.fullName(id).map(TypeSources::witName).ifPresent(builder::addAnnotation);
    if (source.stability().deprecation().isPresent()) {
      builder.addAnnotation(Deprecated.class);
    }
    source
        .types()
        .values()
        .forEach(type -> types.of(type, source.functions()).ifPresent(builder::addType));
    errors.in(new TypeOwner.OfInterface(id)).forEach(builder::addType);
    var names = new Scope();
    source.functions().values().stream()
        .filter(function -> !(function.kind() instanceof FunctionKind.Method))
        .map(function -> functions.method(function, names))
        .forEach(builder::addMethod);
    return builder.build();
  }
}
