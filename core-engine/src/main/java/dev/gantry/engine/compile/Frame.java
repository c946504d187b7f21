package dev.gantry.engine.compile;

import java.lang.classfile.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that branches can name while a method is written. */
final class Frame {

  /** What a branch to it does. */
  enum Role {
    /** Returns from the function. */
    BODY,
    /** Goes on after the end of the block. */
    FORWARD,
    /** Goes back to the start of the block. */
    LOOP,
    /** Leaves the method that holds a part of the function. */
    EXIT
  }

  final Role role;

  /** The instruction that opens it, or {@link Body#WHOLE}. */
  final int opener;

  final BlockShape shape;

  /** Where a branch goes. */
  final Label label;

  /** How many operands stand in locals where a branch arrives. */
  final int spilled;

  /** Where the next {@code else} of an {@code if} starts, or the label itself. */
  final Label otherwise;

  /** Whether any branch goes to it. */
  boolean targeted;

  /** How many operands stood in locals when the block was entered. */
  final int spilledOutside;

  /** Locals that carry the parameters to the start of a loop. */
  int[] parameterSlots = {};

  /** Where branches to the start of a loop go in turn; if nowhere, all go to its label. */
  Label[] copies = {};

  private int nextCopy;

  /** Whether an {@code else} or {@code catch} of it has been met. */
  boolean divided;

  /** Of a block that catches exceptions. */
  @Nullable Handler handler;

  /** The number by which a part of a function tells which exit it took. */
  int exitCode;

  Frame(
      Role role,
      int opener,
      BlockShape shape,
      Label label,
      Label otherwise,
      int spilledOutside,
      int spilled) {
    this.role = role;
    this.opener = opener;
    this.shape = shape;
    this.label = label;
    this.otherwise = otherwise;
    this.spilledOutside = spilledOutside;
    this.spilled = spilled;
  }

  /** {@return where the next branch to it goes} */
  Label nextLabel() {
    return copies.length == 0 ? label : copies[nextCopy++ % copies.length];
  }

  /** {@return how it catches exceptions} */
  Handler handler() {
    if (handler == null) {
      throw new AssertionError("catches nothing: the block at instruction " + opener);
    }
    return handler;
  }

  /** {@return what a branch to it carries} */
  List<Kind> labelKinds() {
    return role == Role.LOOP ? shape.parameters() : shape.results();
  }
}
