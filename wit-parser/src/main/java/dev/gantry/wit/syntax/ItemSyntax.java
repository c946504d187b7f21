package dev.gantry.wit.syntax;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.PackageName;
import java.util.List;
import java.util.Optional;

/** What stands at the top level of a file or package. */
public sealed interface ItemSyntax {

  /** An interface. */
  record Interface(Gates gates, Optional<String> docs, Name name, List<MemberSyntax> members)
      implements ItemSyntax {}

  /** A world. */
  record World(Gates gates, Optional<String> docs, Name name, List<MemberSyntax> members)
      implements ItemSyntax {}

  /** {@code use path as name;}. */
  record TopLevelUse(PathSyntax path, Optional<Name> renamed) implements ItemSyntax {
    /** {@return the name it has in the file} */
    public Name localName() {
      return renamed.orElse(path.name());
    }
  }

  /** {@code package a:b { … }}. */
  record NestedPackage(Header header, List<ItemSyntax> items) implements ItemSyntax {}

  /**
   * The name of a package.
   *
   * @param docsLocation the first of the comments before it
   */
  record Header(
      PackageName name, Location location, Optional<String> docs, Location docsLocation) {}
}
