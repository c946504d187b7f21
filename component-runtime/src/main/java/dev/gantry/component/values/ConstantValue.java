package dev.gantry.component.values;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ByteReader;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.Tuple2;
import dev.gantry.types.Unit;
import dev.gantry.types.VariantValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A value that a component defines (Binary.md, Value Definitions). */
public final class ConstantValue {

  private final ByteReader in;

  private ConstantValue(Bytes encoded) {
    this.in = new ByteReader(encoded);
  }

  /**
   * {@return the Java value of an encoded one, as calls would take it}
   *
   * @throws MalformedValueException if the bytes are not one value of the type, and nothing else
   */
  public static Object decode(ValueType type, Bytes encoded) {
    var decoder = new ConstantValue(encoded);
    try {
      Object value = decoder.value(type);
      if (!decoder.in.atEnd()) {
        throw new MalformedValueException("the value ends before its bytes do");
      }
      return value;
    } catch (MalformedException e) {
      throw new MalformedValueException("malformed value: " + e.getMessage());
    }
  }

  private Object value(ValueType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case ValueType.RecordType(var fields) ->
          new RecordValue(
              fields.stream().map(ValueType.Field::label).toList(),
              values(fields.stream().map(ValueType.Field::type).toList()));
      case ValueType.TupleType(var elements) -> Tuple.of(values(elements));
      case ValueType.VariantType(var cases) -> {
        ValueType.Case chosen = cases.get(index(cases.size()));
        yield new VariantValue(chosen.label(), chosen.payload().map(this::value));
      }
      case ValueType.EnumType(var labels) -> new EnumValue(labels.get(index(labels.size())));
      case ValueType.FlagsType(var labels) -> flags(labels);
      case ValueType.OptionType(var some) ->
          index(2) == 0 ? Optional.empty() : Optional.of(value(some));
      case ValueType.ResultType(var ok, var error) ->
          index(2) == 0 ? Result.ok(payload(ok)) : Result.error(payload(error));
      case ValueType.ListType(var element) ->
          ScalarLists.ofList(element, elements(element, in.readU32()));
      case ValueType.FixedListType(var element, long length) ->
          ScalarLists.ofList(element, elements(element, (int) length));
      case ValueType.MapType(var key, var value) -> pairs(key, value);
      case ValueType.OwnType _,
          ValueType.BorrowType _,
          ValueType.StreamType _,
          ValueType.FutureType _,
          ValueType.ErrorContextType _ ->
          throw new MalformedValueException("a value cannot hold a handle");
    };
  }

  private Object payload(Optional<ValueType> type) {
    return type.map(this::value).orElse(Unit.UNIT);
  }

  private List<Object> values(List<ValueType> types) {
    var values = new ArrayList<Object>();
    types.forEach(type -> values.add(value(type)));
    return values;
  }

  /** Every element takes a byte at least, so that a length that is a lie ends with the bytes. */
  private List<Object> elements(ValueType element, int length) {
    var elements = new ArrayList<Object>();
    for (int i = 0; i != length; i++) {
      elements.add(value(element));
    }
    return elements;
  }

  private List<Object> pairs(ValueType key, ValueType value) {
    var pairs = new ArrayList<Object>();
    int length = in.readU32();
    for (int i = 0; i != length; i++) {
      pairs.add(new Tuple2<>(value(key), value(value)));
    }
    return pairs;
  }

  private int index(int count) {
    int index = in.readU32();
    if (index < 0 || index >= count) {
      throw new MalformedValueException(
          "case %s is none of %d".formatted(Integer.toUnsignedString(index), count));
    }
    return index;
  }

  private Object flags(List<String> labels) {
    var set = new ArrayList<String>();
    int bits = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (i % Byte.SIZE == 0) {
        bits = in.readByte();
      }
      if ((bits >>> i % Byte.SIZE & 1) != 0) {
        set.add(labels.get(i));
      }
    }
    return FlagsValue.of(set);
  }

  private Object primitive(Primitive type) {
    return switch (type) {
      case BOOL -> index(2) == 1;
      case S8 -> (byte) in.readByte();
      case U8 -> in.readByte();
      case S16 -> (short) inRange(in.readS32(), Short.MIN_VALUE, Short.MAX_VALUE);
      case U16 -> (int) inRange(Integer.toUnsignedLong(in.readU32()), 0, 0xFFFF);
      case S32 -> in.readS32();
      case U32 -> Integer.toUnsignedLong(in.readU32());
      case S64 -> in.readS64();
      case U64 -> in.readU64();
      case F32 -> float32(in.readFixed32());
      case F64 -> float64(in.readFixed64());
      case CHAR -> character();
      case STRING -> in.readName();
    };
  }

  private static long inRange(long number, long least, long most) {
    if (number < least || number > most) {
      throw new MalformedValueException(
          "%d is out of range, which is %d to %d".formatted(number, least, most));
    }
    return number;
  }

  private static Object float32(int bits) {
    float number = Float.intBitsToFloat(bits);
    if (Float.isNaN(number) && bits != 0x7FC0_0000) {
      throw new MalformedValueException("a NaN has to be the canonical one");
    }
    return number;
  }

  private static Object float64(long bits) {
    double number = Double.longBitsToDouble(bits);
    if (Double.isNaN(number) && bits != 0x7FF8_0000_0000_0000L) {
      throw new MalformedValueException("a NaN has to be the canonical one");
    }
    return number;
  }

  private Object character() {
    int first = in.readByte();
    int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    byte[] bytes = new byte[1 + more];
    bytes[0] = (byte) first;
    for (int i = 1; i <= more; i++) {
      bytes[i] = (byte) in.readByte();
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .codePointAt(0);
    } catch (CharacterCodingException e) {
      throw new MalformedValueException("a char is malformed UTF-8");
    }
  }
}
