package dev.gantry.engine.text;

import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.binary.NameSubsection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The identifiers that a module is printed with. */
final class PrintedNames {
  private final ModuleNames names;
  private final boolean nameUnnamed;
  private final Map<Space, Map<Integer, PrintedName>> printed = new HashMap<>();

  /** An index space: that of the module, or the one within an entry. */
  private record Space(NameSubsection subsection, int within) {}

  PrintedNames(ModuleNames names, boolean nameUnnamed) {
    this.names = names;
    this.nameUnnamed = nameUnnamed;
  }

  /** {@return the name of the module itself} */
  Optional<PrintedName> module() {
    return names
        .module()
        .map(
            name ->
                PrintedName.needsSynthetic(name)
                    ? PrintedName.synthetic(name, "module", 0)
                    : PrintedName.of(name));
  }

  /** {@return an index as it is written where something is defined, such as {@code $f (;0;)}} */
  String definition(NameSubsection subsection, int index) {
    String comment = "(;" + Integer.toUnsignedString(index) + ";)";
    return find(subsection, 0, index)
        .map(name -> name.definition() + " " + comment)
        .orElse(comment);
  }

  /** {@return an index as it is written where something is used} */
  String use(NameSubsection subsection, int index) {
    return find(subsection, 0, index)
        .map(PrintedName::identifier)
        .orElse(Integer.toUnsignedString(index));
  }

  /** {@return an index within something as it is written where it is used} */
  String use(NameSubsection subsection, int within, int index) {
    return find(subsection, within, index)
        .map(PrintedName::identifier)
        .orElse(Integer.toUnsignedString(index));
  }

  /** {@return the name of something within something, such as a local of a function} */
  Optional<PrintedName> find(NameSubsection subsection, int within, int index) {
    var space =
        printed.computeIfAbsent(
            new Space(subsection, within), key -> print(key.subsection, key.within));
    PrintedName found = space.get(index);
    if (found != null) {
      return Optional.of(found);
    }
    boolean label = subsection == NameSubsection.LABELS;
    return label ? Optional.empty() : byIndex(subsection, index);
  }

  /** {@return the name of a block, which for one without a name goes by its depth} */
  Optional<PrintedName> label(int functionIndex, int index, int depth) {
    return find(NameSubsection.LABELS, functionIndex, index)
        .or(() -> byIndex(NameSubsection.LABELS, depth));
  }

  private Optional<PrintedName> byIndex(NameSubsection subsection, int index) {
    return nameUnnamed
        ? Optional.of(new PrintedName("$#" + kind(subsection) + index, Optional.empty()))
        : Optional.empty();
  }

  private Map<Integer, PrintedName> print(NameSubsection subsection, int within) {
    SortedMap<Integer, String> own =
        subsection.nested() ? names.names(subsection, within) : names.names(subsection);
    Map<Integer, PrintedName> result = new HashMap<>();
    Set<String> taken = new HashSet<>();
    own.forEach(
        (index, name) -> {
          // An inner label may hide an outer one; nothing else may share a name.
          boolean clashes = !taken.add(name) && subsection != NameSubsection.LABELS;
          result.put(
              index,
              clashes || PrintedName.needsSynthetic(name)
                  ? PrintedName.synthetic(name, kind(subsection), index)
                  : PrintedName.of(name));
        });
    return result;
  }

  private static String kind(NameSubsection subsection) {
    return switch (subsection) {
      case MODULE -> "module";
      case FUNCTIONS -> "func";
      case LOCALS -> "local";
      case LABELS -> "label";
      case TYPES -> "type";
      case TABLES -> "table";
      case MEMORIES -> "memory";
      case GLOBALS -> "global";
      case ELEMENTS -> "elem";
      case DATA -> "data";
      case FIELDS -> "field";
      case TAGS -> "tag";
    };
  }
}
