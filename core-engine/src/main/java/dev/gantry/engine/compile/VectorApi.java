package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Calls of {@code jdk.incubator.vector}, which generated code makes directly: HotSpot inlines these
 * methods whatever its limits are, and makes an instruction of each.
 *
 * <p>Nothing here needs the module; the code that is generated does.
 */
final class VectorApi {
  static final String PACKAGE = "jdk.incubator.vector";

  static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
  static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
  static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");

  private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc UNARY = OPERATORS.nested("Unary");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc ASSOCIATIVE = OPERATORS.nested("Associative");
  private static final ClassDesc TERNARY = OPERATORS.nested("Ternary");
  private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");

  private static final String SPECIES_128 = "SPECIES_128";
  private static final String LANEWISE = "lanewise";

  private VectorApi() {}

  static void species(CodeBuilder code, Lanes lanes) {
    code.getstatic(lanes.type(), SPECIES_128, SPECIES);
  }

  // Lane by lane

  /** Applies an operator of one operand. */
  static void unary(CodeBuilder code, Lanes lanes, String operator) {
    code.getstatic(OPERATORS, operator, UNARY);
    code.invokevirtual(lanes.type(), LANEWISE, MethodTypeDesc.of(lanes.type(), UNARY));
  }

  /** Applies an operator of two operands, which are in order on the stack. */
  static void binary(CodeBuilder code, Lanes lanes, String operator) {
    pushBinary(code, operator);
    code.swap();
    code.invokevirtual(lanes.type(), LANEWISE, MethodTypeDesc.of(lanes.type(), BINARY, VECTOR));
  }

  /** Applies an operator to a vector and a number of the type of its lanes, in order. */
  static void binaryWithNumber(CodeBuilder code, Lanes lanes, String operator) {
    pushBinary(code, operator);
    underNumber(code, lanes);
    code.invokevirtual(
        lanes.type(), LANEWISE, MethodTypeDesc.of(lanes.type(), BINARY, lanes.element()));
  }

  private static void pushBinary(CodeBuilder code, String operator) {
    ClassDesc type =
        switch (operator) {
          case "ADD", "MUL", "MIN", "MAX", "UMIN", "UMAX", "AND", "OR", "XOR" -> ASSOCIATIVE;
          default -> BINARY;
        };
    code.getstatic(OPERATORS, operator, type);
  }

  /** Moves the reference on top of the stack under the number below it. */
  private static void underNumber(CodeBuilder code, Lanes lanes) {
    switch (lanes) {
      case LONGS, DOUBLES -> code.dup_x2().pop();
      case BYTES, SHORTS, INTS, FLOATS -> code.swap();
    }
  }

  /** Takes bits of the top where a mask in a local is set, else of the one below. */
  static void bitwiseBlend(CodeBuilder code, Lanes lanes, int maskSlot) {
    code.getstatic(OPERATORS, "BITWISE_BLEND", TERNARY).swap().aload(maskSlot);
    code.invokevirtual(
        lanes.type(), LANEWISE, MethodTypeDesc.of(lanes.type(), TERNARY, VECTOR, VECTOR));
  }

  // Comparisons

  /** Makes a mask of two vectors. */
  static void compare(CodeBuilder code, Lanes lanes, String comparison) {
    code.getstatic(OPERATORS, comparison, COMPARISON).swap();
    code.invokevirtual(lanes.type(), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
  }

  /** Makes a mask of a vector and a number. */
  static void compareWith(CodeBuilder code, Lanes lanes, String comparison, int number) {
    code.getstatic(OPERATORS, comparison, COMPARISON).loadConstant((long) number);
    code.invokevirtual(lanes.type(), "compare", MethodTypeDesc.of(MASK, COMPARISON, CD_long));
  }

  /** Makes a vector of integers, all of whose bits are set where a mask is. */
  static void maskToVector(CodeBuilder code, Lanes lanes) {
    if (lanes != lanes.integers()) {
      species(code, lanes.integers());
      code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }
    code.invokevirtual(MASK, "toVector", MethodTypeDesc.of(VECTOR));
    code.checkcast(lanes.integers().type());
  }

  static void maskToLong(CodeBuilder code) {
    code.invokevirtual(MASK, "toLong", MethodTypeDesc.of(CD_long));
  }

  static void anyTrue(CodeBuilder code) {
    code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(CD_boolean));
  }

  // Lanes

  /** Makes a vector of the number on the stack, in each lane. */
  static void broadcast(CodeBuilder code, Lanes lanes) {
    species(code, lanes);
    underNumber(code, lanes);
    code.invokestatic(
        lanes.type(), "broadcast", MethodTypeDesc.of(lanes.type(), SPECIES, lanes.element()));
  }

  static void lane(CodeBuilder code, Lanes lanes, int lane) {
    code.loadConstant(lane);
    code.invokevirtual(lanes.type(), "lane", MethodTypeDesc.of(lanes.element(), CD_int));
  }

  /** Replaces a lane of the vector under the number on the stack. */
  static void withLane(CodeBuilder code, Lanes lanes, int lane) {
    code.loadConstant(lane);
    underNumber(code, lanes);
    code.invokevirtual(
        lanes.type(), "withLane", MethodTypeDesc.of(lanes.type(), CD_int, lanes.element()));
  }

  /** Of one vector, or of two, whose indices go on; the vector with the indices is below them. */
  static void select(CodeBuilder code, Lanes lanes, int vectorCount) {
    code.invokevirtual(
        lanes.type(),
        "selectFrom",
        vectorCount == 1
            ? MethodTypeDesc.of(lanes.type(), VECTOR)
            : MethodTypeDesc.of(lanes.type(), VECTOR, VECTOR));
  }

  /** Converts lanes to others of the same width. */
  static void convert(CodeBuilder code, Lanes from, Lanes to, String conversion) {
    code.getstatic(OPERATORS, conversion, CONVERSION).iconst_0();
    code.invokevirtual(from.type(), "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int));
    code.checkcast(to.type());
  }

  // Whole vectors

  static void zero(CodeBuilder code, Lanes lanes) {
    species(code, lanes);
    code.invokestatic(lanes.type(), "zero", MethodTypeDesc.of(lanes.type(), SPECIES));
  }

  /** Pushes a constant, viewed as some lanes. */
  static void constant(CodeBuilder code, Lanes lanes, long low, long high) {
    if (low == 0 && high == 0) {
      zero(code, lanes);
      return;
    }
    // A constant that is not viewed as anything else would be an object to HotSpot, and make one of
    // what it is merged with.
    Lanes stored = lanes == Lanes.LONGS ? Lanes.INTS : Lanes.LONGS;
    code.ldc(constant(stored, low, high));
    stored.as(code, lanes);
  }

  /** Pushes a constant that is used at once. */
  static void operand(CodeBuilder code, Lanes lanes, long low, long high) {
    code.ldc(constant(lanes, low, high));
  }

  private static DynamicConstantDesc<?> constant(Lanes lanes, long low, long high) {
    ClassDesc longs = Lanes.LONGS.type();
    DynamicConstantDesc<?> both =
        invoke(
            virtual("withLane", MethodTypeDesc.of(longs, CD_int, CD_long)),
            longs,
            broadcastConstant(low),
            1,
            high);
    return lanes == Lanes.LONGS
        ? both
        : invoke(virtual(lanes.viewName(), MethodTypeDesc.of(lanes.type())), lanes.type(), both);
  }

  private static DirectMethodHandleDesc virtual(String name, MethodTypeDesc type) {
    return MethodHandleDesc.ofMethod(
        DirectMethodHandleDesc.Kind.VIRTUAL, Lanes.LONGS.type(), name, type);
  }

  private static DynamicConstantDesc<?> broadcastConstant(long value) {
    DynamicConstantDesc<?> species =
        DynamicConstantDesc.ofNamed(
            ConstantDescs.ofConstantBootstrap(
                ConstantDescs.CD_ConstantBootstraps,
                "getStaticFinal",
                ConstantDescs.CD_Object,
                ConstantDescs.CD_Class),
            SPECIES_128,
            SPECIES,
            Lanes.LONGS.type());
    return invoke(
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            Lanes.LONGS.type(),
            "broadcast",
            MethodTypeDesc.of(Lanes.LONGS.type(), SPECIES, CD_long)),
        Lanes.LONGS.type(),
        species,
        value);
  }

  private static DynamicConstantDesc<?> invoke(
      DirectMethodHandleDesc method, ClassDesc type, java.lang.constant.ConstantDesc... arguments) {
    var all = new java.lang.constant.ConstantDesc[arguments.length + 1];
    all[0] = method;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return DynamicConstantDesc.ofNamed(ConstantDescs.BSM_INVOKE, "vector", type, all);
  }

  /** Pushes a vector out of an array; the array and the index are on the stack. */
  static void fromArray(CodeBuilder code, Lanes lanes) {
    code.invokestatic(
        lanes.type(),
        "fromArray",
        MethodTypeDesc.of(lanes.type(), SPECIES, lanes.element().arrayType(), CD_int));
  }

  /** Puts a vector into an array; vector, array and index are on the stack. */
  static void intoArray(CodeBuilder code, Lanes lanes) {
    code.invokevirtual(
        lanes.type(),
        "intoArray",
        MethodTypeDesc.of(ConstantDescs.CD_void, lanes.element().arrayType(), CD_int));
  }
}
