package dev.gantry.engine.compile;

import static dev.gantry.engine.compile.VectorLowerings.BITS;
import static dev.gantry.engine.compile.VectorLowerings.longs;
import static dev.gantry.engine.compile.VectorLowerings.popVectors;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Vector instructions that move lanes. */
final class VectorMoveLowerings {
  private static final int HALF_BYTES = 8;

  /** Of how many terms half a shuffled vector is made right there. */
  private static final int MOST_TERMS = 4;

  private VectorMoveLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(
        Opcode.V128_CONST,
        method -> {
          method.code().loadConstant(method.literal());
          method.code().loadConstant(method.body().highLiteral(method.at()));
          method.push(Kind.VECTOR);
        });
    table.put(Opcode.I8X16_SHUFFLE, VectorMoveLowerings::shuffle);
    table.put(Opcode.I8X16_SWIZZLE, VectorMoveLowerings::swizzle);
    table.put(Opcode.I8X16_RELAXED_SWIZZLE, VectorMoveLowerings::swizzle);
    splat(table, Opcode.I8X16_SPLAT, Kind.INT, 1);
    splat(table, Opcode.I16X8_SPLAT, Kind.INT, 2);
    splat(table, Opcode.I32X4_SPLAT, Kind.INT, 4);
    splat(table, Opcode.I64X2_SPLAT, Kind.LONG, 8);
    splat(table, Opcode.F32X4_SPLAT, Kind.FLOAT, 4);
    splat(table, Opcode.F64X2_SPLAT, Kind.DOUBLE, 8);
    extract(table, Opcode.I8X16_EXTRACT_LANE_S, Kind.INT, 1, true);
    extract(table, Opcode.I8X16_EXTRACT_LANE_U, Kind.INT, 1, false);
    extract(table, Opcode.I16X8_EXTRACT_LANE_S, Kind.INT, 2, true);
    extract(table, Opcode.I16X8_EXTRACT_LANE_U, Kind.INT, 2, false);
    extract(table, Opcode.I32X4_EXTRACT_LANE, Kind.INT, 4, true);
    extract(table, Opcode.I64X2_EXTRACT_LANE, Kind.LONG, 8, true);
    extract(table, Opcode.F32X4_EXTRACT_LANE, Kind.FLOAT, 4, true);
    extract(table, Opcode.F64X2_EXTRACT_LANE, Kind.DOUBLE, 8, true);
    replace(table, Opcode.I8X16_REPLACE_LANE, Kind.INT, 1);
    replace(table, Opcode.I16X8_REPLACE_LANE, Kind.INT, 2);
    replace(table, Opcode.I32X4_REPLACE_LANE, Kind.INT, 4);
    replace(table, Opcode.I64X2_REPLACE_LANE, Kind.LONG, 8);
    replace(table, Opcode.F32X4_REPLACE_LANE, Kind.FLOAT, 4);
    replace(table, Opcode.F64X2_REPLACE_LANE, Kind.DOUBLE, 8);
  }

  private static void shuffle(MethodEmitter method) {
    var record = (Instruction.Shuffle) method.body().record(method.at());
    List<Integer> lanes = record.laneIndices();
    int[] vectors = popVectors(method, 2);
    List<Integer> halves = VectorLowerings.halves(vectors);
    for (int half = 0; half < 2; half++) {
      List<Integer> wanted = lanes.subList(HALF_BYTES * half, HALF_BYTES * (half + 1));
      List<ShuffleTerm> terms = ShuffleTerm.of(wanted);
      if (terms.size() <= MOST_TERMS) {
        ShuffleTerm.push(method.code(), terms, halves);
        continue;
      }
      long packed = 0;
      for (int lane = HALF_BYTES - 1; lane >= 0; lane--) {
        packed = (packed << 8) | wanted.get(lane);
      }
      VectorLowerings.loadAll(method.code(), halves);
      method.code().loadConstant(packed).invokestatic(BITS, "shuffle", longs(5));
    }
    VectorLowerings.finish(method, vectors);
  }

  private static void swizzle(MethodEmitter method) {
    int[] vectors = popVectors(method, 2);
    for (int half = 0; half < 2; half++) {
      method.code().lload(vectors[0]).lload(vectors[0] + 2).lload(vectors[1] + 2 * half);
      method.code().invokestatic(BITS, "swizzle", longs(3));
    }
    VectorLowerings.finish(method, vectors);
  }

  private static void splat(LoweringTable table, Opcode opcode, Kind kind, int laneBytes) {
    table.put(
        opcode,
        method -> {
          method.pop();
          repeat(method.code(), kind, laneBytes);
          method.code().dup2();
          method.push(Kind.VECTOR);
        });
  }

  /** Makes a half of a vector of the value on the stack, in each lane. */
  static void repeat(CodeBuilder code, Kind kind, int laneBytes) {
    toBits(code, kind);
    if (laneBytes < HALF_BYTES) {
      long lowBits = (1L << (8 * laneBytes)) - 1;
      code.loadConstant(lowBits).land().loadConstant(Long.divideUnsigned(-1L, lowBits)).lmul();
    }
  }

  /** Makes an int or a long, whichever is as wide, of the bits of a number. */
  static void toLaneBits(CodeBuilder code, Kind kind) {
    switch (kind) {
      case FLOAT ->
          code.invokestatic(
              java.lang.constant.ConstantDescs.CD_Float,
              "floatToRawIntBits",
              MethodTypeDesc.of(CD_int, java.lang.constant.ConstantDescs.CD_float));
      case DOUBLE -> toBits(code, kind);
      case INT, LONG -> {}
      case OBJECT, FUNCTION, EXCEPTION, VECTOR -> throw new AssertionError("no number: " + kind);
    }
  }

  /** Makes a long of the bits of a number. */
  static void toBits(CodeBuilder code, Kind kind) {
    switch (kind) {
      case INT -> code.i2l();
      case FLOAT ->
          code.invokestatic(
                  java.lang.constant.ConstantDescs.CD_Float,
                  "floatToRawIntBits",
                  MethodTypeDesc.of(CD_int, java.lang.constant.ConstantDescs.CD_float))
              .i2l();
      case DOUBLE ->
          code.invokestatic(
              java.lang.constant.ConstantDescs.CD_Double,
              "doubleToRawLongBits",
              MethodTypeDesc.of(CD_long, java.lang.constant.ConstantDescs.CD_double));
      case LONG -> {}
      case OBJECT, FUNCTION, EXCEPTION, VECTOR -> throw new AssertionError("no number: " + kind);
    }
  }

  private static void extract(
      LoweringTable table, Opcode opcode, Kind kind, int laneBytes, boolean signed) {
    table.put(
        opcode,
        method -> {
          int[] vectors = popVectors(method, 1);
          pushLane(method, vectors[0], method.index(), kind, laneBytes, signed);
          method.slots().release(Kind.VECTOR, vectors[0]);
          method.push(kind);
        });
  }

  /** Pushes a lane of a vector in locals as a number. */
  static void pushLane(
      MethodEmitter method, int vector, int lane, Kind kind, int laneBytes, boolean signed) {
    CodeBuilder code = method.code();
    int position = lane * laneBytes;
    code.lload(position < HALF_BYTES ? vector : vector + 2);
    if (position % HALF_BYTES != 0) {
      code.loadConstant(8 * (position % HALF_BYTES)).lushr();
    }
    switch (kind) {
      case INT -> {
        code.l2i();
        switch (laneBytes) {
          case 1 -> {
            code.i2b();
            if (!signed) {
              code.loadConstant(0xFF).iand();
            }
          }
          case 2 -> {
            if (signed) {
              code.i2s();
            } else {
              code.i2c();
            }
          }
          default -> {}
        }
      }
      case FLOAT -> {
        code.l2i();
        ConversionLowerings.reinterpretAsFloat(code);
      }
      case DOUBLE -> ConversionLowerings.reinterpretAsDouble(code);
      case LONG -> {}
      case OBJECT, FUNCTION, EXCEPTION, VECTOR -> throw new AssertionError("no number: " + kind);
    }
  }

  private static void replace(LoweringTable table, Opcode opcode, Kind kind, int laneBytes) {
    table.put(
        opcode,
        method -> {
          method.pop();
          toBits(method.code(), kind);
          replaceLane(method, method.index(), laneBytes);
        });
  }

  /** Replaces a lane of the vector under the long on the stack by the low bits of that. */
  static void replaceLane(MethodEmitter method, int lane, int laneBytes) {
    CodeBuilder code = method.code();
    int bits = method.slots().borrow(Kind.LONG);
    code.lstore(bits);
    int[] vectors = popVectors(method, 1);
    int position = lane * laneBytes;
    for (int half = 0; half < 2; half++) {
      code.lload(vectors[0] + 2 * half);
      if (position / HALF_BYTES == half) {
        insert(code, bits, 8 * (position % HALF_BYTES), laneBytes);
      }
    }
    method.slots().release(Kind.LONG, bits);
    VectorLowerings.finish(method, vectors);
  }

  private static void insert(CodeBuilder code, int bits, int shift, int laneBytes) {
    if (laneBytes == HALF_BYTES) {
      code.pop2().lload(bits);
      return;
    }
    long mask = (1L << (8 * laneBytes)) - 1;
    code.loadConstant(~(mask << shift)).land();
    code.lload(bits).loadConstant(mask).land();
    if (shift != 0) {
      code.loadConstant(shift).lshl();
    }
    code.lor();
  }
}
