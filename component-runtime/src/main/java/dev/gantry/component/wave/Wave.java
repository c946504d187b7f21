package dev.gantry.component.wave;

import dev.gantry.abi.ValueType;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Values of known types as text, and back. */
public final class Wave {
  /** Knows no handle. */
  static final IntFunction<Object> NO_HANDLES =
      number -> {
        throw new IllegalArgumentException("there is no handle $" + number);
      };

  private Wave() {}

  /**
   * {@return the value that a text stands for, as the Java value of {@link dev.gantry.abi}}
   *
   * @throws WaveException if it is no value of the type
   */
  public static Object parse(ValueType type, String text) {
    return parse(type, text, NO_HANDLES);
  }

  /**
   * {@return the value that a text stands for}
   *
   * @param handles gives the handle for a number after {@code $}
   * @throws WaveException if it is no value of the type
   * @throws IllegalArgumentException if {@code handles} knows no such handle
   */
  public static Object parse(ValueType type, String text, IntFunction<Object> handles) {
    var reader = new WaveReader(text);
    Object value = new WaveParser(reader, handles).value(type);
    reader.expectEnd();
    return value;
  }

  /** {@return the text for a value} */
  public static String print(ValueType type, Object value) {
    return print(type, value, handle -> "$" + handle);
  }

  /**
   * {@return the text for a value}
   *
   * @param handles gives the text for a handle
   */
  public static String print(ValueType type, Object value, Function<Object, String> handles) {
    return new WavePrinter(handles).print(type, value);
  }
}
