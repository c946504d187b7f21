package dev.gantry.component.binary;

import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import java.util.Optional;

/** Decodes names with their attributes, and sorts (Binary.md, nameattributes and sort). */
final class NameDecoder {
  private NameDecoder() {}

  static ExternName externName(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      // Older encoders marked names of interfaces with 1.
      case 0x00, 0x01 -> ExternName.of(in.readName());
      case 0x02 -> attributes(in, in.readName());
      default -> throw in.invalidLeadingByte(code, "component name");
    };
  }

  private static ExternName attributes(ByteReader in, String name) {
    Optional<String> implementedInterface = Optional.empty();
    Optional<String> versionSuffix = Optional.empty();
    Optional<String> externalId = Optional.empty();
    int count = in.readU32();
    for (int i = 0; i != count; i++) {
      int at = in.position();
      int code = in.readByte();
      switch (code) {
        case 0x00 -> implementedInterface = once(in, at, implementedInterface, "implements");
        case 0x01 -> versionSuffix = once(in, at, versionSuffix, "versionsuffix");
        case 0x02 -> externalId = once(in, at, externalId, "external-id");
        default -> throw in.invalidLeadingByte(code, "name option");
      }
    }
    return new ExternName(name, implementedInterface, versionSuffix, externalId);
  }

  private static Optional<String> once(
      ByteReader in, int at, Optional<String> known, String attribute) {
    if (known.isPresent()) {
      // The suite has it that these bytes are a component, an invalid one.
      throw InvalidComponentException.at(at, "duplicate '%s' option in name".formatted(attribute));
    }
    return Optional.of(in.readName());
  }

  /** Decodes a sort that imports and exports can have. */
  static Sort externSort(ByteReader in) {
    return externSort(in, in.position(), in.readByte());
  }

  static Sort externSort(ByteReader in, int at, int code) {
    if (code == 0x00) {
      int core = in.readByte();
      if (core != Sort.CORE_MODULE.code()) {
        throw in.invalidLeadingByte(core, "component external kind");
      }
      return Sort.CORE_MODULE;
    }
    return Sort.ofCode(code)
        .orElseThrow(() -> ByteReader.invalidLeadingByte(at, code, "component external kind"));
  }

  static SortIndex externIndex(ByteReader in) {
    Sort sort = externSort(in);
    return new SortIndex(sort, in.readU32());
  }

  /** Decodes the sort of what core modules export. */
  static Sort coreExternSort(ByteReader in) {
    int code = in.readByte();
    if (code > 0x04) {
      throw in.invalidLeadingByte(code, "external kind");
    }
    return Sort.ofCoreCode(code).orElseThrow(AssertionError::new);
  }
}
