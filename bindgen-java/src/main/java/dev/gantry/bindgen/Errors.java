package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;
import static javax.lang.model.element.Modifier.TRANSIENT;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The exceptions: one for each type that is the error of a function's result.
 *
 * <p>It stands beside the type, so that every interface that uses the type throws the same one. An
 * error without a type of its own (none at all, a string, a list) gets one beside the function.
 */
final class Errors {
  private final Resolution resolution;
  private final Naming naming;
  private final JavaTypes javaTypes;
  private final boolean unchecked;
  private final Map<Key, ClassName> exceptions = new LinkedHashMap<>();
  private final Map<Function, Key> keys = new HashMap<>();
  private final Map<TypeOwner, List<Key>> owned = new HashMap<>();

  /** An error type, and where its exception stands. */
  private record Key(TypeOwner owner, String description, Optional<TypeName> errorType) {}

  Errors(Resolution resolution, Naming naming, JavaTypes javaTypes, boolean unchecked) {
    this.resolution = resolution;
    this.naming = naming;
    this.javaTypes = javaTypes;
    this.unchecked = unchecked;
  }

  /** {@return the result type of a function that returns one, aliases followed} */
  static Optional<TypeKind.ResultType> resultOf(Function function, Resolution resolution) {
    return function
        .result()
        .map(resolution::dealias)
        .filter(TypeId.class::isInstance)
        .map(type -> resolution.get((TypeId) type).kind())
        .filter(TypeKind.ResultType.class::isInstance)
        .map(TypeKind.ResultType.class::cast);
  }

  /** Gives the error of a function its exception, unless it has one. */
  void add(Function function, TypeOwner functionOwner) {
    resultOf(function, resolution)
        .ifPresent(result -> keys.put(function, add(result.error(), functionOwner)));
  }

  private Key add(Optional<Type> error, TypeOwner functionOwner) {
    Optional<Type> actual = error.map(resolution::dealias);
    TypeOwner owner = actual.flatMap(this::ownerOfClass).orElse(functionOwner);
    String description = actual.map(javaTypes::describe).orElse("failed");
    var key = new Key(owner, description, actual.map(javaTypes::of));
    if (!exceptions.containsKey(key)) {
      exceptions.put(key, naming.claimBeside(owner, JavaNames.type(description) + "Exception"));
      owned.computeIfAbsent(owner, _ -> new ArrayList<>()).add(key);
    }
    return key;
  }

  private Optional<TypeOwner> ownerOfClass(Type type) {
    return type instanceof TypeId id && !(resolution.get(id).owner() instanceof TypeOwner.Anonymous)
        ? Optional.of(resolution.get(id).owner())
        : Optional.empty();
  }

  /** {@return what a function throws, whose result may be an error} */
  ClassName exceptionOf(Function function) {
    Key key = keys.get(function);
    ClassName exception = key == null ? null : exceptions.get(key);
    if (exception == null) {
      throw new AssertionError("no exception was made for " + function.name());
    }
    return exception;
  }

  /** {@return the exceptions that stand in an interface or world} */
  List<TypeSpec> in(TypeOwner owner) {
    return owned.getOrDefault(owner, List.of()).stream().map(this::exception).toList();
  }

  private TypeSpec exception(Key key) {
    ClassName name = Objects.requireNonNull(exceptions.get(key));
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(name)
            .addModifiers(PUBLIC, STATIC, FINAL)
            .superclass(unchecked ? RuntimeException.class : Exception.class)
            .addJavadoc(
                key.errorType().isPresent()
                    ? "A {@code $L}, as the error of a function.\n"
                    : "A function $L, and says no more.\n",
                key.description())
            .addField(
                FieldSpec.builder(long.class, "serialVersionUID", PRIVATE, STATIC, FINAL)
                    .addAnnotation(Serial.class)
                    .initializer("1L")
                    .build());
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(PUBLIC);
    if (key.errorType().isEmpty()) {
      return builder
          .addMethod(
              constructor
                  .addJavadoc("Makes one without a stack trace.\n")
                  .addStatement("super($S, null, false, false)", "failed")
                  .build())
          .build();
    }
    TypeName type = key.errorType().get();
    return builder
        .addField(FieldSpec.builder(type, "error", PRIVATE, FINAL, TRANSIENT).build())
        .addMethod(
            constructor
                .addJavadoc("Makes one without a stack trace.\n")
                .addParameter(type, "error")
                .addStatement(
                    "super($T.text(error), null, false, false)",
                    ClassName.get("dev.gantry.types", "Contents"))
                .addStatement("this.error = error")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("error")
                .addJavadoc("{@return the error}\n")
                .addModifiers(PUBLIC)
                .returns(type)
                .addStatement("return error")
                .build())
        .build();
  }
}
