package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Vector instructions where vectors are objects of the JDK's vector API.
 *
 * <p>Those that have no good form there are done with two longs, as they are everywhere else.
 */
final class SimdLowerings {
  private static final SimdLowerings ALL = new SimdLowerings();

  private final Map<Opcode, Lowering> rows = new EnumMap<>(Opcode.class);

  private SimdLowerings() {
    SimdIntegers.addTo(this);
    SimdRotations.addTo(this);
    SimdFloats.addTo(this);
    SimdMoves.addTo(this);
    SimdMemory.addTo(this);
  }

  Lowering of(Opcode opcode) {
    return Objects.requireNonNull(rows.get(opcode));
  }

  void put(Opcode opcode, Lowering lowering) {
    rows.put(opcode, lowering);
  }

  /** Writes the instruction at which the emitter stands. */
  static void emit(MethodEmitter method) {
    Opcode opcode = method.opcode();
    Lowering lowering = ALL.rows.get(opcode);
    if (lowering != null && !isOutsideOfArrays(method, opcode)) {
      lowering.emit(method);
    } else if (takesOrLeavesVector(method, opcode)) {
      withLongs(method, opcode);
    } else {
      LoweringTable.ALL.of(opcode).emit(method);
    }
  }

  /** {@return whether an access is to a segment, or to a memory that marks where it is written} */
  private static boolean isOutsideOfArrays(MethodEmitter method, Opcode opcode) {
    if (opcode.immediates().accessByteLength() == 0) {
      return false;
    }
    MemoryForm form = method.module().memoryForm(method.index());
    return form == MemoryForm.SEGMENT || (form.isMarked() && opcode == Opcode.V128_STORE);
  }

  private static boolean takesOrLeavesVector(MethodEmitter method, Opcode opcode) {
    return switch (opcode) {
      case GLOBAL_GET, GLOBAL_SET -> method.module().global(method.index()).kind() == Kind.VECTOR;
      default -> {
        Signature signature = opcode.signature();
        yield signature != Signature.BY_RULE
            && (signature.parameters().contains(Signature.Operand.V128)
                || signature.results().contains(Signature.Operand.V128));
      }
    };
  }

  private static void withLongs(MethodEmitter method, Opcode opcode) {
    int taken =
        switch (opcode) {
          case GLOBAL_GET -> 0;
          case GLOBAL_SET -> 1;
          default -> opcode.signature().parameters().size();
        };
    List<Kind> operands = new ArrayList<>();
    for (int depth = taken - 1; depth >= 0; depth--) {
      operands.add(method.operands().fromTop(depth));
    }
    method.slots().toHalves(operands);
    int below = method.operands().height() - taken;
    method.slots().withHalves(() -> LoweringTable.ALL.of(opcode).emit(method));
    if (method.operands().height() > below) {
      method.slots().toObjects(List.of(method.operands().fromTop(0)));
    }
  }

  // Families

  /** Views operands on the stack as some lanes. */
  static void view(MethodEmitter method, Lanes lanes, int count) {
    Lanes carrier = method.slots().carrier();
    CodeBuilder code = method.code();
    carrier.as(code, lanes);
    if (count > 1 && carrier != lanes) {
      code.swap();
      carrier.as(code, lanes);
      code.swap();
    }
  }

  /** Says that the vector on the stack is the result of the instruction. */
  static void finish(MethodEmitter method, Lanes lanes, int operandCount) {
    lanes.as(method.code(), method.slots().carrier());
    method.pop(operandCount);
    method.push(Kind.VECTOR);
  }

  /** One or two vectors become one. */
  void lanewise(Opcode opcode, Lanes lanes, Consumer<CodeBuilder> operation) {
    int count = opcode.signature().parameters().size();
    put(
        opcode,
        method -> {
          view(method, lanes, count);
          operation.accept(method.code());
          finish(method, lanes, count);
        });
  }

  void unary(Opcode opcode, Lanes lanes, String operator) {
    lanewise(opcode, lanes, code -> VectorApi.unary(code, lanes, operator));
  }

  void binary(Opcode opcode, Lanes lanes, String operator) {
    lanewise(opcode, lanes, code -> VectorApi.binary(code, lanes, operator));
  }

  void comparison(Opcode opcode, Lanes lanes, String comparison) {
    put(
        opcode,
        method -> {
          view(method, lanes, 2);
          VectorApi.compare(method.code(), lanes, comparison);
          VectorApi.maskToVector(method.code(), lanes);
          finish(method, lanes.integers(), 2);
        });
  }

  /** A vector and a number of bits. */
  void shift(Opcode opcode, Lanes lanes, String operator) {
    put(
        opcode,
        method -> {
          CodeBuilder code = method.code();
          if (method.slots().carrier() != lanes) {
            code.swap();
            view(method, lanes, 1);
            code.swap();
          }
          narrow(code, lanes);
          VectorApi.binaryWithNumber(code, lanes, operator);
          finish(method, lanes, 2);
        });
  }

  /** Makes a lane of the number on the stack. */
  static void narrow(CodeBuilder code, Lanes lanes) {
    switch (lanes) {
      case BYTES -> code.i2b();
      case SHORTS -> code.i2s();
      case LONGS -> code.i2l();
      case INTS -> {}
      case FLOATS, DOUBLES -> throw new AssertionError("no integers: " + lanes);
    }
  }

  /** A vector becomes a number. */
  void reduction(Opcode opcode, Lanes lanes, Consumer<CodeBuilder> operation) {
    put(
        opcode,
        method -> {
          view(method, lanes, 1);
          operation.accept(method.code());
          method.pop();
          method.push(Kind.INT);
        });
  }

  /** Takes vectors off the stack into locals, as some lanes, which the caller must release. */
  static int[] popViews(MethodEmitter method, Lanes lanes, int count) {
    int[] borrowed = new int[count];
    for (int position = count - 1; position >= 0; position--) {
      view(method, lanes, 1);
      borrowed[position] = method.slots().borrow(Kind.VECTOR);
      method.code().astore(borrowed[position]);
    }
    method.pop(count);
    return borrowed;
  }

  static void release(MethodEmitter method, int[] borrowed) {
    method.release(
        borrowed, Collections.nCopies(borrowed.length, Kind.VECTOR).toArray(Kind[]::new));
  }
}
