package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import java.util.List;

/**
 * An interface for a {@code resource}: the host implements it when it owns the resource, and gets
 * an implementation when a guest does.
 */
final class ResourceSource {
  private ResourceSource() {}

  static TypeSpec.Builder of(
      ClassName name, List<Function> functions, FunctionSources sources, CodeBlock javadoc) {
    var names = new Scope("close");
    TypeSpec.Builder builder =
        TypeSpec.interfaceBuilder(name).addSuperinterface(AutoCloseable.class).addJavadoc(javadoc);
    functions.stream()
        .filter(function -> function.kind() instanceof FunctionKind.Method)
        .map(function -> sources.method(function, names))
        .forEach(builder::addMethod);
    return builder.addMethod(
        MethodSpec.methodBuilder("close")
            .addJavadoc("Ends the use of the resource; a second call does nothing.\n")
            .addAnnotation(Override.class)
            .addModifiers(PUBLIC, ABSTRACT)
            .build());
  }
}
