package dev.gantry.bindgen;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Flag;
import dev.gantry.wit.model.Stability;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A record over the bits of a {@code flags}: one {@code long} for each 64 of them. */
final class FlagsSource {
  private static final int BITS = 64;

  private final ClassName name;
  private final List<Flag> flags;
  private final List<String> words;

  private FlagsSource(ClassName name, List<Flag> flags) {
    this.name = name;
    this.flags = flags;
    int count = Math.max(1, (flags.size() + BITS - 1) / BITS);
    this.words = IntStream.range(0, count).mapToObj(i -> i == 0 ? "bits" : "bits" + i).toList();
  }

  static TypeSpec.Builder of(ClassName name, List<Flag> flags, CodeBlock javadoc) {
    return new FlagsSource(name, flags).builder(javadoc);
  }

  private TypeSpec.Builder builder(CodeBlock javadoc) {
    List<ParameterSpec> components =
        words.stream().map(word -> ParameterSpec.builder(TypeName.LONG, word).build()).toList();
    TypeSpec.Builder builder =
        TypeSpec.recordBuilder(name)
            .recordConstructor(MethodSpec.constructorBuilder().addParameters(components).build())
            .addJavadoc(javadoc)
            .addJavadoc(
                "\n@param bits the flags in the order of their declaration, from the lowest bit\n");
    words.stream()
        .skip(1)
        .forEach(word -> builder.addJavadoc("@param $L the flags after those\n", word));
    var names = new Scope("ALL");
    List<String> constants =
        flags.stream().map(flag -> names.claim(JavaNames.constant(flag.name()))).toList();
    for (int i = 0; i < constants.size(); i++) {
      builder.addField(constant(constants.get(i), i));
    }
    return builder
        .addField(all(constants))
        .addMethod(ofMethod())
        .addMethod(has())
        .addMethod(
            combine("with", "{@return these flags and the given ones}", w -> w + " | flags." + w))
        .addMethod(
            combine(
                "without",
                "{@return these flags but for the given ones}",
                w -> w + " & ~flags." + w))
        .addMethod(asSet());
  }

  private FieldSpec constant(String constant, int index) {
    String values =
        IntStream.range(0, words.size())
            .mapToObj(word -> word == index / BITS ? "1L << " + index % BITS : "0")
            .collect(joining(", "));
    return FieldSpec.builder(name, constant, PUBLIC, STATIC, FINAL)
        .initializer("new $T($L)", name, values)
        .addJavadoc(
            Javadoc.of(
                flags.get(index).docs(),
                "The flag {@code %s}.".formatted(flags.get(index).name()),
                new Stability.Unknown()))
        .build();
  }

  private FieldSpec all(List<String> constants) {
    return FieldSpec.builder(
            ParameterizedTypeName.get(ClassName.get(List.class), name),
            "ALL",
            PRIVATE,
            STATIC,
            FINAL)
        .initializer(
            "$T.of($L)",
            List.class,
            constants.stream().map(CodeBlock::of).collect(CodeBlock.joining(",$W")))
        .build();
  }

  private MethodSpec ofMethod() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addJavadoc("{@return those flags}\n")
            .addModifiers(PUBLIC, STATIC)
            .addParameter(ArrayTypeName.of(name), "flags")
            .varargs()
            .returns(name)
            .addStatement(
                "var all = new $T($L)",
                name,
                String.join(", ", words.stream().map(_ -> "0").toList()))
            .beginControlFlow("for ($T flag : flags)", name)
            .addStatement("all = all.with(flag)")
            .endControlFlow()
            .addStatement("return all");
    return method.build();
  }

  private MethodSpec has() {
    String condition =
        words.stream()
            .map(word -> "(%1$s & flags.%1$s) == flags.%1$s".formatted(word))
            .collect(joining(" && "));
    return MethodSpec.methodBuilder("has")
        .addJavadoc("{@return whether all of the given flags are set}\n")
        .addModifiers(PUBLIC)
        .addParameter(name, "flags")
        .returns(TypeName.BOOLEAN)
        .addStatement("return $L", condition)
        .build();
  }

  private MethodSpec combine(String method, String javadoc, Function<String, String> word) {
    return MethodSpec.methodBuilder(method)
        .addJavadoc("$L\n", javadoc)
        .addModifiers(PUBLIC)
        .addParameter(name, "flags")
        .returns(name)
        .addStatement("return new $T($L)", name, words.stream().map(word).collect(joining(", ")))
        .build();
  }

  private MethodSpec asSet() {
    var set = ParameterizedTypeName.get(ClassName.get(Set.class), name);
    return MethodSpec.methodBuilder("asSet")
        .addJavadoc("{@return the flags that are set, one by one}\n")
        .addModifiers(PUBLIC)
        .returns(set)
        .addStatement("$T found = new $T<>()", set, LinkedHashSet.class)
        .beginControlFlow("for ($T flag : ALL)", name)
        .beginControlFlow("if (has(flag))")
        .addStatement("found.add(flag)")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return found")
        .build();
  }
}
