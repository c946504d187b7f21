package dev.gantry.component.binary;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.syntax.ComponentCustomSection;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.syntax.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a component from its binary (Binary.md, Component Definitions).
 *
 * <p>Nested core modules stay encoded, as stretches of the same array: validation decodes them.
 */
public final class ComponentDecoder {
  private static final int MAGIC = 0x0061736D;
  private static final int PREAMBLE_BYTES = 8;
  private static final int COMPONENT_VERSION = 0x0001_000D;
  private static final int MODULE_VERSION = 0x0000_0001;

  /** Components nest no deeper, so that none can exhaust a stack. */
  private static final int MAX_DEPTH = 1_000;

  private static final int MAX_ARGUMENTS = 100_000;
  private static final int MAX_START_ARGUMENTS = 1_000;
  private static final int MAX_VALUES = 1_000;

  private final ByteReader in;
  private final Bytes binary;
  private final int depth;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<ComponentCustomSection> customSections = new ArrayList<>();
  private boolean started;

  private ComponentDecoder(Bytes binary, int depth) {
    this.in = new ByteReader(binary);
    this.binary = binary;
    this.depth = depth;
  }

  /** {@return whether bytes begin like those of a component, and not of a core module} */
  public static boolean isComponent(Bytes binary) {
    byte[] array = binary.array();
    int start = binary.start();
    return binary.length() >= PREAMBLE_BYTES
        && bigEndian(array, start) == MAGIC
        && bigEndian(array, start + 4) == 0x0D00_0100;
  }

  /**
   * {@return the component that bytes encode}
   *
   * @param binary must not be written to afterwards
   * @throws MalformedComponentException if they do not follow the grammar
   */
  public static ComponentSyntax decode(Bytes binary) {
    return new ComponentDecoder(binary, 0).component();
  }

  private ComponentSyntax component() {
    preamble();
    while (!in.atEnd()) {
      section();
    }
    return new ComponentSyntax(binary, definitions, offsets, customSections);
  }

  private void preamble() {
    int start = in.position();
    if (in.remaining() < 4 || bigEndian(binary.array(), start) != MAGIC) {
      throw ByteReader.malformed(
          start,
          in.remaining() < 4
              ? "unexpected end-of-file"
              : "magic header not detected: bad magic number");
    }
    in.readBytes(4);
    int version = Integer.reverseBytes(bigEndian(in.readBytes(4)));
    if (version != COMPONENT_VERSION) {
      throw ByteReader.malformed(
          start + 4,
          depth > 0 && version == MODULE_VERSION
              ? "expected a version header for a component"
              : "unknown binary version: 0x%x".formatted(version));
    }
  }

  private static int bigEndian(Bytes bytes) {
    return bigEndian(bytes.array(), bytes.start());
  }

  private static int bigEndian(byte[] array, int at) {
    return (array[at] & 0xFF) << 24
        | ((array[at + 1] & 0xFF) << 16)
        | ((array[at + 2] & 0xFF) << 8)
        | (array[at + 3] & 0xFF);
  }

  private void section() {
    if (in.remaining() >= 4 && bigEndian(binary.array(), in.position()) == MAGIC) {
      throw ByteReader.malformed(in.position(), "expected section, got wasm magic number");
    }
    int idAt = in.position();
    int id = in.readByte();
    if ((id & 0x80) != 0) {
      throw ByteReader.malformed(idAt, "malformed section id");
    }
    int lengthAt = in.position();
    int length = in.readU32();
    if (Integer.compareUnsigned(length, in.remaining()) > 0) {
      throw ByteReader.malformed(
          lengthAt,
          depth == 0
              ? "unexpected end-of-file"
              : "section too large, %s goes past 0x%x"
                  .formatted(Integer.toUnsignedString(length), binary.end()));
    }
    Bytes content = in.readBytes(length);
    var section = new ByteReader(content);
    switch (id) {
      case 0 -> custom(section, content);
      case 1 -> coreModule(content);
      case 2 -> many(section, ComponentDecoder::coreInstance);
      case 3 -> many(section, in -> new Definition.CoreTypeDefinition(CoreTypeDecoder.decode(in)));
      case 4 -> nested(content);
      case 5 -> many(section, ComponentDecoder::instance);
      case 6 -> many(section, in -> new Definition.AliasDefinition(AliasDecoder.decode(in)));
      case 7 -> many(section, in -> new Definition.TypeDefinition(new TypeDecoder().decode(in)));
      case 8 -> many(section, in -> new Definition.CanonDefinition(CanonDecoder.decode(in)));
      case 9 -> start(section);
      case 10 -> many(section, ComponentDecoder::importDefinition);
      case 11 -> many(section, ComponentDecoder::exportDefinition);
      case 12 -> many(section, ComponentDecoder::value);
      default -> throw ByteReader.malformed(idAt, "malformed section id: " + id);
    }
  }

  private void add(int offset, Definition definition) {
    definitions.add(definition);
    offsets.add(offset);
  }

  private void many(ByteReader section, ByteReader.Part<Definition> part) {
    int count = section.readU32();
    for (int i = 0; i != count; i++) {
      int offset = section.position();
      add(offset, part.read(section));
    }
    requireEnd(section);
  }

  private static void requireEnd(ByteReader section) {
    if (!section.atEnd()) {
      throw ByteReader.malformed(
          section.position(), "section size mismatch: unexpected data at the end of the section");
    }
  }

  private void custom(ByteReader section, Bytes content) {
    String name = section.readName();
    Bytes rest = new Bytes(content.array(), section.position(), content.end());
    customSections.add(new ComponentCustomSection(name, rest, definitions.size()));
  }

  private void coreModule(Bytes content) {
    if (isComponent(content)) {
      throw ByteReader.malformed(content.start(), "expected a version header for a module");
    }
    add(content.start(), new Definition.CoreModule(content));
  }

  private void nested(Bytes content) {
    if (depth == MAX_DEPTH) {
      throw ByteReader.malformed(content.start(), "nesting too deep");
    }
    add(
        content.start(),
        new Definition.NestedComponent(new ComponentDecoder(content, depth + 1).component()));
  }

  private void start(ByteReader section) {
    int at = section.position();
    if (started) {
      throw ByteReader.malformed(at, "component cannot have more than one start function");
    }
    started = true;
    int function = section.readU32();
    List<Integer> arguments =
        section.readVector(MAX_START_ARGUMENTS, "start function arguments", ByteReader::readU32);
    int results = section.readSize(MAX_VALUES, "start function results");
    if (!section.atEnd()) {
      throw ByteReader.malformed(
          section.position(), "unexpected content in the component start section");
    }
    add(at, new Definition.Start(function, arguments, results));
  }

  private static Definition coreInstance(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> {
        int module = in.readU32();
        yield new Definition.CoreInstantiate(
            module,
            in.readVector(
                MAX_ARGUMENTS, "core instantiation arguments", ComponentDecoder::coreArgument));
      }
      case 0x01 ->
          new Definition.CoreInlineExports(
              in.readVector(
                  MAX_ARGUMENTS,
                  "core instantiation arguments",
                  ComponentDecoder::coreInlineExport));
      default -> throw in.invalidLeadingByte(code, "core instance");
    };
  }

  private static Definition.CoreArgument coreArgument(ByteReader in) {
    String name = in.readName();
    int sort = in.readByte();
    if (sort != 0x12) {
      throw in.invalidLeadingByte(sort, "instantiation arg kind");
    }
    return new Definition.CoreArgument(name, in.readU32());
  }

  private static Definition.CoreInlineExport coreInlineExport(ByteReader in) {
    String name = in.readName();
    var sort = NameDecoder.coreExternSort(in);
    return new Definition.CoreInlineExport(name, new SortIndex(sort, in.readU32()));
  }

  private static Definition instance(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> {
        int component = in.readU32();
        yield new Definition.Instantiate(
            component,
            in.readVector(
                MAX_ARGUMENTS,
                "instantiation arguments",
                part -> new Definition.Argument(part.readName(), NameDecoder.externIndex(part))));
      }
      case 0x01 ->
          new Definition.InlineExports(
              in.readVector(
                  MAX_ARGUMENTS,
                  "instantiation exports",
                  part ->
                      new Definition.InlineExport(
                          NameDecoder.externName(part), NameDecoder.externIndex(part))));
      default -> throw in.invalidLeadingByte(code, "instance");
    };
  }

  private static Definition importDefinition(ByteReader in) {
    ExternName name = NameDecoder.externName(in);
    return new Definition.Import(name, TypeDecoder.externType(in));
  }

  private static Definition exportDefinition(ByteReader in) {
    ExternName name = NameDecoder.externName(in);
    SortIndex exported = NameDecoder.externIndex(in);
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> new Definition.Export(name, exported, Optional.empty());
      case 0x01 -> new Definition.Export(name, exported, Optional.of(TypeDecoder.externType(in)));
      default -> throw in.invalidLeadingByte(code, "optional component export type");
    };
  }

  private static Definition value(ByteReader in) {
    var type = TypeDecoder.use(in);
    return new Definition.ValueDefinition(type, in.readBytes(in.readU32()));
  }
}
