package dev.gantry.engine.generated;

/** A number of 31 bits as a reference (core 4.2.1); equal numbers are one reference. */
public record I31(int signed) {
  private static final I31[] SMALL = new I31[1024];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new I31(i - SMALL.length / 2);
    }
  }

  /** {@return the reference for the low 31 bits of a number} */
  public static I31 of(int number) {
    int signed = number << 1 >> 1;
    int index = signed + SMALL.length / 2;
    return index >= 0 && index < SMALL.length ? SMALL[index] : new I31(signed);
  }

  /** {@return the number with its upper bit zero} */
  public int unsigned() {
    return signed & 0x7FFF_FFFF;
  }
}
