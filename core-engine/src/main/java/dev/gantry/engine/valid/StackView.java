package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operand and control stacks at one point of a body (core A.3). */
public sealed interface StackView permits Stacks {

  /** {@return the number of operands on the stack, all enclosing blocks included} */
  int height();

  /**
   * {@return the type of an operand, or null for one that stands for any type in unreachable code}
   *
   * @param depth 0 for the top of the stack
   */
  @Nullable ValueType operand(int depth);

  /** {@return whether no execution gets here, because the rest of the block is dead} */
  boolean unreachable();

  /** {@return the number of enclosing blocks, with the body itself as the outermost} */
  int blockCount();

  /**
   * {@return an enclosing block}
   *
   * @param labelIndex 0 for the innermost, as branches count
   */
  BlockView block(int labelIndex);

  /** An entry of the control stack. */
  sealed interface BlockView permits Frame {

    /**
     * {@return the opcode that began it: {@code BLOCK} for the body of the function, {@code ELSE}
     * in the second half of an {@code if}, {@code CATCH} or {@code CATCH_ALL} in a legacy handler}
     */
    Opcode opener();

    /** {@return the height of the operand stack below the parameters of the block} */
    int height();

    /** {@return what it takes from the stack} */
    List<ValueType> parameters();

    /** {@return what it leaves on the stack} */
    List<ValueType> results();

    /** {@return what a branch to it carries: the parameters of a loop, else the results} */
    default List<ValueType> labelTypes() {
      return opener() == Opcode.LOOP ? parameters() : results();
    }
  }
}
