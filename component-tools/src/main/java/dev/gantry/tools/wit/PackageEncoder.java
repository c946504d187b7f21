package dev.gantry.tools.wit;

import dev.gantry.component.syntax.ComponentCustomSection;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.WitPackage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Writes a WIT package as a component that exports a type for each interface and world, with what
 * they need of other packages (WIT.md, Package Format).
 */
final class PackageEncoder {
  private final List<Definition> definitions = new ArrayList<>();
  private int types;

  private PackageEncoder() {}

  /** {@return the component of a package} */
  static ComponentSyntax encode(WitInput input) {
    Resolution resolution = input.resolution();
    WitPackage main = resolution.get(input.mainPackage());
    var encoder = new PackageEncoder();
    main.interfaces()
        .forEach(
            (name, id) -> encoder.export(name, ComponentTypeEncoder.ofInterface(resolution, id)));
    main.worlds()
        .forEach(
            (name, id) ->
                encoder.export(
                    name,
                    wrapped(
                        resolution.fullName(id), ComponentTypeEncoder.ofWorld(resolution, id))));
    var docs =
        new ComponentCustomSection(
            PackageDocs.SECTION, PackageDocsWriter.write(input), encoder.definitions.size());
    return new ComponentSyntax(
        Bytes.of(new byte[0]),
        encoder.definitions,
        Collections.nCopies(encoder.definitions.size(), 0),
        List.of(docs));
  }

  private static DefinedType.ComponentDefinition wrapped(
      String fullName, DefinedType.ComponentDefinition world) {
    return new DefinedType.ComponentDefinition(
        List.of(
            new Declarator.TypeDeclarator(world),
            new Declarator.ExportDeclarator(
                ExternName.of(fullName), new ExternType.OfComponent(0))));
  }

  private void export(String name, DefinedType.ComponentDefinition type) {
    definitions.add(new Definition.TypeDefinition(type));
    definitions.add(
        new Definition.Export(
            ExternName.of(name), new SortIndex(Sort.TYPE, types), Optional.empty()));
    types += 2; // an export of a type is a type of its own
  }
}
