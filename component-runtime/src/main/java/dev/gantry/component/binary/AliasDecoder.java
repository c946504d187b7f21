package dev.gantry.component.binary;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Sort;

/** Decodes aliases (Binary.md, Alias Definitions). */
final class AliasDecoder {
  private AliasDecoder() {}

  static Alias decode(ByteReader in) {
    // What the sort may be depends on the target, which follows it.
    int at = in.position();
    int code = in.readByte();
    int coreCode = code == 0x00 ? in.readByte() : -1;
    int target = in.readByte();
    return switch (target) {
      case 0x00 ->
          new Alias.ExportAlias(exportSort(at, code, coreCode), in.readU32(), in.readName());
      case 0x01 ->
          new Alias.CoreExportAlias(
              coreExportSort(at, code, coreCode), in.readU32(), in.readName());
      case 0x02 -> new Alias.OuterAlias(outerSort(at, code, coreCode), in.readU32(), in.readU32());
      default -> throw in.invalidLeadingByte(target, "alias");
    };
  }

  private static Sort exportSort(int at, int code, int coreCode) {
    if (code == 0x00) {
      if (coreCode != Sort.CORE_MODULE.code()) {
        throw ByteReader.invalidLeadingByte(at + 1, coreCode, "component external kind");
      }
      return Sort.CORE_MODULE;
    }
    return Sort.ofCode(code)
        .orElseThrow(() -> ByteReader.invalidLeadingByte(at, code, "component external kind"));
  }

  private static Sort coreExportSort(int at, int code, int coreCode) {
    if (code != 0x00) {
      throw ByteReader.invalidLeadingByte(at, code, "core instance export kind");
    }
    return Sort.ofCoreCode(coreCode)
        .filter(sort -> sort.code() <= Sort.CORE_TAG.code())
        .orElseThrow(() -> ByteReader.invalidLeadingByte(at, coreCode, "external kind"));
  }

  private static Sort outerSort(int at, int code, int coreCode) {
    return switch (code) {
      case 0x00 ->
          switch (coreCode) {
            case 0x10 -> Sort.CORE_TYPE;
            case 0x11 -> Sort.CORE_MODULE;
            default ->
                throw ByteReader.invalidLeadingByte(at + 1, coreCode, "component outer alias kind");
          };
      case 0x03 -> Sort.TYPE;
      case 0x04 -> Sort.COMPONENT;
      default -> throw ByteReader.invalidLeadingByte(at, code, "component outer alias kind");
    };
  }
}
