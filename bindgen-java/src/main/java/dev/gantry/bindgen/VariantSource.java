package dev.gantry.bindgen;

import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.SEALED;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Case;
import dev.gantry.wit.model.Stability;
import java.util.List;

/** A sealed interface for a {@code variant}, with a record for each case. */
final class VariantSource {
  /** The component of a case that has a payload. */
  private static final String PAYLOAD = "value";

  private final JavaTypes javaTypes;

  VariantSource(JavaTypes javaTypes) {
    this.javaTypes = javaTypes;
  }

  TypeSpec.Builder of(ClassName name, List<Case> cases, CodeBlock javadoc) {
    // A class may not be called like one that it is nested in.
    var names = new Scope(name.simpleNames().toArray(String[]::new));
    TypeSpec.Builder builder =
        TypeSpec.interfaceBuilder(name).addModifiers(SEALED).addJavadoc(javadoc);
    for (Case one : cases) {
      String plain = JavaNames.type(one.name());
      String free = Naming.isUsedByGeneratedCode(plain) ? plain + "Case" : plain;
      builder.addType(caseRecord(name, name.nestedClass(names.claim(free, free + "Case")), one));
    }
    return builder;
  }

  private TypeSpec caseRecord(ClassName variant, ClassName name, Case one) {
    List<ParameterSpec> components =
        one.type().stream()
            .map(type -> ParameterSpec.builder(javaTypes.of(type), PAYLOAD).build())
            .toList();
    return RecordSource.of(name, components)
        .addSuperinterface(variant)
        .addJavadoc(
            Javadoc.of(
                one.docs(), "The case {@code %s}.".formatted(one.name()), new Stability.Unknown()))
        .addModifiers(PUBLIC, STATIC)
        .build();
  }
}
