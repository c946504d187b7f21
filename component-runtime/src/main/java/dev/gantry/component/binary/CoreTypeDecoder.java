package dev.gantry.component.binary;

import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.CoreType.ModuleDeclarator;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Decodes the core types that stand in components (Binary.md, core:deftype). */
final class CoreTypeDecoder {
  private static final int MAX_DECLARATORS = 100_000;
  private static final int MAX_TYPES = 1_000_000;
  private static final int MAX_PARAMETERS = 1_000;
  private static final int MAX_FIELDS = 10_000;

  private CoreTypeDecoder() {}

  static CoreType decode(ByteReader in) {
    return switch (in.peek()) {
      case 0x00 -> {
        in.readByte();
        if (in.peek() != 0x50) {
          throw in.invalidLeadingByte(in.readByte(), "non-final sub type");
        }
        yield new CoreType.Recursive(recursiveType(in));
      }
      case 0x50 -> {
        in.readByte();
        yield new CoreType.ModuleType(
            in.readVector(MAX_DECLARATORS, "module type declaration", CoreTypeDecoder::declarator));
      }
      default -> new CoreType.Recursive(recursiveType(in));
    };
  }

  private static ModuleDeclarator declarator(ByteReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case 0x00 ->
          new CoreType.ImportDeclarator(new Import(in.readName(), in.readName(), externalType(in)));
      case 0x01 -> new CoreType.TypeDeclarator(recursiveType(in));
      case 0x02 -> {
        int sort = in.readByte();
        if (sort != 0x10) {
          throw in.invalidLeadingByte(sort, "outer alias kind");
        }
        int target = in.readByte();
        if (target != 0x01) {
          throw in.invalidLeadingByte(target, "outer alias target");
        }
        yield new CoreType.OuterAliasDeclarator(in.readU32(), in.readU32());
      }
      case 0x03 -> new CoreType.ExportDeclarator(in.readName(), externalType(in));
      default -> throw in.invalidLeadingByte(kind, "type definition");
    };
  }

  private static RecursiveType recursiveType(ByteReader in) {
    if (in.peek() != 0x4E) {
      return new RecursiveType(List.of(subType(in)));
    }
    in.readByte();
    return new RecursiveType(in.readVector(MAX_TYPES, "rec group", CoreTypeDecoder::subType));
  }

  private static SubType subType(ByteReader in) {
    int code = in.peek();
    if (code != 0x50 && code != 0x4F) {
      return new SubType(true, List.of(), compositeType(in));
    }
    in.readByte();
    List<Integer> supertypes = in.readVector(1, "supertype idxs", ByteReader::readU32);
    int at = in.position();
    if (code == 0x50 && in.peek() <= 0x03) {
      // As Binary.md has it a declaration of a module type, which no module type may contain.
      throw InvalidComponentException.at(
          at, "invalid leading byte (0x%x) for type".formatted(in.peek()));
    }
    return new SubType(code == 0x4F, supertypes, compositeType(in));
  }

  private static CompositeType compositeType(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x60 ->
          new CompositeType.FunctionType(
              in.readVector(MAX_PARAMETERS, "function params", CoreTypeDecoder::valueType),
              in.readVector(MAX_PARAMETERS, "function returns", CoreTypeDecoder::valueType));
      case 0x5F ->
          new CompositeType.StructType(
              in.readVector(MAX_FIELDS, "struct fields", CoreTypeDecoder::fieldType));
      case 0x5E -> new CompositeType.ArrayType(fieldType(in));
      default -> throw in.invalidLeadingByte(code, "type");
    };
  }

  private static CompositeType.FieldType fieldType(ByteReader in) {
    StorageType storage = storageType(in);
    int mutable = in.readByte();
    if (mutable > 1) {
      throw ByteReader.malformed(in.position() - 1, "malformed mutability");
    }
    return new CompositeType.FieldType(storage, mutable == 1);
  }

  private static StorageType storageType(ByteReader in) {
    for (StorageType.Packed packed : StorageType.Packed.values()) {
      if (in.peek() == packed.code()) {
        in.readByte();
        return packed;
      }
    }
    return valueType(in);
  }

  static ValueType valueType(ByteReader in) {
    int code = in.peek();
    for (ValueType.NumberType number : ValueType.NumberType.values()) {
      if (code == number.code()) {
        in.readByte();
        return number;
      }
    }
    return referenceType(in);
  }

  private static ValueType.ReferenceType referenceType(ByteReader in) {
    int code = in.readByte();
    if (code == 0x63 || code == 0x64) {
      return new ValueType.ReferenceType(code == 0x63, heapType(in));
    }
    return new ValueType.ReferenceType(
        true, abstractHeapType(code).orElseThrow(() -> in.invalidLeadingByte(code, "value type")));
  }

  private static HeapType heapType(ByteReader in) {
    Optional<HeapType.Abstract> known = abstractHeapType(in.peek());
    if (known.isPresent()) {
      in.readByte();
      return known.get();
    }
    int at = in.position();
    long index = in.readS33();
    if (index < 0) {
      throw ByteReader.malformed(at, "invalid heap type");
    }
    return new HeapType.Defined((int) index);
  }

  private static Optional<HeapType.Abstract> abstractHeapType(int code) {
    return Arrays.stream(HeapType.Abstract.values()).filter(t -> t.code() == code).findFirst();
  }

  private static ExternalType externalType(ByteReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case 0x00 -> new ExternalType.FunctionImport(in.readU32());
      case 0x01 -> tableType(in);
      case 0x02 -> memoryType(in);
      case 0x03 -> globalType(in);
      case 0x04 -> {
        if (in.readByte() != 0x00) {
          throw ByteReader.malformed(in.position() - 1, "invalid tag attributes");
        }
        yield new ExternalType.TagType(in.readU32());
      }
      default -> throw in.invalidLeadingByte(kind, "external kind");
    };
  }

  private static ExternalType.TableType tableType(ByteReader in) {
    ValueType.ReferenceType element = referenceType(in);
    int at = in.position();
    int flags = in.readByte();
    if ((flags & ~0b101) != 0) {
      throw ByteReader.malformed(at, "invalid table resizable limits flags");
    }
    return new ExternalType.TableType(addressType(flags), limits(in, flags), element);
  }

  private static ExternalType.MemoryType memoryType(ByteReader in) {
    int at = in.position();
    int flags = in.readByte();
    if ((flags & ~0b1111) != 0) {
      throw ByteReader.malformed(at, "invalid memory limits flags");
    }
    Limits limits = limits(in, flags);
    OptionalInt pageByteLengthLog2 =
        (flags & 0b1000) != 0 ? OptionalInt.of(in.readU32()) : OptionalInt.empty();
    return new ExternalType.MemoryType(
        addressType(flags), limits, (flags & 0b10) != 0, pageByteLengthLog2);
  }

  private static AddressType addressType(int flags) {
    return (flags & 0b100) != 0 ? AddressType.I64 : AddressType.I32;
  }

  private static Limits limits(ByteReader in, int flags) {
    boolean wide = (flags & 0b100) != 0;
    long minimum = limit(in, wide);
    OptionalLong maximum =
        (flags & 1) != 0 ? OptionalLong.of(limit(in, wide)) : OptionalLong.empty();
    return new Limits(minimum, maximum);
  }

  private static long limit(ByteReader in, boolean wide) {
    return wide ? in.readU64() : Integer.toUnsignedLong(in.readU32());
  }

  private static ExternalType.GlobalType globalType(ByteReader in) {
    ValueType type = valueType(in);
    int mutable = in.readByte();
    if (mutable > 1) {
      throw ByteReader.malformed(in.position() - 1, "malformed mutability");
    }
    return new ExternalType.GlobalType(type, mutable == 1);
  }
}
