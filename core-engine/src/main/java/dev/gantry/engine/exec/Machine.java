package dev.gantry.engine.exec;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.GuestTable;
import dev.gantry.engine.generated.GuestTag;
import dev.gantry.engine.generated.GuestType;
import dev.gantry.engine.generated.References;
import dev.gantry.engine.generated.StoreControl;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter of one store: its stack, and the loop over steps (core 4.2.14 and 4.6).
 *
 * <p>A slot of the stack is a place in three arrays: {@link #low} has numbers as bits ({@code i32}
 * sign-extended, {@code f32} in the low half) and the low half of vectors, {@link #high} their high
 * half, {@link #references} references. Calls between guests push a frame and no frame of Java, so
 * guests never overflow the stack of the thread; only calls through the host nest this loop.
 */
final class Machine {
  /** The most slots of all activations together: 80 MB. */
  private static final int MAXIMUM_SLOTS = 4 << 20;

  /** The most entries from the host at once, each of which takes some stack of the thread. */
  private static final int MAXIMUM_ENTRIES = 200;

  long[] low = new long[1024];
  long[] high = new long[1024];
  @Nullable Object[] references = new @Nullable Object[1024];

  private final StoreControl control;
  private final int maximumFrames;
  private Frame[] frames = new Frame[0];
  private int frameCount;
  private int entryCount;

  /** The first free slot, while something else than the loop runs. */
  private int free;

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

  /** Lets the collector have what is no longer on the stack. */
  private void forget() {
    Arrays.fill(references, 0, Math.min(mostSlots, references.length), null);
    mostSlots = 0;
  }

  private void ensureSlots(int count) {
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
  private void push(PlainInstance instance, Code code, int sp) {
    if (frameCount >= maximumFrames) {
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
  private void move(int from, int to, int count) {
    if (from != to && count > 0) {
      System.arraycopy(low, from, low, to, count);
      System.arraycopy(high, from, high, to, count);
      System.arraycopy(references, from, references, to, count);
    }
  }

  /** Runs until the frames above {@code floor} have returned. */
  private void run(int floor) {
    while (true) {
      try {
        loop(floor);
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

  // The loop. It keeps what it needs of the top frame in locals, and the frame's pc up to date
  // wherever something may throw.

  private void loop(int floor) {
    Frame frame = frames[frameCount - 1];
    PlainInstance instance = frame.instance;
    Step[] steps = frame.code.steps();
    int base = frame.base;
    int operands = frame.operands();
    int pc = frame.pc;
    int sp = free;
    long[] n = low;
    long[] h = high;
    @Nullable Object[] r = references;

    while (true) {
      Step step = steps[pc++];
      switch (step.kind) {
        case CHARGE -> control.charge(step.a);
        case POLL -> {
          if (control.pollRequested()) {
            control.pollSlowly();
          }
        }
        case JUMP -> pc = step.a;
        case BRANCH -> {
          int to = operands + step.b;
          move(sp - step.c, to, step.c);
          sp = to + step.c;
          pc = step.a;
        }
        case BRANCH_IF -> {
          if ((int) n[--sp] != 0) {
            int to = operands + step.b;
            move(sp - step.c, to, step.c);
            sp = to + step.c;
            pc = step.a;
          }
        }
        case BRANCH_UNLESS -> {
          if ((int) n[--sp] == 0) {
            pc = step.a;
          }
        }
        case BRANCH_TABLE -> {
          Step[] branches = (Step[]) Objects.requireNonNull(step.extra);
          int index = (int) n[--sp];
          int last = branches.length - 1;
          Step branch = branches[Integer.compareUnsigned(index, last) < 0 ? index : last];
          int to = operands + branch.b;
          move(sp - branch.c, to, branch.c);
          sp = to + branch.c;
          pc = branch.a;
        }
        case BRANCH_ON_NULL -> {
          if (r[sp - 1] == null) {
            sp--;
            int to = operands + step.b;
            move(sp - step.c, to, step.c);
            sp = to + step.c;
            pc = step.a;
          }
        }
        case BRANCH_ON_NON_NULL -> {
          if (r[sp - 1] == null) {
            sp--;
          } else {
            int to = operands + step.b;
            move(sp - step.c, to, step.c);
            sp = to + step.c;
            pc = step.a;
          }
        }
        case BRANCH_ON_CAST, BRANCH_ON_CAST_FAIL -> {
          var type = (ReferenceType) Objects.requireNonNull(step.extra);
          if (References.matches(r[sp - 1], type) == (step.kind == Kind.BRANCH_ON_CAST)) {
            int to = operands + step.b;
            move(sp - step.c, to, step.c);
            sp = to + step.c;
            pc = step.a;
          }
        }
        case RETURN -> {
          int count = step.c;
          move(sp - count, base, count);
          sp = base + count;
          frameCount--;
          control.depth = frameCount;
          if (frameCount == floor) {
            return;
          }
          frame = frames[frameCount - 1];
          instance = frame.instance;
          steps = frame.code.steps();
          base = frame.base;
          operands = frame.operands();
          pc = frame.pc;
        }
        case CALL,
            CALL_INDIRECT,
            CALL_REFERENCE,
            TAIL_CALL,
            TAIL_CALL_INDIRECT,
            TAIL_CALL_REFERENCE -> {
          frame.pc = pc;
          FunctionReference callee;
          if (step.kind == Kind.CALL || step.kind == Kind.TAIL_CALL) {
            callee = instance.function(step.a);
          } else {
            callee = callee(step, instance, --sp);
          }
          sp = call(frame, callee, isTail(step.kind), sp);
          n = low;
          h = high;
          r = references;
          frame = frames[frameCount - 1];
          instance = frame.instance;
          steps = frame.code.steps();
          base = frame.base;
          operands = frame.operands();
          pc = frame.pc;
        }
        case UNREACHABLE -> throw new TrapException(Trap.UNREACHABLE);
        case THROW -> {
          frame.pc = pc;
          throw thrown(instance.tags[step.a], sp);
        }
        case THROW_REFERENCE -> {
          frame.pc = pc;
          if (r[sp - 1] instanceof GuestException thrown) {
            throw thrown;
          }
          throw new TrapException(Trap.NULL_EXCEPTION_REFERENCE);
        }
        case RETHROW -> {
          frame.pc = pc;
          throw (GuestException) Objects.requireNonNull(r[base + step.a]);
        }

        case DROP -> sp--;
        case SELECT_NUMBER -> {
          sp -= 2;
          if ((int) n[sp + 1] == 0) {
            n[sp - 1] = n[sp];
          }
        }
        case SELECT_ANY -> {
          sp -= 2;
          if ((int) n[sp + 1] == 0) {
            n[sp - 1] = n[sp];
            h[sp - 1] = h[sp];
            r[sp - 1] = r[sp];
          }
        }
        case GET_NUMBER -> n[sp++] = n[base + step.a];
        case GET_VECTOR -> {
          n[sp] = n[base + step.a];
          h[sp++] = h[base + step.a];
        }
        case GET_REFERENCE -> r[sp++] = r[base + step.a];
        case SET_NUMBER -> n[base + step.a] = n[--sp];
        case SET_VECTOR -> {
          n[base + step.a] = n[--sp];
          h[base + step.a] = h[sp];
        }
        case SET_REFERENCE -> r[base + step.a] = r[--sp];
        case TEE_NUMBER -> n[base + step.a] = n[sp - 1];
        case TEE_VECTOR -> {
          n[base + step.a] = n[sp - 1];
          h[base + step.a] = h[sp - 1];
        }
        case TEE_REFERENCE -> r[base + step.a] = r[sp - 1];
        case GLOBAL_GET -> Values.load(this, sp++, instance.globals[step.a]);
        case GLOBAL_SET -> Values.store(this, --sp, instance.globals[step.a]);

        case CONSTANT -> n[sp++] = step.literal;
        case VECTOR_CONSTANT -> {
          n[sp] = step.literal;
          h[sp++] = step.high;
        }
        case I32_UNARY -> n[sp - 1] = I32Operators.unary(step.opcode, (int) n[sp - 1]);
        case I32_BINARY -> {
          sp--;
          n[sp - 1] = I32Operators.binary(step.opcode, (int) n[sp - 1], (int) n[sp]);
        }
        case I64_UNARY -> n[sp - 1] = I64Operators.unary(step.opcode, n[sp - 1]);
        case I64_BINARY -> {
          sp--;
          n[sp - 1] = I64Operators.binary(step.opcode, n[sp - 1], n[sp]);
        }
        case I64_COMPARE -> {
          sp--;
          n[sp - 1] = I64Operators.compare(step.opcode, n[sp - 1], n[sp]) ? 1 : 0;
        }
        case F32_UNARY -> n[sp - 1] = F32Operators.unary(step.opcode, (int) n[sp - 1]);
        case F32_BINARY -> {
          sp--;
          n[sp - 1] = F32Operators.binary(step.opcode, (int) n[sp - 1], (int) n[sp]);
        }
        case F32_COMPARE -> {
          sp--;
          float first = Float.intBitsToFloat((int) n[sp - 1]);
          float second = Float.intBitsToFloat((int) n[sp]);
          n[sp - 1] = F32Operators.compare(step.opcode, first, second) ? 1 : 0;
        }
        case F64_UNARY -> n[sp - 1] = F64Operators.unary(step.opcode, n[sp - 1]);
        case F64_BINARY -> {
          sp--;
          n[sp - 1] = F64Operators.binary(step.opcode, n[sp - 1], n[sp]);
        }
        case F64_COMPARE -> {
          sp--;
          double first = Double.longBitsToDouble(n[sp - 1]);
          double second = Double.longBitsToDouble(n[sp]);
          n[sp - 1] = F64Operators.compare(step.opcode, first, second) ? 1 : 0;
        }
        case CONVERT -> n[sp - 1] = Conversions.convert(step.opcode, n[sp - 1]);
        case WIDE -> sp = WideArithmetic.execute(step.opcode, n, sp);

        case LOAD -> n[sp - 1] = MemoryAccess.load(step, instance.memories[step.a], n[sp - 1]);
        case STORE -> {
          sp -= 2;
          MemoryAccess.store(step, instance.memories[step.a], n[sp], n[sp + 1]);
        }
        case MEMORY -> sp = MemoryInstructions.execute(step, instance, n, sp);
        case TABLE -> sp = TableInstructions.execute(step, instance, this, sp);
        case REFERENCE -> sp = ReferenceInstructions.execute(step, instance, this, sp);
        case AGGREGATE -> sp = AggregateInstructions.execute(step, instance, this, sp);
        case VECTOR -> sp = ((VectorOperator) Objects.requireNonNull(step.extra)).apply(this, sp);
        case VECTOR_MEMORY -> sp = VectorMemory.execute(step, instance, this, sp);
        case ATOMIC -> sp = AtomicInstructions.execute(step, instance, n, sp);
      }
    }
  }

  private static boolean isTail(Kind kind) {
    return switch (kind) {
      case TAIL_CALL, TAIL_CALL_INDIRECT, TAIL_CALL_REFERENCE -> true;
      default -> false;
    };
  }

  /** {@return what an indirect call calls; {@code sp} is the slot of the index or reference} */
  private FunctionReference callee(Step step, PlainInstance instance, int sp) {
    if (step.kind == Kind.CALL_REFERENCE || step.kind == Kind.TAIL_CALL_REFERENCE) {
      if (references[sp] instanceof FunctionReference function) {
        return function;
      }
      throw new TrapException(Trap.NULL_FUNCTION_REFERENCE);
    }
    GuestTable table = instance.tables[step.b];
    long index = low[sp] & step.high;
    if (index < 0 || index >= table.size) {
      throw TrapException.at(Trap.UNDEFINED_ELEMENT, index);
    }
    if (!(table.elements[(int) index] instanceof FunctionReference function)) {
      throw TrapException.at(Trap.UNINITIALIZED_ELEMENT, index);
    }
    GuestType expected = instance.types[step.a];
    if (!function.type.matches(expected)) {
      throw new TrapException(Trap.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return function;
  }

  /** Calls, and returns the first free slot; the top frame is then the one to go on with. */
  private int call(Frame caller, FunctionReference callee, boolean tail, int sp) {
    if (callee instanceof PlainFunction function && function.instance.machine == this) {
      int count = function.type().parameters().size();
      if (tail) {
        move(sp - count, caller.base, count);
        sp = caller.base + count;
        frameCount--;
      }
      push(function.instance, function.code(), sp);
      return frames[frameCount - 1].operands();
    }
    FunctionType type = callee.type();
    int first = sp - type.parameters().size();
    free = sp;
    @Nullable Object[] arguments = Values.pop(this, first, type.parameters());
    int end = caller.code.steps().length;
    if (tail) {
      // Its handlers are left behind.
      caller.pc = end;
    }
    @Nullable Object[] results = callee.invoke(caller.instance, arguments);
    if (tail) {
      // What is left of the caller is a return: its code ends with one.
      caller.pc = end - 1;
    }
    ensureSlots(first + results.length);
    Values.push(this, first, type.results(), results);
    return first + results.length;
  }

  private GuestException thrown(GuestTag tag, int sp) {
    var types = tag.type().function().parameters();
    return new GuestException(tag, Values.pop(this, sp - types.size(), types));
  }
}
