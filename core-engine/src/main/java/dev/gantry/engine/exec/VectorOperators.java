package dev.gantry.engine.exec;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Opcode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the operator of a vector instruction by its mnemonic (core 4.3.6 to 4.3.8).
 *
 * <p>A mnemonic such as {@code i16x8.add_sat_u} names the shape, which gives the width of lanes,
 * and the operation, which is written once for all shapes.
 */
final class VectorOperators {
  private static final Map<Opcode, VectorOperator> WITHOUT_IMMEDIATES = new ConcurrentHashMap<>();

  private VectorOperators() {}

  static VectorOperator of(InstructionCursor cursor) {
    Opcode opcode = cursor.opcode();
    return switch (opcode.immediates()) {
      case ImmediateShape.SHUFFLE -> LaneMoves.shuffle(cursor.literal(), cursor.highLiteral());
      case ImmediateShape.LANE_OF_16,
          ImmediateShape.LANE_OF_8,
          ImmediateShape.LANE_OF_4,
          ImmediateShape.LANE_OF_2 ->
          LaneMoves.lane(operation(opcode), width(opcode), cursor.index());
      default -> WITHOUT_IMMEDIATES.computeIfAbsent(opcode, VectorOperators::find);
    };
  }

  private static VectorOperator find(Opcode opcode) {
    String shape = shape(opcode);
    String operation = operation(opcode);
    if (shape.equals("v128")) {
      return VectorBits.operator(operation);
    }
    int width = width(opcode);
    VectorOperator moving = LaneMoves.operator(operation, width);
    if (moving != null) {
      return moving;
    }
    VectorOperator converting = LaneConversions.operator(operation, width);
    if (converting != null) {
      return converting;
    }
    return shape.startsWith("f")
        ? FloatLanes.operator(operation, width)
        : IntegerLanes.operator(operation, width);
  }

  private static String shape(Opcode opcode) {
    return opcode.mnemonic().substring(0, opcode.mnemonic().indexOf('.'));
  }

  private static String operation(Opcode opcode) {
    return opcode.mnemonic().substring(opcode.mnemonic().indexOf('.') + 1);
  }

  /** {@return the bits of a lane, such as 16 for {@code i16x8}} */
  private static int width(Opcode opcode) {
    String shape = shape(opcode);
    return Integer.parseInt(shape.substring(1, shape.indexOf('x')));
  }
}
