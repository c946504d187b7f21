package dev.gantry.engine.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module as the binary format has it: decoded, not yet validated (core 2.5).
 *
 * <p>Bodies and constant expressions stay encoded, as stretches of {@code binary}.
 *
 * @param binary the whole module
 * @param functions the functions that the module defines; imported ones come before them in the
 *     index space, and so it is with tables, memories, tags and globals
 * @param tags types of the tags that the module defines
 * @param memories types of the memories that the module defines
 * @param dataCount what the data count section says, empty where there is none
 */
public record ModuleSyntax(
    Bytes binary,
    List<RecursiveType> types,
    List<Import> imports,
    List<Function> functions,
    List<Table> tables,
    List<ExternalType.MemoryType> memories,
    List<ExternalType.TagType> tags,
    List<Global> globals,
    List<Export> exports,
    OptionalInt start,
    List<ElementSegment> elements,
    OptionalInt dataCount,
    List<DataSegment> data,
    List<CustomSection> customSections) {
  public ModuleSyntax {
    types = List.copyOf(types);
    imports = List.copyOf(imports);
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    memories = List.copyOf(memories);
    tags = List.copyOf(tags);
    globals = List.copyOf(globals);
    exports = List.copyOf(exports);
    elements = List.copyOf(elements);
    data = List.copyOf(data);
    customSections = List.copyOf(customSections);
  }

  /** {@return the first custom section of a name} */
  public Optional<CustomSection> customSection(String name) {
    return customSections.stream().filter(section -> section.name().equals(name)).findFirst();
  }
}
