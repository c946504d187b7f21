package dev.gantry.bindgen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.EnumCase;
import dev.gantry.wit.model.Stability;
import java.util.List;

/** An enum for an {@code enum}, with its constants in the same order. */
final class EnumSource {
  private EnumSource() {}

  static TypeSpec.Builder of(ClassName name, List<EnumCase> cases, CodeBlock javadoc) {
    var names = new Scope();
    TypeSpec.Builder builder = TypeSpec.enumBuilder(name).addJavadoc(javadoc);
    for (EnumCase one : cases) {
      var docs =
          Javadoc.of(
              one.docs(), "The case {@code %s}.".formatted(one.name()), new Stability.Unknown());
      builder.addEnumConstant(
          names.claim(JavaNames.constant(one.name())),
          TypeSpec.anonymousClassBuilder("").addJavadoc(docs).build());
    }
    return builder;
  }
}
