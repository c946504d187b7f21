package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A field of a head or of trailers (RFC 9110, 5.2).
 *
 * @param value its bytes, one in each {@code char}
 */
public record FieldLine(String name, String value) {

  /** {@return the field whose value has these bytes} */
  static FieldLine of(String name, byte... value) {
    return new FieldLine(name, new String(value, ISO_8859_1));
  }

  /** {@return the bytes of the value} */
  byte[] bytes() {
    return value.getBytes(ISO_8859_1);
  }

  /** {@return whether this is a field of that name} */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** {@return what it counts for where the size of fields is limited} */
  int size() {
    return name.length() + value.length();
  }
}
