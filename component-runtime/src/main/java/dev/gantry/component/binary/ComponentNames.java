package dev.gantry.component.binary;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.syntax.ComponentCustomSection;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Sort;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that a component gives to what it defines (Binary.md, Name Section).
 *
 * @param component the name of the component itself
 * @param definitions names by index, for each sort that has any
 */
public record ComponentNames(
    Optional<String> component, Map<Sort, SortedMap<Integer, String>> definitions) {
  private static final String SECTION = "component-name";

  /** {@return the names in the sections of a component, as far as they are well-formed} */
  public static ComponentNames of(ComponentSyntax component) {
    Optional<String> name = Optional.empty();
    var definitions = new EnumMap<Sort, SortedMap<Integer, String>>(Sort.class);
    for (ComponentCustomSection section : component.customSections()) {
      if (!section.name().equals(SECTION)) {
        continue;
      }
      try {
        var in = new ByteReader(section.content());
        while (!in.atEnd()) {
          int kind = in.readByte();
          int end = in.readU32() + in.position();
          if (kind == 0) {
            name = Optional.of(in.readName());
          } else if (kind == 1) {
            readNames(in, definitions);
          }
          while (in.position() < end) {
            in.readByte();
          }
        }
      } catch (MalformedComponentException _) {
        // Names are for people: what is left of them does no harm.
      }
    }
    return new ComponentNames(name, definitions);
  }

  private static void readNames(ByteReader in, Map<Sort, SortedMap<Integer, String>> definitions) {
    int code = in.readByte();
    Optional<Sort> sort = code == 0 ? Sort.ofCoreCode(in.readByte()) : Sort.ofCode(code);
    if (sort.isEmpty()) {
      return;
    }
    var names = definitions.computeIfAbsent(sort.get(), _ -> new TreeMap<>());
    int count = in.readU32();
    for (int i = 0; i != count; i++) {
      int index = in.readU32();
      names.put(index, in.readName());
    }
  }
}
