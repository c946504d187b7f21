package dev.gantry.engine.exec;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.References;
import dev.gantry.engine.generated.StoreControl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The loop over steps (core 4.6).
 *
 * <p>What is short stands here; families of instructions have classes of their own.
 */
final class Interpreter {
  private Interpreter() {}

  /**
   * Runs until the frames above {@code floor} have returned.
   *
   * <p>What it needs of the top frame is kept in locals; the frame's own {@code pc} is up to date
   * wherever another frame or a handler may come into play.
   */
  static void run(Machine machine, int floor) {
    StoreControl control = machine.control;
    Frame frame = machine.top();
    PlainInstance instance = frame.instance;
    Step[] steps = frame.code.steps();
    int base = frame.base;
    int operands = frame.operands();
    int pc = frame.pc;
    int sp = machine.free;
    long[] n = machine.low;
    long[] h = machine.high;
    @Nullable Object[] r = machine.references;

    try {
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
            sp = machine.carry(step, operands, sp);
            pc = step.a;
          }
          case BRANCH_IF -> {
            if ((int) n[--sp] != 0) {
              sp = machine.carry(step, operands, sp);
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
            sp = machine.carry(branch, operands, sp);
            pc = branch.a;
          }
          case BRANCH_ON_NULL -> {
            if (r[sp - 1] == null) {
              sp--;
              sp = machine.carry(step, operands, sp);
              pc = step.a;
            }
          }
          case BRANCH_ON_NON_NULL -> {
            if (r[sp - 1] == null) {
              sp--;
            } else {
              sp = machine.carry(step, operands, sp);
              pc = step.a;
            }
          }
          case BRANCH_ON_CAST, BRANCH_ON_CAST_FAIL -> {
            var type = (ReferenceType) Objects.requireNonNull(step.extra);
            if (References.matches(r[sp - 1], type) == (step.kind == Kind.BRANCH_ON_CAST)) {
              sp = machine.carry(step, operands, sp);
              pc = step.a;
            }
          }
          case RETURN -> {
            int count = step.c;
            machine.move(sp - count, base, count);
            sp = base + count;
            if (machine.pop() == floor) {
              return;
            }
            frame = machine.top();
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
              callee = Calls.indirect(step, instance, machine, --sp);
            }
            sp = Calls.call(machine, frame, callee, isTail(step.kind), sp);
            n = machine.low;
            h = machine.high;
            r = machine.references;
            frame = machine.top();
            instance = frame.instance;
            steps = frame.code.steps();
            base = frame.base;
            operands = frame.operands();
            pc = frame.pc;
          }
          case UNREACHABLE -> throw new TrapException(Trap.UNREACHABLE);
          case THROW -> {
            frame.pc = pc;
            throw Calls.thrown(machine, instance.tags[step.a], sp);
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
          case GLOBAL_GET -> Values.load(machine, sp++, instance.globals[step.a]);
          case GLOBAL_SET -> Values.store(machine, --sp, instance.globals[step.a]);

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
          case TABLE -> sp = TableInstructions.execute(step, instance, machine, sp);
          case REFERENCE -> sp = ReferenceInstructions.execute(step, instance, machine, sp);
          case AGGREGATE -> sp = AggregateInstructions.execute(step, instance, machine, sp);
          case VECTOR ->
              sp = ((VectorOperator) Objects.requireNonNull(step.extra)).apply(machine, sp);
          case VECTOR_MEMORY -> sp = VectorMemory.execute(step, instance, machine, sp);
          case ATOMIC -> sp = AtomicInstructions.execute(step, instance, n, sp);
        }
      }
    } catch (EngineException failure) {
      // So that it can be told where.
      frame.pc = pc;
      throw failure;
    }
  }

  private static boolean isTail(Kind kind) {
    return switch (kind) {
      case TAIL_CALL, TAIL_CALL_INDIRECT, TAIL_CALL_REFERENCE -> true;
      default -> false;
    };
  }
}
