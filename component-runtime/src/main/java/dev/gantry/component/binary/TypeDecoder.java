package dev.gantry.component.binary;

import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.PrimitiveType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.ValueTypeUse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decodes component-level types (Binary.md, Type Definitions). */
final class TypeDecoder {
  private static final int MAX_DECLARATORS = 1_000_000;
  private static final int MAX_PARAMETERS = 1_000;
  private static final int MAX_PARTS = 10_000;
  private static final int MAX_FLAGS = 1_000;

  /** Types nest no deeper; validation of the reference tools has the same limit. */
  private static final int MAX_DEPTH = 100;

  private int depth;

  DefinedType decode(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x3F -> resource(in);
      case 0x40, 0x43 ->
          new DefinedType.FunctionDefinition(
              code == 0x43,
              in.readVector(
                  MAX_PARAMETERS, "component function parameters", TypeDecoder::labelledType),
              result(in));
      case 0x41 ->
          new DefinedType.ComponentDefinition(declarators(in, "component type declaration", true));
      case 0x42 ->
          new DefinedType.InstanceDefinition(declarators(in, "instance type declaration", false));
      default ->
          PrimitiveType.ofCode(code)
              .<DefinedType>map(DefinedType.PrimitiveDefinition::new)
              .orElseGet(() -> valueType(in, code));
    };
  }

  private static DefinedType.ResourceDefinition resource(ByteReader in) {
    var representation = CoreTypeDecoder.valueType(in);
    int code = in.readByte();
    return new DefinedType.ResourceDefinition(
        representation,
        switch (code) {
          case 0x00 -> OptionalInt.empty();
          case 0x01 -> OptionalInt.of(in.readU32());
          default -> throw in.invalidLeadingByte(code, "resource destructor");
        });
  }

  private static DefinedType.OfValues valueType(ByteReader in, int code) {
    return switch (code) {
      case 0x72 ->
          new DefinedType.RecordDefinition(
              in.readVector(MAX_PARTS, "record field", TypeDecoder::labelledType));
      case 0x71 ->
          new DefinedType.VariantDefinition(
              in.readVector(MAX_PARTS, "variant cases", TypeDecoder::labelledCase));
      case 0x70 -> new DefinedType.ListDefinition(use(in));
      case 0x6F ->
          new DefinedType.TupleDefinition(
              in.readVector(MAX_PARTS, "tuple types", TypeDecoder::use));
      case 0x6E ->
          new DefinedType.FlagsDefinition(
              in.readVector(MAX_FLAGS, "flag names", ByteReader::readName));
      case 0x6D ->
          new DefinedType.EnumDefinition(
              in.readVector(MAX_PARTS, "enum cases", ByteReader::readName));
      case 0x6B -> new DefinedType.OptionDefinition(use(in));
      case 0x6A -> new DefinedType.ResultDefinition(optionalUse(in), optionalUse(in));
      case 0x69 -> new DefinedType.OwnDefinition(in.readU32());
      case 0x68 -> new DefinedType.BorrowDefinition(in.readU32());
      case 0x67 -> new DefinedType.FixedListDefinition(use(in), in.readU32());
      case 0x66 -> new DefinedType.StreamDefinition(optionalUse(in));
      case 0x65 -> new DefinedType.FutureDefinition(optionalUse(in));
      case 0x63 -> new DefinedType.MapDefinition(use(in), use(in));
      default -> throw in.invalidLeadingByte(code, "component defined type");
    };
  }

  static ValueTypeUse use(ByteReader in) {
    Optional<PrimitiveType> primitive = PrimitiveType.ofCode(in.peek());
    if (primitive.isPresent()) {
      in.readByte();
      return new ValueTypeUse.Primitive(primitive.get());
    }
    return new ValueTypeUse.Defined((int) in.readS33());
  }

  private static Optional<ValueTypeUse> optionalUse(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> Optional.empty();
      case 0x01 -> Optional.of(use(in));
      default -> throw in.invalidLeadingByte(code, "optional component value type");
    };
  }

  /** Decodes the result of a function (resultlist). */
  static Optional<ValueTypeUse> result(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> Optional.of(use(in));
      case 0x01 -> {
        int count = in.readByte();
        if (count != 0) {
          throw in.invalidLeadingByte(count, "number of results");
        }
        yield Optional.empty();
      }
      default -> throw in.invalidLeadingByte(code, "component function results");
    };
  }

  private static DefinedType.LabelledType labelledType(ByteReader in) {
    return new DefinedType.LabelledType(in.readName(), use(in));
  }

  private static DefinedType.LabelledCase labelledCase(ByteReader in) {
    var labelled = new DefinedType.LabelledCase(in.readName(), optionalUse(in));
    int zero = in.readByte();
    if (zero != 0) {
      throw in.invalidLeadingByte(zero, "zero byte required");
    }
    return labelled;
  }

  private List<Declarator> declarators(ByteReader in, String what, boolean importsAllowed) {
    if (++depth > MAX_DEPTH) {
      throw ByteReader.malformed(in.position(), "nesting too deep");
    }
    List<Declarator> declarators =
        in.readVector(MAX_DECLARATORS, what, reader -> declarator(reader, importsAllowed));
    depth--;
    return declarators;
  }

  private Declarator declarator(ByteReader in, boolean importsAllowed) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> new Declarator.CoreTypeDeclarator(CoreTypeDecoder.decode(in));
      case 0x01 -> new Declarator.TypeDeclarator(decode(in));
      case 0x02 -> new Declarator.AliasDeclarator(AliasDecoder.decode(in));
      case 0x03 -> {
        if (!importsAllowed) {
          throw in.invalidLeadingByte(code, "component or instance type declaration");
        }
        ExternName name = NameDecoder.externName(in);
        yield new Declarator.ImportDeclarator(name, externType(in));
      }
      case 0x04 -> {
        ExternName name = NameDecoder.externName(in);
        yield new Declarator.ExportDeclarator(name, externType(in));
      }
      default -> throw in.invalidLeadingByte(code, "component or instance type declaration");
    };
  }

  /** Decodes the type of an import or export. */
  static ExternType externType(ByteReader in) {
    Sort sort = NameDecoder.externSort(in);
    return switch (sort) {
      case CORE_MODULE -> new ExternType.OfModule(in.readU32());
      case FUNCTION -> new ExternType.OfFunction(in.readU32());
      case VALUE -> valueBound(in);
      case TYPE -> typeBound(in);
      case COMPONENT -> new ExternType.OfComponent(in.readU32());
      case INSTANCE -> new ExternType.OfInstance(in.readU32());
      case CORE_FUNCTION,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_INSTANCE ->
          throw new AssertionError(sort);
    };
  }

  private static ExternType valueBound(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> new ExternType.EqualToValue(in.readU32());
      case 0x01 -> new ExternType.OfValue(use(in));
      default -> throw in.invalidLeadingByte(code, "value bound");
    };
  }

  private static ExternType typeBound(ByteReader in) {
    int code = in.readByte();
    return switch (code) {
      case 0x00 -> new ExternType.EqualToType(in.readU32());
      case 0x01 -> new ExternType.SubResource();
      default -> throw in.invalidLeadingByte(code, "type bound");
    };
  }
}
