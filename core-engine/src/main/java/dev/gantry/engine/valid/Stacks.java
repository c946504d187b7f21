package dev.gantry.engine.valid;

import dev.gantry.engine.InvalidException;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operand stack and the control stack of the validation algorithm (core A.3).
 *
 * <p>Operands are {@link ValueCode}s. Below the base of a block whose rest is unreachable there is
 * an operand of any type, as often as one is asked for.
 */
final class Stacks implements StackView {
  /** More operands than any compiler leaves, and little memory. */
  private static final int OPERAND_LIMIT = 1 << 20;

  private final TypeSpace types;
  private final InstructionCursor cursor;
  private final Map<Integer, ValueType> known = new HashMap<>();

  private int[] operands = new int[64];
  private int height;

  private final List<Frame> frames = new ArrayList<>();
  private int frameCount;
  private Frame top = new Frame();

  /** The base of the innermost block, which no operand is taken from below. */
  private int base;

  private final int[] two = new int[2];
  private final int[] three = new int[3];

  Stacks(TypeSpace types, InstructionCursor cursor) {
    this.types = types;
    this.cursor = cursor;
  }

  InvalidException invalid(String rule) {
    return InvalidException.at(cursor.offset(), rule);
  }

  // Operands

  void push(int type) {
    reserve(1);
    operands[height++] = type;
  }

  void push(int[] pushed) {
    reserve(pushed.length);
    System.arraycopy(pushed, 0, operands, height, pushed.length);
    height += pushed.length;
  }

  private void reserve(int more) {
    if (more > operands.length - height) {
      if (height + more > OPERAND_LIMIT) {
        throw invalid("operand stack too deep: at most %d operands".formatted(OPERAND_LIMIT));
      }
      operands = Arrays.copyOf(operands, Math.max(height + more, 2 * height));
    }
  }

  void pushAllButLast(int[] pushed) {
    push(pushed);
    height--;
  }

  /** {@return the type of an operand of this block, or bottom where there is none} */
  int peek(int depth) {
    return height - depth > base ? operands[height - 1 - depth] : ValueCode.BOTTOM;
  }

  /** {@return the operand taken, of any type} */
  int pop() {
    if (height > base) {
      return operands[--height];
    }
    if (!top.unreachable()) {
      throw invalid("type mismatch: instruction requires [any] but stack has []");
    }
    return ValueCode.BOTTOM;
  }

  void pop(int expected) {
    if (height > base && operands[height - 1] == expected) {
      height--;
    } else {
      pop(new int[] {expected});
    }
  }

  void pop(int first, int second) {
    two[0] = first;
    two[1] = second;
    pop(two);
  }

  void pop(int first, int second, int third) {
    three[0] = first;
    three[1] = second;
    three[2] = third;
    pop(three);
  }

  void pop(int[] expected) {
    height = matched(expected);
  }

  /** Requires operands without taking them. */
  void require(int[] expected) {
    matched(expected);
  }

  /** {@return the height that remains below the operands expected} */
  private int matched(int[] expected) {
    int rest = height;
    for (int i = expected.length - 1; i >= 0; i--) {
      if (rest == base) {
        if (top.unreachable()) {
          return rest;
        }
        throw mismatch(expected);
      }
      rest--;
      if (operands[rest] != expected[i] && !types.matches(operands[rest], expected[i])) {
        throw mismatch(expected);
      }
    }
    return rest;
  }

  private InvalidException mismatch(int[] expected) {
    int from = Math.max(base, height - expected.length);
    return invalid(
        "type mismatch: instruction requires %s but stack has %s"
            .formatted(types.text(expected), types.text(operands, from, height)));
  }

  /** Takes some operands of one type. */
  void popRepeated(int type, int times) {
    for (int i = 0; i < times; i++) {
      pop(type);
    }
  }

  /** {@return the reference taken; one of unknown type is below all others} */
  int popReference() {
    int reference = peekReference();
    pop();
    return reference;
  }

  /** {@return the reference on top; one of unknown type is below all others} */
  int peekReference() {
    if (height == base && !top.unreachable()) {
      throw invalid("type mismatch: instruction requires reference type but stack has []");
    }
    int type = peek(0);
    if (type == ValueCode.BOTTOM) {
      return ValueCode.reference(false, ValueCode.BOTTOM_HEAP);
    }
    if (!ValueCode.isReference(type)) {
      throw invalid(
          "type mismatch: instruction requires reference type but stack has " + types.text(type));
    }
    return type;
  }

  // Blocks

  /** Forgets everything, for another body. */
  void clear() {
    height = 0;
    frameCount = 0;
  }

  void begin(Opcode opener, BlockShape shape, int initializedHeight) {
    if (frameCount == frames.size()) {
      frames.add(new Frame());
    }
    top = frames.get(frameCount++);
    top.begin(opener, shape, height, initializedHeight);
    base = height;
    push(shape.parameters());
  }

  /** Begins a legacy handler, which finds on the stack what was caught. */
  void beginHandler(Opcode opener, BlockShape shape, int[] caught, int initializedHeight) {
    begin(opener, shape, initializedHeight);
    height = base;
    push(caught);
  }

  /** Ends the innermost block, whose results must be all that is left, and returns its entry. */
  Frame end() {
    var ended = top;
    int rest = matched(ended.shape().results());
    if (rest != base) {
      throw invalid(
          "type mismatch: block requires %s but stack has %s"
              .formatted(types.text(ended.shape().results()), types.text(operands, base, height)));
    }
    height = base;
    frameCount--;
    if (frameCount > 0) {
      top = frames.get(frameCount - 1);
      base = top.height();
    }
    return ended;
  }

  void becomeUnreachable() {
    height = base;
    top.becomeUnreachable();
  }

  Frame top() {
    return top;
  }

  Frame frame(int labelIndex) {
    if (Integer.compareUnsigned(labelIndex, frameCount) >= 0) {
      throw invalid("unknown label " + Integer.toUnsignedString(labelIndex));
    }
    return frames.get(frameCount - 1 - labelIndex);
  }

  Frame outermost() {
    return frames.getFirst();
  }

  // View

  @Override
  public int height() {
    return height;
  }

  @Override
  public @Nullable ValueType operand(int depth) {
    int code = depth < height ? operands[height - 1 - depth] : ValueCode.BOTTOM;
    if (code == ValueCode.BOTTOM || (top.unreachable() && height - depth <= base)) {
      return null;
    }
    var type = known.get(code);
    if (type == null) {
      type = types.valueType(code);
      if (type != null) {
        known.put(code, type);
      }
    }
    return type;
  }

  @Override
  public boolean unreachable() {
    return top.unreachable();
  }

  @Override
  public int blockCount() {
    return frameCount;
  }

  @Override
  public BlockView block(int labelIndex) {
    return frame(labelIndex);
  }
}
