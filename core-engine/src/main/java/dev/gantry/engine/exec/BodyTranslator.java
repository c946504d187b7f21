package dev.gantry.engine.exec;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.valid.BodyListener;
import dev.gantry.engine.valid.StackView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body for the interpreter while it is validated.
 *
 * <p>Blocks disappear: branches know the step they go to, the height of the stack there, and how
 * many values they carry. What cannot be reached leaves no steps.
 */
final class BodyTranslator implements BodyListener {
  private final int functionIndex;
  private final StepFactory factory;
  private final int parameterCount;
  private final int resultCount;
  private final boolean metered;
  private final List<Step> steps = new ArrayList<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private int localCount;
  private int maximumHeight;
  private boolean calls;

  /** What the instructions since the last one that may go elsewhere cost together. */
  private @Nullable Step charge;

  /**
   * A translator of one body.
   *
   * @param localCount declared locals, without the parameters
   * @param metered whether the code charges for fuel
   */
  BodyTranslator(
      int functionIndex,
      StepFactory factory,
      int parameterCount,
      int localCount,
      int resultCount,
      boolean metered) {
    this.functionIndex = functionIndex;
    this.factory = factory;
    this.parameterCount = parameterCount;
    this.localCount = localCount;
    this.resultCount = resultCount;
    this.metered = metered;
    this.maximumHeight = resultCount;
    labels.add(new Label(Opcode.BLOCK, 0, 0));
  }

  /** A block that is open. */
  private static final class Label {
    final Opcode opener;

    /** How many blocks enclose it. */
    final int depth;

    /** The first step inside. */
    final int start;

    /** Branches that wait to know where the block ends. */
    final List<Step> toEnd = new ArrayList<>();

    /** Of an {@code if}: the branch to the {@code else}, until there is one. */
    @Nullable Step toElse;

    /** Of a {@code try}: the step after its body, once there is a handler. */
    int bodyEnd = -1;

    /** Of a {@code try}: the local that keeps what has been caught. */
    int slot = -1;

    List<Handler.Clause> clauses = new ArrayList<>();

    Label(Opcode opener, int depth, int start) {
      this.opener = opener;
      this.depth = depth;
      this.start = start;
    }
  }

  /** {@return what became of the body} */
  Code code() {
    return new Code(
        functionIndex,
        steps.toArray(Step[]::new),
        parameterCount,
        localCount,
        resultCount,
        maximumHeight,
        calls,
        List.copyOf(handlers));
  }

  @Override
  public void instruction(InstructionCursor cursor, StackView stacks) {
    maximumHeight = Math.max(maximumHeight, stacks.height() + 1);
    calls |= cursor.opcode().isCall();
    switch (cursor.opcode()) {
      case BLOCK -> open(cursor.opcode());
      case LOOP -> {
        open(cursor.opcode());
        charge = null;
        steps.add(new Step(Kind.POLL, cursor));
      }
      case IF -> {
        Step branch = emit(new Step(Kind.BRANCH_UNLESS, cursor), cursor, stacks);
        open(cursor.opcode()).toElse = branch;
        charge = null;
      }
      case ELSE -> {
        jumpToEnd(cursor, stacks);
        Label label = labels.getLast();
        if (label.toElse != null) {
          label.toElse.a = steps.size();
          label.toElse = null;
        }
        charge = null;
      }
      case TRY_TABLE -> openTryTable(cursor, stacks);
      case TRY -> open(cursor.opcode()).slot = parameterCount + localCount++;
      case CATCH -> openCatch(cursor, stacks, cursor.index());
      case CATCH_ALL -> openCatch(cursor, stacks, Handler.ANY_TAG);
      case DELEGATE -> {
        int target = labels.get(labels.size() - 2 - cursor.index()).depth;
        Label label = labels.getLast();
        handlers.add(new Handler(label.start, steps.size(), label.depth, List.of(), target));
        close();
      }
      case END -> end(cursor);
      case RETHROW -> {
        Step step = new Step(Kind.RETHROW, cursor);
        step.a = label(cursor.index()).slot;
        emit(step, cursor, stacks);
      }
      case BR -> emitBranch(Kind.BRANCH, cursor, stacks);
      case BR_IF -> emitBranch(Kind.BRANCH_IF, cursor, stacks);
      case BR_ON_NULL -> emitBranch(Kind.BRANCH_ON_NULL, cursor, stacks);
      case BR_ON_NON_NULL -> emitBranch(Kind.BRANCH_ON_NON_NULL, cursor, stacks);
      case BR_ON_CAST -> emitCastBranch(Kind.BRANCH_ON_CAST, cursor, stacks);
      case BR_ON_CAST_FAIL -> emitCastBranch(Kind.BRANCH_ON_CAST_FAIL, cursor, stacks);
      case BR_TABLE -> {
        Step[] branches = new Step[cursor.labelCount() + 1];
        Arrays.setAll(branches, i -> branch(Kind.BRANCH, cursor, cursor.label(i), stacks));
        Step step = new Step(Kind.BRANCH_TABLE, cursor);
        step.extra = branches;
        emit(step, cursor, stacks);
        charge = null;
      }
      case RETURN -> {
        Step step = new Step(Kind.RETURN, cursor);
        step.c = resultCount;
        emit(step, cursor, stacks);
        charge = null;
      }
      default -> {
        Step step = factory.step(cursor, stacks);
        if (step != null) {
          emit(step, cursor, stacks);
          if (step.kind == Kind.CALL
              || step.kind == Kind.CALL_INDIRECT
              || step.kind == Kind.CALL_REFERENCE) {
            charge = null;
          }
        }
      }
    }
  }

  private Step emit(Step step, InstructionCursor cursor, StackView stacks) {
    if (stacks.unreachable()) {
      return step;
    }
    if (metered) {
      if (charge == null) {
        charge = new Step(Kind.CHARGE, cursor);
        steps.add(charge);
      }
      charge.a += FuelCost.of(step.opcode);
    }
    steps.add(step);
    return step;
  }

  // Blocks

  private Label open(Opcode opener) {
    var label = new Label(opener, labels.size(), steps.size());
    labels.add(label);
    return label;
  }

  private Label label(int labelIndex) {
    return labels.get(labels.size() - 1 - labelIndex);
  }

  private Label close() {
    Label label = labels.removeLast();
    for (Step branch : label.toEnd) {
      branch.a = steps.size();
    }
    if (label.toElse != null) {
      label.toElse.a = steps.size();
    }
    charge = null;
    return label;
  }

  private void end(InstructionCursor cursor) {
    Label label = close();
    if (label.opener == Opcode.TRY_TABLE) {
      handlers.add(new Handler(label.start, steps.size(), label.depth, label.clauses, -1));
    } else if (!label.clauses.isEmpty()) {
      handlers.add(new Handler(label.start, label.bodyEnd, label.depth, label.clauses, -1));
    }
    if (labels.isEmpty()) {
      Step step = new Step(Kind.RETURN, cursor);
      step.c = resultCount;
      steps.add(step);
    }
  }

  /** Leaves the part of a block before {@code else} or {@code catch}. */
  private void jumpToEnd(InstructionCursor cursor, StackView stacks) {
    if (!stacks.unreachable()) {
      Step jump = new Step(Kind.JUMP, cursor);
      labels.getLast().toEnd.add(jump);
      steps.add(jump);
    }
  }

  private void openTryTable(InstructionCursor cursor, StackView stacks) {
    var clauses = new ArrayList<Handler.Clause>();
    for (Catch clause : cursor.catches()) {
      Step branch = branch(Kind.BRANCH, cursor, clause.labelIndex(), stacks);
      clauses.add(
          switch (clause) {
            case Catch.Tagged(int tag, _) -> new Handler.Clause(tag, branch, false, -1);
            case Catch.TaggedReference(int tag, _) -> new Handler.Clause(tag, branch, true, -1);
            case Catch.All _ -> new Handler.Clause(Handler.ANY_TAG, branch, false, -1);
            case Catch.AllReference _ -> new Handler.Clause(Handler.ANY_TAG, branch, true, -1);
          });
    }
    open(cursor.opcode()).clauses = clauses;
  }

  private void openCatch(InstructionCursor cursor, StackView stacks, int tagIndex) {
    jumpToEnd(cursor, stacks);
    Label label = labels.getLast();
    if (label.bodyEnd < 0) {
      label.bodyEnd = steps.size();
    }
    Step entry = new Step(Kind.BRANCH, cursor);
    entry.a = steps.size();
    entry.b = stacks.block(0).height();
    label.clauses.add(new Handler.Clause(tagIndex, entry, false, label.slot));
    charge = null;
  }

  // Branches

  private Step branch(Kind kind, InstructionCursor cursor, int labelIndex, StackView stacks) {
    Label label = label(labelIndex);
    StackView.BlockView block = stacks.block(labelIndex);
    Step step = new Step(kind, cursor);
    step.b = block.height();
    step.c = block.labelTypes().size();
    maximumHeight = Math.max(maximumHeight, step.b + step.c + 1);
    if (label.opener == Opcode.LOOP) {
      step.a = label.start;
    } else {
      label.toEnd.add(step);
    }
    return step;
  }

  private void emitBranch(Kind kind, InstructionCursor cursor, StackView stacks) {
    emit(branch(kind, cursor, cursor.index(), stacks), cursor, stacks);
    charge = null;
  }

  private void emitCastBranch(Kind kind, InstructionCursor cursor, StackView stacks) {
    Step step = branch(kind, cursor, cursor.index(), stacks);
    step.extra = factory.types().of(cursor.castTo());
    emit(step, cursor, stacks);
    charge = null;
  }
}
