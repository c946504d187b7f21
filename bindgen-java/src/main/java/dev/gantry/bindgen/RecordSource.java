package dev.gantry.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Field;
import java.util.List;

/** A record for a {@code record}. */
final class RecordSource {
  private final JavaTypes javaTypes;

  RecordSource(JavaTypes javaTypes) {
    this.javaTypes = javaTypes;
  }

  /** {@return a record with a component for each field} */
  TypeSpec.Builder of(ClassName name, List<Field> fields, CodeBlock javadoc) {
    var names = new Scope();
    List<ParameterSpec> components =
        fields.stream()
            .map(
                field ->
                    ParameterSpec.builder(
                            javaTypes.of(field.type()), names.claim(JavaNames.method(field.name())))
                        .build())
            .toList();
    TypeSpec.Builder builder = of(name, components).addJavadoc(javadoc);
    boolean first = true;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).docs().isPresent()) {
        builder.addJavadoc(
            first ? "\n@param $L $L\n" : "@param $L $L\n",
            components.get(i).name(),
            Javadoc.tagText(fields.get(i).docs().get()));
        first = false;
      }
    }
    return builder;
  }

  /**
   * {@return a record with these components, which compares arrays by content}
   *
   * @param name used in its own methods
   */
  static TypeSpec.Builder of(ClassName name, List<ParameterSpec> components) {
    TypeSpec.Builder builder =
        TypeSpec.recordBuilder(name)
            .recordConstructor(MethodSpec.constructorBuilder().addParameters(components).build());
    if (components.stream().anyMatch(component -> JavaTypes.holdsArray(component.type()))) {
      ContentMethods.addTo(builder, name, components);
    }
    return builder;
  }
}
