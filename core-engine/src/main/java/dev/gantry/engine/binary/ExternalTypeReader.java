package dev.gantry.engine.binary;

import static dev.gantry.engine.binary.BinaryCodes.*;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Limits;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the types of tables, memories, globals, tags and imports (core 5.3.10 to 5.3.16). */
public final class ExternalTypeReader {
  private static final int MAXIMUM_PAGE_BYTE_LENGTH_LOG2 = 63;

  private final ByteReader reader;
  private final TypeReader types;
  private final Features features;

  /** Reads on where another reader stands, and moves it. */
  public ExternalTypeReader(ByteReader reader, Features features) {
    this.reader = reader;
    this.types = new TypeReader(reader);
    this.features = features;
  }

  /** {@return the type of an import} */
  public ExternalType externalType() {
    int code = reader.readByte();
    for (var kind : ExternalKind.values()) {
      if (kind.code() == code) {
        return externalType(kind);
      }
    }
    throw MalformedException.at(reader.position() - 1, "malformed import kind");
  }

  private ExternalType externalType(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> new ExternalType.FunctionImport(reader.readU32());
      case TABLE -> tableType();
      case MEMORY -> memoryType();
      case GLOBAL -> globalType();
      case TAG -> tagType();
    };
  }

  /** {@return the type of a table} */
  public ExternalType.TableType tableType() {
    var elementType = types.referenceType();
    int flags = limitsFlags(HAS_MAXIMUM | ADDRESS_64);
    return new ExternalType.TableType(addressType(flags), limits(flags), elementType);
  }

  /** {@return the type of a memory} */
  public ExternalType.MemoryType memoryType() {
    int start = reader.position();
    int flags = limitsFlags(HAS_MAXIMUM | SHARED | ADDRESS_64 | HAS_PAGE_SIZE);
    if ((flags & HAS_PAGE_SIZE) == 0 || features.has(Feature.CUSTOM_PAGE_SIZES)) {
      return memoryType(start, flags);
    }
    try {
      return memoryType(start, flags);
    } catch (MalformedException _) {
      throw MalformedException.at(start, "malformed limits flags");
    }
  }

  private ExternalType.MemoryType memoryType(int start, int flags) {
    var limits = limits(flags);
    var pageByteLengthLog2 = OptionalInt.empty();
    if ((flags & HAS_PAGE_SIZE) != 0) {
      int declared = reader.readU32();
      if (declared < 0 || declared > MAXIMUM_PAGE_BYTE_LENGTH_LOG2) {
        throw MalformedException.at(start, "invalid custom page size");
      }
      pageByteLengthLog2 = OptionalInt.of(declared);
    }
    return new ExternalType.MemoryType(
        addressType(flags), limits, (flags & SHARED) != 0, pageByteLengthLog2);
  }

  /** {@return the type of a global} */
  public ExternalType.GlobalType globalType() {
    return new ExternalType.GlobalType(types.valueType(), types.mutability());
  }

  /** {@return the type of a tag} */
  public ExternalType.TagType tagType() {
    reader.expect(0, "zero byte expected");
    return new ExternalType.TagType(reader.readU32());
  }

  private int limitsFlags(int allowed) {
    int flags = reader.readByte();
    if ((flags & ~allowed) != 0) {
      throw MalformedException.at(reader.position() - 1, "malformed limits flags");
    }
    return flags;
  }

  private Limits limits(int flags) {
    return new Limits(
        reader.readU64(),
        (flags & HAS_MAXIMUM) != 0 ? OptionalLong.of(reader.readU64()) : OptionalLong.empty());
  }

  private static AddressType addressType(int flags) {
    return (flags & ADDRESS_64) != 0 ? AddressType.I64 : AddressType.I32;
  }
}
