package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CustomSection;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The names that a module's name section gives to what has only an index (core A.5.1).
 *
 * <p>A name section that follows no grammar is read up to its fault: names never make a module
 * malformed. Immutable.
 */
public final class ModuleNames {
  /** The name of the custom section. */
  public static final String SECTION = "name";

  private static final SortedMap<Integer, String> NONE = new TreeMap<>();

  private Optional<String> module = Optional.empty();
  private final Map<NameSubsection, SortedMap<Integer, String>> names =
      new EnumMap<>(NameSubsection.class);
  private final Map<NameSubsection, SortedMap<Integer, SortedMap<Integer, String>>> nestedNames =
      new EnumMap<>(NameSubsection.class);

  private ModuleNames() {}

  /** {@return the names in a module, none if it has no name section} */
  public static ModuleNames of(ModuleSyntax module) {
    return module
        .customSection(SECTION)
        .map(CustomSection::content)
        .map(ModuleNames::of)
        .orElseGet(ModuleNames::new);
  }

  /** {@return the names in the content of a name section} */
  public static ModuleNames of(Bytes content) {
    var names = new ModuleNames();
    var reader = new ByteReader(content);
    try {
      while (!reader.atEnd()) {
        var subsection = NameSubsection.of(reader.readByte());
        var part = new ByteReader(reader.readBytes(reader.readLength()));
        subsection.ifPresent(known -> names.read(known, part));
      }
    } catch (MalformedException _) {
      // What stands before the fault is kept.
    }
    return names;
  }

  /** {@return the name of the module itself} */
  public Optional<String> module() {
    return module;
  }

  /** {@return the name of an entry of an index space} */
  public Optional<String> name(NameSubsection space, int index) {
    return Optional.ofNullable(names(space).get(index));
  }

  /** {@return the name of something within an entry, such as a local of a function} */
  public Optional<String> name(NameSubsection space, int outerIndex, int index) {
    return Optional.ofNullable(names(space, outerIndex).get(index));
  }

  /** {@return the names of an index space; only to be read} */
  public SortedMap<Integer, String> names(NameSubsection space) {
    return names.getOrDefault(space, NONE);
  }

  /** {@return the names within an entry, such as of the locals of a function; only to be read} */
  public SortedMap<Integer, String> names(NameSubsection space, int outerIndex) {
    var nested = nestedNames.get(space);
    return nested == null ? NONE : nested.getOrDefault(outerIndex, NONE);
  }

  private void read(NameSubsection subsection, ByteReader reader) {
    if (subsection == NameSubsection.MODULE) {
      module = Optional.of(reader.readName());
    } else if (subsection.nested()) {
      var nested = nestedNames.computeIfAbsent(subsection, _ -> new TreeMap<>());
      int count = reader.readLength();
      for (int i = 0; i < count; i++) {
        readNames(reader, nested.computeIfAbsent(reader.readU32(), _ -> new TreeMap<>()));
      }
    } else {
      readNames(reader, names.computeIfAbsent(subsection, _ -> new TreeMap<>()));
    }
  }

  private static void readNames(ByteReader reader, SortedMap<Integer, String> into) {
    int count = reader.readLength();
    for (int i = 0; i < count; i++) {
      into.put(reader.readU32(), reader.readName());
    }
  }

  /** {@return the content of a name section with these names, empty if there are none} */
  public Bytes encode() {
    var writer = new ByteWriter();
    for (var subsection : NameSubsection.values()) {
      if (subsection == NameSubsection.MODULE) {
        module.ifPresent(name -> part(writer, subsection, to -> to.writeName(name)));
      } else if (subsection.nested() && nestedNames.containsKey(subsection)) {
        var nested = nestedNames.get(subsection);
        part(
            writer,
            subsection,
            to -> {
              to.writeU32(nested.size());
              nested.forEach(
                  (index, inner) -> {
                    to.writeU32(index);
                    writeNames(to, inner);
                  });
            });
      } else if (names.containsKey(subsection)) {
        part(writer, subsection, to -> writeNames(to, names(subsection)));
      }
    }
    return writer.toBytes();
  }

  private static void part(
      ByteWriter writer, NameSubsection subsection, Consumer<ByteWriter> content) {
    writer.writeByte(subsection.id());
    writer.writeSized(content);
  }

  private static void writeNames(ByteWriter to, SortedMap<Integer, String> names) {
    to.writeU32(names.size());
    names.forEach(
        (index, name) -> {
          to.writeU32(index);
          to.writeName(name);
        });
  }
}
