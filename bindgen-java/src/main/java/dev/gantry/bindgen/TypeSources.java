package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import java.util.Optional;
import java.util.SequencedMap;

/** The Java class of each type that an interface or world owns. */
final class TypeSources {
  private static final ClassName WIT_NAME = ClassName.get("dev.gantry.types", "WitName");

  private final Resolution resolution;
  private final Naming naming;
  private final JavaTypes javaTypes;
  private final FunctionSources functions;

  TypeSources(
      Resolution resolution, Naming naming, JavaTypes javaTypes, FunctionSources functions) {
    this.resolution = resolution;
    this.naming = naming;
    this.javaTypes = javaTypes;
    this.functions = functions;
  }

  /** {@return the annotation that tells the runtime what the Java name does not} */
  static AnnotationSpec witName(String name) {
    return AnnotationSpec.builder(WIT_NAME).addMember("value", "$S", name).build();
  }

  /**
   * {@return the class of a type; empty for aliases and types that Java writes where they are used}
   *
   * @param siblings the functions beside the type, of which a resource takes its methods
   */
  Optional<TypeSpec> of(TypeId id, SequencedMap<String, Function> siblings) {
    TypeDefinition type = resolution.get(id);
    Optional<TypeSpec.Builder> builder =
        switch (type.kind()) {
          case TypeKind.RecordType(var fields) ->
              Optional.of(new RecordSource(javaTypes).of(naming.ofType(id), fields, javadoc(type)));
          case TypeKind.VariantType(var cases) ->
              Optional.of(new VariantSource(javaTypes).of(naming.ofType(id), cases, javadoc(type)));
          case TypeKind.EnumType(var cases) ->
              Optional.of(EnumSource.of(naming.ofType(id), cases, javadoc(type)));
          case TypeKind.FlagsType(var flags) ->
              Optional.of(FlagsSource.of(naming.ofType(id), flags, javadoc(type)));
          case TypeKind.ResourceType() ->
              Optional.of(
                  ResourceSource.of(
                      naming.ofType(id),
                      Resolution.functionsOf(id, siblings).toList(),
                      functions,
                      javadoc(type)));
          case TypeKind.TupleType _,
              TypeKind.ListType _,
              TypeKind.FixedLengthListType _,
              TypeKind.MapType _,
              TypeKind.OptionType _,
              TypeKind.ResultType _,
              TypeKind.StreamType _,
              TypeKind.FutureType _,
              TypeKind.OwnType _,
              TypeKind.BorrowType _,
              TypeKind.AliasType _ ->
              Optional.empty();
        };
    return builder.map(found -> finish(found, naming.ofType(id), type));
  }

  private static TypeSpec finish(TypeSpec.Builder builder, ClassName name, TypeDefinition type) {
    String witName = type.name().orElseThrow();
    if (!name.simpleName().equals(JavaNames.type(witName))) {
      builder.addAnnotation(witName(witName));
    }
    if (type.stability().deprecation().isPresent()) {
      builder.addAnnotation(Deprecated.class);
    }
    return builder.addModifiers(PUBLIC, STATIC).build();
  }

  private static CodeBlock javadoc(TypeDefinition type) {
    return Javadoc.of(
        type.docs(), "The type {@code %s}.".formatted(type.name().orElseThrow()), type.stability());
  }
}
