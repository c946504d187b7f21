package dev.gantry.engine.binary;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CustomSection;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Global;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Decodes a module into its sections (core 5.5).
 *
 * <p>Bodies of functions are cut out, but not looked into: what is malformed there is found when
 * they are validated. Each list grows with the bytes that are there, never with a count alone.
 */
public final class ModuleDecoder {
  private final Bytes binary;
  private final Features features;
  private final ByteReader reader;
  private final TypeReader types;
  private final ExternalTypeReader externalTypes;
  private final SegmentReader segments;
  private final EntryOffsets offsets;

  private List<RecursiveType> recursiveTypes = List.of();
  private List<Import> imports = List.of();
  private List<Integer> functionTypes = List.of();
  private List<Table> tables = List.of();
  private List<ExternalType.MemoryType> memories = List.of();
  private List<ExternalType.TagType> tags = List.of();
  private List<Global> globals = List.of();
  private List<Export> exports = List.of();
  private OptionalInt start = OptionalInt.empty();
  private List<ElementSegment> elements = List.of();
  private OptionalInt dataCount = OptionalInt.empty();
  private final List<Function> functions = new ArrayList<>();
  private List<DataSegment> data = List.of();
  private final List<CustomSection> customSections = new ArrayList<>();

  private ModuleDecoder(Bytes binary, Features features, EntryOffsets offsets) {
    this.binary = binary;
    this.features = features;
    this.offsets = offsets;
    reader = new ByteReader(binary);
    types = new TypeReader(reader);
    externalTypes = new ExternalTypeReader(reader, features);
    segments = new SegmentReader(reader);
  }

  /**
   * Decodes a whole module, which may be a stretch of something larger.
   *
   * <p>A feature that is off matters here only where its bytes would mean something else; the
   * validator rejects it by name.
   *
   * @throws MalformedException if the bytes outside of function bodies follow no grammar
   */
  public static ModuleSyntax decode(Bytes binary, Features features) {
    return decode(binary, features, EntryOffsets.UNTRACKED);
  }

  static ModuleSyntax decode(Bytes binary, Features features, EntryOffsets offsets) {
    return new ModuleDecoder(binary, features, offsets).module();
  }

  private ModuleSyntax module() {
    header();
    try {
      sections();
      requireConsistency();
    } catch (MalformedException malformed) {
      // A body that is malformed comes first if it stands before what was found.
      requireBodies();
      throw malformed;
    }
    return new ModuleSyntax(
        binary,
        recursiveTypes,
        imports,
        functions,
        tables,
        memories,
        tags,
        globals,
        exports,
        start,
        elements,
        dataCount,
        data,
        customSections);
  }

  private void sections() {
    int lastSection = Section.CUSTOM_ID;
    var remaining = EnumSet.allOf(Section.class);
    while (!reader.atEnd()) {
      int id = reader.peek();
      if (id == Section.CUSTOM_ID) {
        customSection(lastSection);
        continue;
      }
      var section =
          Section.of(id).orElseThrow(() -> malformed(reader.position(), "malformed section id"));
      if (!remaining.contains(section)) {
        throw malformed(reader.position(), "unexpected content after last section");
      }
      if (section == Section.TAG && !hasTags()) {
        throw malformed(reader.position(), "malformed section id: exceptions proposal not enabled");
      }
      remaining.removeAll(EnumSet.range(Section.TYPE, section));
      lastSection = id;
      reader.readByte();
      sized(() -> content(section));
    }
  }

  private boolean hasTags() {
    return features.has(Feature.EXCEPTIONS) || features.has(Feature.LEGACY_EXCEPTIONS);
  }

  private void header() {
    if (reader.readFixed32() != BinaryCodes.MAGIC) {
      throw malformed(binary.start(), "magic header not detected");
    }
    if (reader.readFixed32() != BinaryCodes.VERSION) {
      throw malformed(binary.start() + Integer.BYTES, "unknown binary version");
    }
  }

  private void content(Section section) {
    switch (section) {
      case TYPE -> recursiveTypes = list(section, types::recursiveType);
      case IMPORT -> imports = list(section, this::importEntry);
      case FUNCTION -> functionTypes = list(section, reader::readU32);
      case TABLE -> tables = list(section, segments.tables(externalTypes));
      case MEMORY -> memories = list(section, externalTypes::memoryType);
      case TAG -> tags = list(section, externalTypes::tagType);
      case GLOBAL -> globals = list(section, this::global);
      case EXPORT -> exports = list(section, this::export);
      case START -> start = OptionalInt.of(reader.readU32());
      case ELEMENT -> elements = list(section, segments::element);
      case DATA_COUNT -> dataCount = OptionalInt.of(reader.readU32());
      case CODE -> new CodeReader(reader, functionTypes).read(offsets, functions);
      case DATA -> data = list(section, segments::data);
    }
  }

  private void customSection(int afterSection) {
    reader.readByte();
    int size = reader.readLength();
    int end = reader.position() + size;
    var name = reader.readName();
    var content = reader.readBytes(end - reader.position());
    customSections.add(new CustomSection(name, content, afterSection));
  }

  private Import importEntry() {
    return new Import(reader.readName(), reader.readName(), externalTypes.externalType());
  }

  private Global global() {
    return new Global(externalTypes.globalType(), Expressions.read(reader));
  }

  private Export export() {
    var name = reader.readName();
    int code = reader.readByte();
    for (var kind : ExternalKind.values()) {
      if (kind.code() == code) {
        return new Export(name, kind, reader.readU32());
      }
    }
    throw malformed(reader.position() - 1, "malformed export kind");
  }

  private void requireConsistency() {
    if (functions.size() != functionTypes.size()) {
      throw malformed(reader.end(), "function and code section have inconsistent lengths");
    }
    if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
      throw malformed(reader.end(), "data count and data section have inconsistent lengths");
    }
  }

  private void requireBodies() {
    for (var function : functions) {
      var body = function.body();
      var rest = new ByteReader(body.array(), body.start(), binary.end());
      Expressions.pass(rest);
      if (rest.position() != body.end()) {
        throw malformed(body.start(), "section size mismatch");
      }
    }
  }

  private void sized(Runnable content) {
    int size = reader.readLength();
    int contentStart = reader.position();
    content.run();
    if (reader.position() != contentStart + size) {
      throw malformed(contentStart, "section size mismatch");
    }
  }

  private <T> List<T> list(Section section, Supplier<T> entry) {
    int count = reader.readLength();
    var entries = new ArrayList<T>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      offsets.note(section, reader.position());
      entries.add(entry.get());
    }
    return entries;
  }

  private static MalformedException malformed(int offset, String found) {
    return MalformedException.at(offset, found);
  }
}
