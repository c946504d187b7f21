package dev.gantry.abi.compiled;

/** A list that is being filled. */
public interface ListSink {

  /** {@return whether code was written that copies all elements at once} */
  boolean bulk(Emission e, ListSource source);

  /**
   * {@return an element}
   *
   * @param index the local variable, an int, that holds its number
   */
  Sink element(Emission e, int index);

  /** Ends an element. */
  default void endElement(Emission e, int index) {}

  /** {@return an element of a list of known length} */
  Sink elementAt(Emission e, int index);

  /** Ends an element of a list of known length. */
  default void endElementAt(Emission e, int index) {}

  /** Takes the list when all elements are in it. */
  void end(Emission e);
}
