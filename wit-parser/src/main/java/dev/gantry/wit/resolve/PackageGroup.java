package dev.gantry.wit.resolve;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.Source;
import dev.gantry.wit.Span;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.resolve.PackageSyntax.FileScope;
import dev.gantry.wit.syntax.FileParser;
import dev.gantry.wit.syntax.FileSyntax;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.ItemSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The package that some files make up together, and those that stand in braces in them. */
record PackageGroup(PackageSyntax main, List<PackageSyntax> nested) {

  /**
   * {@return the packages in files}
   *
   * @param name of the folder or file, for messages
   */
  static PackageGroup parse(String name, List<Source> sources, Findings findings) {
    List<FileSyntax> files =
        sources.stream().map(source -> FileParser.parse(source, findings)).toList();
    var nested = new ArrayList<PackageSyntax>();
    var scopes = new ArrayList<FileScope>();
    for (FileSyntax file : files) {
      var own = new ArrayList<ItemSyntax>();
      for (ItemSyntax item : file.items()) {
        if (item instanceof ItemSyntax.NestedPackage block) {
          nested.add(nested(block, file, findings));
        } else {
          own.add(item);
        }
      }
      scopes.add(new FileScope(file.source(), own, file.lostNames()));
    }
    ItemSyntax.Header header = header(name, files, findings);
    return new PackageGroup(
        new PackageSyntax(header.name(), header.location(), header.docs(), scopes), nested);
  }

  /** {@return all packages, those in braces first} */
  List<PackageSyntax> all() {
    var all = new ArrayList<>(nested);
    all.add(main);
    return all;
  }

  private static PackageSyntax nested(
      ItemSyntax.NestedPackage block, FileSyntax file, Findings findings) {
    var own = new ArrayList<ItemSyntax>();
    for (ItemSyntax item : block.items()) {
      if (item instanceof ItemSyntax.NestedPackage inner) {
        findings.add(
            Findings.of(
                    DiagnosticCode.MISPLACED_PACKAGE,
                    "package `%s` stands inside of another package"
                        .formatted(inner.header().name()),
                    inner.header().location(),
                    "move it out")
                .withSecondary(block.header().location(), "inside of this one"));
      } else {
        own.add(item);
      }
    }
    ItemSyntax.Header header = block.header();
    return new PackageSyntax(
        header.name(),
        header.location(),
        header.docs(),
        List.of(new FileScope(file.source(), own, file.lostNames())));
  }

  private static ItemSyntax.Header header(String name, List<FileSyntax> files, Findings findings) {
    List<ItemSyntax.Header> headers =
        files.stream().flatMap(file -> file.header().stream()).toList();
    if (headers.isEmpty()) {
      Location start =
          files.isEmpty()
              ? SourceFiles.place(name)
              : new Location(files.getFirst().source(), new Span(0, 0));
      if (files.isEmpty()) {
        findings.add(
            DiagnosticCode.NO_PACKAGE_HEADER,
            "`%s` holds no `.wit` file".formatted(name),
            start,
            "");
      } else if (files.stream().noneMatch(FileSyntax::isHeaderBroken)) {
        findings.add(
            Findings.of(
                    DiagnosticCode.NO_PACKAGE_HEADER,
                    "no file says which package this is",
                    start,
                    "nothing here")
                .withHint("start with `package namespace:name;`"));
      }
      return new ItemSyntax.Header(
          new PackageName("unknown", "unknown", Optional.empty()), start, Optional.empty(), start);
    }
    ItemSyntax.Header first = headers.getFirst();
    ItemSyntax.Header documented = first;
    for (ItemSyntax.Header header : headers.subList(1, headers.size())) {
      if (!header.name().equals(first.name())) {
        findings.add(
            Findings.of(
                    DiagnosticCode.PACKAGE_NAMES_DIFFER,
                    "package `%s` is not `%s` like the other files"
                        .formatted(header.name(), first.name()),
                    header.location(),
                    "differs")
                .withSecondary(first.location(), "named here"));
      } else if (header.docs().isPresent() && documented.docs().isPresent()) {
        findings.add(
            Findings.of(
                    DiagnosticCode.PACKAGE_DOCUMENTED_TWICE,
                    "package `%s` is documented in several files".formatted(first.name()),
                    header.docsLocation(),
                    "again here")
                .withSecondary(documented.docsLocation(), "first here"));
      } else if (header.docs().isPresent()) {
        documented = header;
      }
    }
    return new ItemSyntax.Header(
        first.name(), first.location(), documented.docs(), documented.docsLocation());
  }
}
