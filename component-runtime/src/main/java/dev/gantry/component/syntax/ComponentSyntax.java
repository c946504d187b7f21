package dev.gantry.component.syntax;

import dev.gantry.engine.syntax.Bytes;
import java.util.List;

/**
 * A component: its definitions in the order of the binary.
 *
 * @param binary the component with its preamble; nested ones are parts of the outermost one's array
 * @param offsets where each definition starts, in bytes from the start of the outermost component
 */
public record ComponentSyntax(
    Bytes binary,
    List<Definition> definitions,
    List<Integer> offsets,
    List<ComponentCustomSection> customSections) {
  public ComponentSyntax {
    definitions = List.copyOf(definitions);
    offsets = List.copyOf(offsets);
    customSections = List.copyOf(customSections);
    if (definitions.size() != offsets.size()) {
      throw new IllegalArgumentException("an offset is needed for each definition");
    }
  }
}
