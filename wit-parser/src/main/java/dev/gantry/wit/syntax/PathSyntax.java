package dev.gantry.wit.syntax;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.PackageName;

/** How an interface or world is named (WIT.md, {@code use-path}). */
public sealed interface PathSyntax {

  /** {@return the name of the interface or world} */
  Name name();

  /** One of this file or package. */
  record Local(Name name) implements PathSyntax {}

  /**
   * One of another package.
   *
   * @param packageLocation where the package is named, without the version
   */
  record Qualified(PackageName inPackage, Location packageLocation, Name name)
      implements PathSyntax {}
}
