package dev.gantry.wit.resolve;

import dev.gantry.wit.BinaryWitReader;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Source;
import dev.gantry.wit.WitException;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.resolve.LocalPackage.ForeignPackage;
import dev.gantry.wit.resolve.SourceFiles.WitFile;
import dev.gantry.wit.syntax.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads files and resolves what they say. */
public final class PackageLoader {
  private final GateCheck gates;
  private final Optional<BinaryWitReader> binaryReader;
  private final Findings findings = new Findings();
  private final SourceFiles files = new SourceFiles(findings);
  private final Graph graph = new Graph();

  /** A loader for one call. */
  public PackageLoader(
      Set<String> features, boolean allFeatures, Optional<BinaryWitReader> binaryReader) {
    this.gates = new GateCheck(features, allFeatures, findings);
    this.binaryReader = binaryReader;
  }

  /** {@return the package at a path} */
  public WitInput load(Path path) {
    if (Files.isDirectory(path)) {
      return loadFolder(path);
    }
    return switch (files.read(path)) {
      case WitFile.Text(var source) -> loadFile(path, source);
      case WitFile.Binary binary -> {
        Optional<WitInput> input = read(binary);
        yield finish(input.map(WitInput::mainPackage));
      }
      case WitFile.Unreadable() -> finish(Optional.empty());
    };
  }

  /** {@return the package in sources} */
  public WitInput load(Source... sources) {
    var groups = new ArrayList<PackageGroup>();
    groups.add(PackageGroup.parse("input", List.of(sources), findings));
    return resolve(groups);
  }

  private WitInput loadFolder(Path folder) {
    var groups = new ArrayList<PackageGroup>();
    groups.add(PackageGroup.parse(folder.toString(), files.sourcesOf(folder), findings));
    addDependencies(groups, folder);
    return resolve(groups);
  }

  /**
   * A file alone is a package of its own, which may use what lies in the {@code deps/} beside it.
   */
  private WitInput loadFile(Path path, Source source) {
    var groups = new ArrayList<PackageGroup>();
    groups.add(PackageGroup.parse("input", List.of(source), findings));
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder.resolve("deps"))) {
      addDependencies(groups, folder);
    }
    return resolve(groups);
  }

  private void addDependencies(List<PackageGroup> groups, Path folder) {
    for (Path dependency : files.dependenciesOf(folder)) {
      if (Files.isDirectory(dependency)) {
        groups.add(
            PackageGroup.parse(dependency.toString(), files.sourcesOf(dependency), findings));
        continue;
      }
      switch (files.read(dependency)) {
        case WitFile.Text(var source) ->
            groups.add(PackageGroup.parse(source.path(), List.of(source), findings));
        case WitFile.Binary binary -> graph.isIncomplete |= read(binary).isEmpty();
        case WitFile.Unreadable() -> graph.isIncomplete = true;
      }
    }
  }

  private Optional<WitInput> read(WitFile.Binary binary) {
    if (binaryReader.isEmpty()) {
      findings.add(
          DiagnosticCode.BINARY_PACKAGE,
          "WIT packages in WebAssembly are not yet supported here",
          SourceFiles.place(binary.path()),
          "is WebAssembly");
      return Optional.empty();
    }
    try {
      WitInput input = binaryReader.get().read(binary.path(), binary.content());
      return Optional.of(
          new WitInput(input.resolution(), Merge.add(graph, findings, binary.path(), input)));
    } catch (WitException e) {
      e.diagnostics().forEach(findings::add);
      return Optional.empty();
    }
  }

  private WitInput resolve(List<PackageGroup> groups) {
    PackageName mainName = groups.getFirst().main().name();
    Map<PackageName, PackageSyntax> byName = new TreeMap<>();
    for (PackageGroup group : groups) {
      for (PackageSyntax syntax : group.all()) {
        PackageSyntax before = byName.putIfAbsent(syntax.name(), syntax);
        if (before != null) {
          findings.add(
              Findings.of(
                      DiagnosticCode.DUPLICATE_PACKAGE,
                      "package `%s` is defined in two places".formatted(syntax.name()),
                      syntax.location(),
                      "defined again here")
                  .withSecondary(before.location(), "first defined here"));
        }
      }
    }
    Map<PackageName, LocalPackage> locals = new TreeMap<>();
    byName.forEach((name, syntax) -> locals.put(name, LocalResolver.resolve(syntax, findings)));
    Set<PackageName> order = new LinkedHashSet<>();
    for (LocalPackage local : locals.values()) {
      visit(local, locals, order, new LinkedHashSet<>());
    }
    for (PackageName name : order) {
      LocalPackage local = locals.get(name);
      if (local != null && !graph.packageIds.containsKey(name)) {
        Linker.link(graph, local, gates, findings);
      }
    }
    return finish(Optional.ofNullable(graph.packageIds.get(mainName)));
  }

  /** Puts the packages that a package needs before it. */
  private void visit(
      LocalPackage local,
      Map<PackageName, LocalPackage> locals,
      Set<PackageName> order,
      Set<PackageName> visiting) {
    if (order.contains(local.syntax.name())) {
      return;
    }
    for (ForeignPackage needed : local.foreign.values()) {
      if (!visiting.add(needed.name)) {
        findings.add(
            Findings.of(
                DiagnosticCode.PACKAGE_CYCLE,
                "package `%s` depends on itself".formatted(needed.name),
                needed.location,
                "needs it again"));
        continue;
      }
      LocalPackage next = locals.get(needed.name);
      if (next != null) {
        visit(next, locals, order, visiting);
      }
      visiting.remove(needed.name);
    }
    order.add(local.syntax.name());
  }

  private WitInput finish(Optional<PackageId> mainPackage) {
    if (findings.hasErrors()) {
      throw new WitException(findings.sorted());
    }
    Resolution resolution = graph.toResolution();
    return new WitInput(resolution, mainPackage.orElseThrow());
  }
}
