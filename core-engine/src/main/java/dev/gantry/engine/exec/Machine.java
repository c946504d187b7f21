package dev.gantry.engine.exec;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GuestFrame;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.StoreControl;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stack on which the guests of one store are run (core 4.2.14).
 *
 * <p>A slot of the stack is a place in three arrays: {@link #low} has numbers as bits ({@code i32}
 * sign-extended, {@code f32} in the low half) and the low half of vectors, {@link #high} their high
 * half, {@link #references} references. Calls between guests push a frame and no frame of Java, so
 * guests never overflow the stack of the thread; only calls through the host nest the interpreter.
 */
final class Machine {
  /** The most slots of all activations together: 80 MB. */
  private static final int MAXIMUM_SLOTS = 4 << 20;

  /** The most entries from the host at once, each of which takes some stack of the thread. */
  private static final int MAXIMUM_ENTRIES = 200;

  long[] low = new long[1024];
  long[] high = new long[1024];
  @Nullable Object[] references = new @Nullable Object[1024];

  final StoreControl control;
  private final int maximumFrames;
  private Frame[] frames = new Frame[0];
  private int frameCount;
  private int entryCount;

  /** The first free slot, while something else than the interpreter runs. */
  int free;

  /** The most slots in use since the host entered. */
  private int mostSlots;

  Machine(StoreControl control) {
    this.control = control;
    this.maximumFrames = control.limits().callDepth();
  }

  /** Calls a function from the host, or from a guest that another executor runs. */
  @Nullable Object[] invoke(PlainFunction function, @Nullable Object[] arguments) {
    FunctionType type = function.type();
    return enter(function.instance, function.code(), type.parameters(), arguments, type.results());
  }

  private @Nullable Object[] enter(
      PlainInstance instance,
      Code code,
      List<ValueType> parameters,
      @Nullable Object[] arguments,
      List<ValueType> results) {
    int floor = frameCount;
    int base = free;
    if (entryCount == MAXIMUM_ENTRIES) {
      throw new ExhaustedException("call stack");
    }
    entryCount++;
    try {
      ensureSlots(base + Math.max(arguments.length, results.size()));
      Values.push(this, base, parameters, arguments);
      push(instance, code, base + arguments.length);
      free = frames[floor].operands();
      run(floor);
      return Values.pop(this, base, results);
    } catch (EngineException failure) {
      describe(failure, floor);
      throw failure;
    } finally {
      entryCount--;
      frameCount = floor;
      control.depth = floor;
      free = base;
      if (entryCount == 0) {
        forget();
      }
    }
  }

  /** Adds to a failure the functions that are active above {@code floor}. */
  private void describe(EngineException failure, int floor) {
    for (int i = frameCount - 1; i >= floor; i--) {
      Frame frame = frames[i];
      Step step = frame.code.steps()[Math.max(0, frame.pc - 1)];
      failure.addGuestFrame(
          new GuestFrame(frame.instance.module(), frame.code.functionIndex(), step.offset));
    }
  }

  /** Lets the collector have what is no longer on the stack. */
  private void forget() {
    Arrays.fill(references, 0, Math.min(mostSlots, references.length), null);
    mostSlots = 0;
  }

  void ensureSlots(int count) {
    if (count > low.length) {
      if (count > MAXIMUM_SLOTS) {
        throw new ExhaustedException("call stack");
      }
      int length = Math.min(MAXIMUM_SLOTS, Math.max(count, 2 * low.length));
      low = Arrays.copyOf(low, length);
      high = Arrays.copyOf(high, length);
      references = Arrays.copyOf(references, length);
    }
  }

  /** Pushes a frame; the arguments are the slots below {@code sp}. */
  void push(PlainInstance instance, Code code, int sp) {
    if (frameCount >= maximumFrames && code.calls()) {
      throw new ExhaustedException("call stack");
    }
    if (control.pollRequested()) {
      control.pollSlowly();
    }
    int base = sp - code.parameterCount();
    ensureSlots(base + code.slotCount());
    mostSlots = Math.max(mostSlots, base + code.slotCount());
    Frame frame = nextFrame(instance, code);
    frame.instance = instance;
    frame.code = code;
    frame.pc = 0;
    frame.base = base;
    int operands = sp + code.localCount();
    Arrays.fill(low, sp, operands, 0);
    Arrays.fill(high, sp, operands, 0);
    Arrays.fill(references, sp, operands, null);
    frameCount++;
    control.depth = frameCount;
  }

  /** {@return the frame of the function that runs} */
  Frame top() {
    return frames[frameCount - 1];
  }

  /** {@return the number of frames that are left after the top one has gone} */
  int pop() {
    frameCount--;
    control.depth = frameCount;
    return frameCount;
  }

  private Frame nextFrame(PlainInstance instance, Code code) {
    if (frameCount == frames.length) {
      int length = Math.max(16, 2 * frames.length);
      frames = Arrays.copyOf(frames, length);
    }
    if (frames[frameCount] == null) {
      frames[frameCount] = new Frame(instance, code);
    }
    return frames[frameCount];
  }

  /** Moves values down over what a branch or return leaves behind. */
  void move(int from, int to, int count) {
    if (from != to && count > 0) {
      System.arraycopy(low, from, low, to, count);
      System.arraycopy(high, from, high, to, count);
      System.arraycopy(references, from, references, to, count);
    }
  }

  /** {@return the first free slot after a branch, whose values have been moved} */
  int carry(Step branch, int operands, int sp) {
    int to = operands + branch.b;
    move(sp - branch.c, to, branch.c);
    return to + branch.c;
  }

  /** Runs until the frames above {@code floor} have returned. */
  private void run(int floor) {
    while (true) {
      try {
        Interpreter.run(this, floor);
        return;
      } catch (GuestException thrown) {
        unwind(thrown, floor);
      }
    }
  }

  /** Moves the top frame to the handler of an exception, or throws it on (core 4.6.9). */
  private void unwind(GuestException thrown, int floor) {
    for (; frameCount > floor; frameCount--) {
      Frame frame = frames[frameCount - 1];
      if (enterHandler(frame, thrown)) {
        control.depth = frameCount;
        return;
      }
    }
    throw thrown;
  }

  private boolean enterHandler(Frame frame, GuestException thrown) {
    int at = frame.pc - 1;
    int depth = Integer.MAX_VALUE;
    for (Handler handler : frame.code.handlers()) {
      if (at < handler.start() || at >= handler.end() || handler.depth() > depth) {
        continue;
      }
      if (handler.delegateDepth() >= 0) {
        depth = handler.delegateDepth();
      }
      for (Handler.Clause clause : handler.clauses()) {
        if (clause.tagIndex() == Handler.ANY_TAG
            || frame.instance.tags[clause.tagIndex()] == thrown.tag) {
          enterClause(frame, clause, thrown);
          return true;
        }
      }
    }
    return false;
  }

  private void enterClause(Frame frame, Handler.Clause clause, GuestException thrown) {
    Step branch = clause.branch();
    int sp = frame.operands() + branch.b;
    if (clause.slot() >= 0) {
      references[frame.base + clause.slot()] = thrown;
    }
    if (clause.tagIndex() != Handler.ANY_TAG) {
      Values.push(this, sp, thrown.tag.type().function().parameters(), thrown.values);
      sp += thrown.values.length;
    }
    if (clause.withReference()) {
      references[sp++] = thrown;
    }
    frame.pc = branch.a;
    free = sp;
  }
}
