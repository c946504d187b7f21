package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A Java method for each function. */
final class FunctionSources {
  private final Resolution resolution;
  private final JavaTypes javaTypes;
  private final Errors errors;
  private final BindgenOptions options;

  FunctionSources(
      Resolution resolution, JavaTypes javaTypes, Errors errors, BindgenOptions options) {
    this.resolution = resolution;
    this.javaTypes = javaTypes;
    this.errors = errors;
    this.options = options;
  }

  /**
   * {@return an abstract method}
   *
   * @param names those taken by the methods before it
   */
  MethodSpec method(Function function, Scope names) {
    String plain = plainName(function);
    String name = names.claim(plain, plain + suffix(function));
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(PUBLIC, ABSTRACT)
            .addJavadoc(
                Javadoc.of(
                    function.docs(),
                    "The function {@code %s}.".formatted(function.name()),
                    function.stability()))
            .addParameters(parameters(function));
    if (!name.equals(plain)) {
      method.addAnnotation(TypeSources.witName(function.name()));
    }
    if (function.stability().deprecation().isPresent()) {
      method.addAnnotation(Deprecated.class);
    }
    return withResult(method, function).build();
  }

  /** {@return the name that follows from WIT alone} */
  private String plainName(Function function) {
    String item = function.itemName();
    return switch (function.kind()) {
      case FunctionKind.Freestanding() -> JavaNames.method(item);
      case FunctionKind.Method _ -> JavaNames.method(item);
      case FunctionKind.Constructor(var resource) -> "new" + JavaNames.type(resourceName(resource));
      case FunctionKind.Static(var resource) ->
          JavaNames.method(resourceName(resource) + "-" + item);
    };
  }

  private String resourceName(TypeId resource) {
    return resolution.get(resource).name().orElseThrow();
  }

  private static String suffix(Function function) {
    return switch (function.kind()) {
      case FunctionKind.Freestanding() -> "Function";
      case FunctionKind.Method _ -> "_";
      case FunctionKind.Constructor _ -> "Resource";
      case FunctionKind.Static _ -> "Static";
    };
  }

  private List<ParameterSpec> parameters(Function function) {
    var names = new Scope();
    boolean hasSelf = function.kind() instanceof FunctionKind.Method;
    return function.parameters().stream()
        .skip(hasSelf ? 1 : 0)
        .map(parameter -> parameter(parameter, names))
        .toList();
  }

  private ParameterSpec parameter(Parameter parameter, Scope names) {
    return ParameterSpec.builder(
            javaTypes.of(parameter.type()), names.claim(JavaNames.member(parameter.name())))
        .build();
  }

  private MethodSpec.Builder withResult(MethodSpec.Builder method, Function function) {
    Optional<TypeKind.ResultType> result = Errors.resultOf(function, resolution);
    Optional<Type> value = result.isPresent() ? result.get().ok() : function.result();
    if (isAsynchronous(function)) {
      TypeName payload = value.map(javaTypes::boxed).orElse(ClassName.get(Void.class));
      return method.returns(
          ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), payload));
    }
    result.ifPresent(_ -> method.addException(errors.exceptionOf(function)));
    return method.returns(value.map(javaTypes::of).orElse(TypeName.VOID));
  }

  private boolean isAsynchronous(Function function) {
    return options.asynchronous().contains("all")
        || options.asynchronous().contains(function.name());
  }
}
