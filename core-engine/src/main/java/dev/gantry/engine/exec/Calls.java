package dev.gantry.engine.exec;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.GuestTable;
import dev.gantry.engine.generated.GuestTag;
import dev.gantry.engine.generated.GuestType;
import org.jspecify.annotations.Nullable;

/** Calls of functions, and throwing (core 4.6.8, 4.6.9 and 4.6.11). */
final class Calls {
  private Calls() {}

  /** {@return what an indirect call calls; {@code sp} is the slot of the index or reference} */
  static FunctionReference indirect(Step step, PlainInstance instance, Machine machine, int sp) {
    if (step.kind == Kind.CALL_REFERENCE || step.kind == Kind.TAIL_CALL_REFERENCE) {
      if (machine.references[sp] instanceof FunctionReference function) {
        return function;
      }
      throw new TrapException(Trap.NULL_FUNCTION_REFERENCE);
    }
    GuestTable table = instance.tables[step.b];
    long index = machine.low[sp] & step.high;
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
  static int call(Machine machine, Frame caller, FunctionReference callee, boolean tail, int sp) {
    if (callee instanceof PlainFunction function && function.instance.machine == machine) {
      int count = function.type().parameters().size();
      if (tail) {
        machine.move(sp - count, caller.base, count);
        sp = caller.base + count;
        machine.pop();
      }
      machine.push(function.instance, function.code(), sp);
      return machine.top().operands();
    }
    FunctionType type = callee.type();
    int first = sp - type.parameters().size();
    machine.free = sp;
    @Nullable Object[] arguments = Values.pop(machine, first, type.parameters());
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
    machine.ensureSlots(first + results.length);
    Values.push(machine, first, type.results(), results);
    return first + results.length;
  }

  /** {@return an exception of a tag, with the values below {@code sp}} */
  static GuestException thrown(Machine machine, GuestTag tag, int sp) {
    var types = tag.type().function().parameters();
    return new GuestException(tag, Values.pop(machine, sp - types.size(), types));
  }
}
