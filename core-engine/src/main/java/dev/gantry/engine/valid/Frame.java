package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import java.util.List;

/** An entry of the control stack; reused for another block when its own has ended. */
final class Frame implements StackView.BlockView {
  private Opcode opener = Opcode.BLOCK;
  private BlockShape shape = BlockShape.EMPTY;
  private int height;
  private int initializedHeight;
  private boolean unreachable;

  void begin(Opcode opener, BlockShape shape, int height, int initializedHeight) {
    this.opener = opener;
    this.shape = shape;
    this.height = height;
    this.initializedHeight = initializedHeight;
    unreachable = false;
  }

  BlockShape shape() {
    return shape;
  }

  /** {@return what a branch to it carries} */
  int[] label() {
    return opener == Opcode.LOOP ? shape.parameters() : shape.results();
  }

  /** {@return how many locals had been initialized when it began} */
  int initializedHeight() {
    return initializedHeight;
  }

  boolean unreachable() {
    return unreachable;
  }

  void becomeUnreachable() {
    unreachable = true;
  }

  @Override
  public Opcode opener() {
    return opener;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public List<ValueType> parameters() {
    return shape.type().parameters();
  }

  @Override
  public List<ValueType> results() {
    return shape.type().results();
  }
}
