package dev.gantry.component.values;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Lists of scalars, which are arrays in Java. */
public final class ScalarLists {
  private ScalarLists() {}

  /** {@return the Java value of a list} */
  public static Object ofList(ValueType element, List<Object> values) {
    if (!(element instanceof Primitive type) || type == Primitive.STRING) {
      return values;
    }
    Object array = Array.newInstance(componentType(type), values.size());
    for (int i = 0; i < values.size(); i++) {
      switch (array) {
        case byte[] bytes -> bytes[i] = ((Number) values.get(i)).byteValue();
        case short[] shorts -> shorts[i] = ((Number) values.get(i)).shortValue();
        case int[] ints -> ints[i] = ((Number) values.get(i)).intValue();
        default -> Array.set(array, i, values.get(i));
      }
    }
    return array;
  }

  private static Class<?> componentType(Primitive type) {
    return switch (type) {
      case BOOL -> boolean.class;
      case S8, U8 -> byte.class;
      case S16, U16 -> short.class;
      case S32, U32, CHAR -> int.class;
      case S64, U64 -> long.class;
      case F32 -> float.class;
      case F64 -> double.class;
      case STRING -> throw new AssertionError("strings are no scalars");
    };
  }

  /** {@return the elements of a list, as values of the element type} */
  public static List<Object> elements(ValueType element, Object list) {
    if (list instanceof List<?> elements) {
      return new ArrayList<>(elements);
    }
    var elements = new ArrayList<Object>();
    for (int i = 0; i < Array.getLength(list); i++) {
      elements.add(unsigned(element, Array.get(list, i)));
    }
    return elements;
  }

  private static Object unsigned(ValueType element, Object value) {
    return switch (element) {
      case Primitive.U8 -> ((Number) value).intValue() & 0xFF;
      case Primitive.U16 -> ((Number) value).intValue() & 0xFFFF;
      case Primitive.U32 -> ((Number) value).intValue() & 0xFFFF_FFFFL;
      default -> value;
    };
  }
}
