package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.Source;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.syntax.ItemSyntax;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All files of a package, read.
 *
 * @param location of its name
 */
record PackageSyntax(
    PackageName name, Location location, Optional<String> docs, List<FileScope> files) {

  /** What one file, or one block, adds to a package. */
  record FileScope(Source source, List<ItemSyntax> items, Set<String> lostNames) {}
}
