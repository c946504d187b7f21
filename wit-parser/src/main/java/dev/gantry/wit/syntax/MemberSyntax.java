package dev.gantry.wit.syntax;

import dev.gantry.wit.Location;
import java.util.List;
import java.util.Optional;

/** What stands in an interface or a world. */
public sealed interface MemberSyntax {

  /** {@code use path.{a, b as c};}. */
  record Use(Gates gates, PathSyntax from, List<UsedName> names) implements MemberSyntax {}

  /** A name in a {@code use}. */
  record UsedName(Name name, Optional<Name> renamed) {
    /** {@return the name it has here} */
    public Name localName() {
      return renamed.orElse(name);
    }
  }

  /** A type. */
  record Type(Gates gates, Optional<String> docs, Name name, DefinitionSyntax definition)
      implements MemberSyntax {}

  /** A function of an interface. */
  record Function(Gates gates, Optional<String> docs, Name name, FunctionSyntax type)
      implements MemberSyntax {}

  /** An import or export of a world. */
  record Port(boolean isImport, Gates gates, Optional<String> docs, Target target)
      implements MemberSyntax {}

  /** {@code include path with { a as b }}. */
  record Include(Gates gates, PathSyntax from, List<Renaming> names) implements MemberSyntax {}

  /** A renaming of an {@code include}. */
  record Renaming(Name name, Name renamed) {}

  /** What is imported or exported. */
  sealed interface Target {
    /** {@return what messages point to} */
    Location location();
  }

  /** {@code name: func(…)}. */
  record NamedFunction(Name name, FunctionSyntax type) implements Target {
    @Override
    public Location location() {
      return name.location();
    }
  }

  /** {@code name: interface { … }}. */
  record NamedInterface(Name name, List<MemberSyntax> members) implements Target {
    @Override
    public Location location() {
      return name.location();
    }
  }

  /** {@code path}. */
  record ByPath(PathSyntax path) implements Target {
    @Override
    public Location location() {
      return path.name().location();
    }
  }

  /** {@code name: path}. */
  record NamedPath(Name name, PathSyntax path) implements Target {
    @Override
    public Location location() {
      return name.location();
    }
  }
}
