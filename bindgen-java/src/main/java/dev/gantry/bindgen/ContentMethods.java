package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** {@code equals}, {@code hashCode} and {@code toString} of records that hold arrays. */
final class ContentMethods {
  private static final ClassName CONTENTS = ClassName.get("dev.gantry.types", "Contents");

  private ContentMethods() {}

  static void addTo(TypeSpec.Builder builder, ClassName name, List<ParameterSpec> components) {
    builder
        .addMethod(equalsMethod(name, components))
        .addMethod(hashCodeMethod(components))
        .addMethod(toStringMethod(name, components));
  }

  private static MethodSpec equalsMethod(ClassName name, List<ParameterSpec> components) {
    var code = CodeBlock.builder().add("return other instanceof $T that", name);
    for (ParameterSpec component : components) {
      String field = component.name();
      code.add("$W&& $T.equal($L, that.$L)", CONTENTS, "this." + field, field);
    }
    return override("equals", boolean.class)
        .addParameter(Object.class, "other")
        .addStatement(code.build())
        .build();
  }

  private static MethodSpec hashCodeMethod(List<ParameterSpec> components) {
    MethodSpec.Builder method = override("hashCode", int.class).addStatement("int hash = 0");
    for (ParameterSpec component : components) {
      method.addStatement("hash = 31 * hash + $T.hash(this.$L)", CONTENTS, component.name());
    }
    return method.addStatement("return hash").build();
  }

  private static MethodSpec toStringMethod(ClassName name, List<ParameterSpec> components) {
    var code = CodeBlock.builder().add("return $S", name.simpleName() + "[");
    String separator = "";
    for (ParameterSpec component : components) {
      code.add(
          "$W+ $S + $T.text(this.$L)",
          separator + component.name() + "=",
          CONTENTS,
          component.name());
      separator = ", ";
    }
    return override("toString", String.class).addStatement(code.add("$W+ $S", "]").build()).build();
  }

  private static MethodSpec.Builder override(String name, Class<?> result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(result);
  }
}
