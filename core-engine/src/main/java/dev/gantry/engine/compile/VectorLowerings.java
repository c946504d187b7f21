package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Vector instructions that compute (core 4.4.3).
 *
 * <p>A vector is two longs, and each half of a result is one call of a static method on longs.
 * Which halves of the operands a half of the result needs is what tells the families here apart.
 */
final class VectorLowerings {
  static final ClassDesc BYTES = Abi.of("ByteLanes");
  static final ClassDesc SHORTS = Abi.of("ShortLanes");
  static final ClassDesc INTS = Abi.of("IntLanes");
  static final ClassDesc LONGS = Abi.of("LongLanes");
  static final ClassDesc FLOATS = Abi.of("FloatLanes");
  static final ClassDesc DOUBLES = Abi.of("DoubleLanes");
  static final ClassDesc BITS = Abi.of("VectorBits");

  private VectorLowerings() {}

  static void addTo(LoweringTable table) {
    IntegerVectorLowerings.addTo(table);
    FloatVectorLowerings.addTo(table);
    VectorMoveLowerings.addTo(table);
    VectorMemoryLowerings.addTo(table);
  }

  /** The type of a method that takes and returns longs. */
  static MethodTypeDesc longs(int count) {
    return MethodTypeDesc.of(CD_long, Collections.nCopies(count, CD_long));
  }

  /** Each half of the result needs the same half of each operand. */
  static void lanewise(LoweringTable table, Opcode opcode, ClassDesc owner, String name) {
    int count = opcode.signature().parameters().size();
    MethodTypeDesc type = longs(count);
    if (count == 2) {
      lanewise(table, opcode, code -> code.invokestatic(owner, name, type));
      return;
    }
    table.put(
        opcode,
        method -> {
          int[] vectors = popVectors(method, count);
          for (int half = 0; half < 2; half++) {
            for (int vector : vectors) {
              method.code().lload(vector + 2 * half);
            }
            method.code().invokestatic(owner, name, type);
          }
          finish(method, vectors);
        });
  }

  /** Each half of the result is made of the same halves of two operands. */
  static void lanewise(LoweringTable table, Opcode opcode, Consumer<CodeBuilder> operation) {
    table.put(
        opcode,
        method -> {
          int[] second = method.popToSlots(Kind.VECTOR);
          method.pop();
          CodeBuilder code = method.code();
          int high = method.slots().borrow(Kind.LONG);
          code.lstore(high).lload(second[0]);
          operation.accept(code);
          code.lload(high).lload(second[0] + 2);
          operation.accept(code);
          method.slots().release(Kind.LONG, high);
          method.release(second, Kind.VECTOR);
          method.push(Kind.VECTOR);
        });
  }

  /** The lower half comes from the first operand, the upper one from the second. */
  static void narrowing(LoweringTable table, Opcode opcode, ClassDesc owner, String name) {
    MethodTypeDesc type = longs(2);
    table.put(
        opcode,
        method -> {
          int[] vectors = popVectors(method, 2);
          for (int vector : vectors) {
            method.code().lload(vector).lload(vector + 2).invokestatic(owner, name, type);
          }
          finish(method, vectors);
        });
  }

  /** Both halves come from the same half of each operand: its lower and its upper lanes. */
  static void widening(
      LoweringTable table, Opcode opcode, boolean high, ClassDesc owner, String name) {
    int count = opcode.signature().parameters().size();
    MethodTypeDesc type = longs(count);
    table.put(
        opcode,
        method -> {
          int[] vectors = popVectors(method, count);
          for (String part : List.of("Low", "High")) {
            for (int vector : vectors) {
              method.code().lload(high ? vector + 2 : vector);
            }
            method.code().invokestatic(owner, name + part, type);
          }
          finish(method, vectors);
        });
  }

  /** The lower half comes from the whole operand, and the upper one is zero. */
  static void halving(LoweringTable table, Opcode opcode, ClassDesc owner, String name) {
    table.put(
        opcode,
        method -> {
          int[] vectors = popVectors(method, 1);
          method.code().lload(vectors[0]).lload(vectors[0] + 2);
          method.code().invokestatic(owner, name, longs(2)).lconst_0();
          finish(method, vectors);
        });
  }

  /** Each half is shifted by the same number of bits. */
  static void shift(LoweringTable table, Opcode opcode, ClassDesc owner, String name) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_long, CD_long, CD_int);
    table.put(
        opcode,
        method -> {
          int[] slots = method.popToSlots(Kind.VECTOR, Kind.INT);
          for (int half = 0; half < 2; half++) {
            method.code().lload(slots[0] + 2 * half).iload(slots[1]);
            method.code().invokestatic(owner, name, type);
          }
          method.release(slots, Kind.VECTOR, Kind.INT);
          method.push(Kind.VECTOR);
        });
  }

  /** The same for a shift that brings zeros in: by a constant, it is two instructions a half. */
  static void shift(
      LoweringTable table, Opcode opcode, ClassDesc owner, String name, LaneShift shift) {
    shift(table, opcode, owner, name);
    Lowering byAny = table.of(opcode);
    table.put(
        opcode,
        method -> {
          int before = method.at() - 1;
          if (method.body().opcodes[before] != Opcode.I32_CONST) {
            byAny.emit(method);
            return;
          }
          int count = (int) method.body().literals[before];
          method.pop(2);
          CodeBuilder code = method.code();
          int high = method.slots().borrow(Kind.LONG);
          code.pop().lstore(high);
          shift.emit(code, count);
          code.lload(high);
          shift.emit(code, count);
          method.slots().release(Kind.LONG, high);
          method.push(Kind.VECTOR);
        });
  }

  /** A number is made of both halves by a method of two longs. */
  static void reduction(LoweringTable table, Opcode opcode, ClassDesc owner, String name) {
    table.plain(
        opcode,
        code -> code.invokestatic(owner, name, MethodTypeDesc.of(CD_int, CD_long, CD_long)));
  }

  static int[] popVectors(MethodEmitter method, int count) {
    return method.popToSlots(Collections.nCopies(count, Kind.VECTOR).toArray(Kind[]::new));
  }

  /** Releases operands, and says that the two halves of the result are on the stack. */
  static void finish(MethodEmitter method, int[] vectors) {
    for (int vector : vectors) {
      method.slots().release(Kind.VECTOR, vector);
    }
    method.push(Kind.VECTOR);
  }

  /** Pushes the lower halves and then the upper ones, each long a vector of one half. */
  static List<Integer> halves(int[] vectors) {
    var slots = new ArrayList<Integer>();
    for (int vector : vectors) {
      slots.add(vector);
      slots.add(vector + 2);
    }
    return slots;
  }

  static void loadAll(CodeBuilder code, List<Integer> slots) {
    for (int slot : slots) {
      code.lload(slot);
    }
  }
}
