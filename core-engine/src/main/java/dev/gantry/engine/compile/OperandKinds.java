package dev.gantry.engine.compile;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.valid.BodyListener;
import dev.gantry.engine.valid.StackView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The kinds of the operands before each instruction, found in a second walk if asked for. */
final class OperandKinds implements BodyListener {
  private final Body body;
  private final ModulePlan plan;
  private final Consumer<BodyListener> walk;
  private @Nullable List<List<Kind>> before;

  OperandKinds(Body body, ModulePlan plan, Consumer<BodyListener> walk) {
    this.body = body;
    this.plan = plan;
    this.walk = walk;
  }

  /** {@return the kinds of the operands in another body, which are known} */
  OperandKinds of(Body other, List<List<Kind>> operands) {
    var kinds = new OperandKinds(other, plan, _ -> {});
    kinds.before = operands;
    return kinds;
  }

  /** {@return the kinds of the topmost operands before an instruction, the top last} */
  List<Kind> top(int at, int count) {
    List<List<Kind>> known = before;
    if (known == null) {
      known = new ArrayList<>(body.count);
      before = known;
      walk.accept(this);
    }
    List<Kind> all = known.get(at);
    return all.subList(all.size() - count, all.size());
  }

  /** {@return how many operands a call takes} */
  int argumentCount(int at) {
    return switch (body.opcodes[at]) {
      case CALL -> plan.shape(body.indices[at]).parameters().size();
      case CALL_INDIRECT -> plan.shapeOfType(body.indices[at]).parameters().size() + 1;
      default -> throw new AssertionError("no call: " + body.opcodes[at]);
    };
  }

  @Override
  public void instruction(InstructionCursor instruction, StackView stacks) {
    List<List<Kind>> known = before;
    if (known == null) {
      throw new AssertionError("nobody asked");
    }
    if (stacks.unreachable()) {
      known.add(List.of());
      return;
    }
    var kinds = new Kind[stacks.height()];
    for (int depth = 0; depth < kinds.length; depth++) {
      ValueType type = stacks.operand(depth);
      kinds[kinds.length - 1 - depth] = type == null ? Kind.OBJECT : plan.kindOf(type);
    }
    known.add(List.of(kinds));
  }
}
