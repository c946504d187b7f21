package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;

/** What is wrong with the length of a function's body (core 5.5.13). */
public final class Bodies {

  private Bodies() {}

  /**
   * {@return what is wrong with a body that has no {@code end} where it should}
   *
   * <p>The grammar reads on over the end that the size of the body promises.
   */
  public static MalformedException withoutEnd(Bytes module, Bytes body) {
    Expressions.pass(new ByteReader(module.array(), body.start(), module.end()));
    return MalformedException.at(body.start(), "section size mismatch");
  }
}
