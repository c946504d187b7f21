package dev.gantry.abi.compiled;

/** A list that is being read. */
public interface ListSource {

  /** {@return the local variable, an int, that holds how many elements there are} */
  int length();

  /**
   * {@return an element}
   *
   * @param index the local variable, an int, that holds its number
   */
  Source element(Emission e, int index);

  /** {@return an element of a list of known length} */
  Source elementAt(Emission e, int index);
}
