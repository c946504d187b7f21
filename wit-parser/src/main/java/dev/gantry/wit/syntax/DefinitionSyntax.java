package dev.gantry.wit.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a type definition says behind its name. */
public sealed interface DefinitionSyntax {

  /** {@code type a = …}. */
  record Alias(TypeSyntax target) implements DefinitionSyntax {}

  /** {@code record}. */
  record RecordOf(List<FieldOf> fields) implements DefinitionSyntax {}

  /** {@code variant}. */
  record VariantOf(List<CaseOf> cases) implements DefinitionSyntax {}

  /** {@code enum}. */
  record EnumOf(List<CaseOf> cases) implements DefinitionSyntax {}

  /** {@code flags}. */
  record FlagsOf(List<CaseOf> flags) implements DefinitionSyntax {}

  /** {@code resource}. */
  record ResourceOf(List<ResourceFunction> functions) implements DefinitionSyntax {}

  /** A field of a record. */
  record FieldOf(Name name, TypeSyntax type, Optional<String> docs) {}

  /** A case of a variant or enum, or a flag. */
  record CaseOf(Name name, Optional<TypeSyntax> type, Optional<String> docs) {}

  /** What a function of a resource is. */
  enum FunctionRole {
    METHOD,
    STATIC,
    CONSTRUCTOR
  }

  /** A function of a resource. */
  record ResourceFunction(
      FunctionRole role, Name name, FunctionSyntax type, Gates gates, Optional<String> docs) {}

  /** {@return the types that a value of the type holds, which the definition needs first} */
  default Stream<TypeSyntax> parts() {
    return switch (this) {
      case Alias(var target) -> Stream.of(target);
      case RecordOf(var fields) -> fields.stream().map(FieldOf::type);
      case VariantOf(var cases) -> cases.stream().flatMap(c -> c.type().stream());
      case EnumOf _, FlagsOf _, ResourceOf _ -> Stream.empty();
    };
  }
}
