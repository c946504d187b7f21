package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;

/**
 * How many bytes instructions take in a method, roughly and rather too many than too few.
 *
 * <p>An access to memory counts for more than it takes, because HotSpot's first compiler gives up
 * on methods with too many of them.
 */
final class CodeSize {
  private static final int ACCESS_WEIGHT = 16;
  private static final int ACCESS = 16;
  private static final int ELASTIC_CHECK = 8;
  private static final int MARK = 16;
  private static final int OFFSET = 10;

  /** Two longs that go from the stack to locals or back. */
  private static final int VECTOR_OPERAND = 5;

  /** What a half that is shifted and masked takes. */
  private static final int VECTOR_TERM = 8;

  /** What an operation on vectors that are objects takes, and what HotSpot makes of it. */
  private static final int OBJECT_OPERATION = 14;

  /** The same of one that HotSpot's first compiler makes more of. */
  private static final int INLINED_OPERATION = 30;

  /** Of a branch. */
  static final int BRANCH = 4;

  private static final int CALL = 8;

  private CodeSize() {}

  /** {@return the weights of all instructions; nothing where no execution gets} */
  static int[] weigh(Body body, ModulePlan plan) {
    var weights = new int[body.count];
    for (int at = 0; at < body.count; at++) {
      if (body.isLive(at)) {
        weights[at] = weigh(body, plan, at);
      }
    }
    return weights;
  }

  /** {@return what a stretch of instructions weighs} */
  static int weigh(Body body, ModulePlan plan, int from, int to) {
    int weight = 0;
    for (int at = from; at < to; at++) {
      weight += body.isLive(at) ? weigh(body, plan, at) : 0;
    }
    return weight;
  }

  /** {@return what is left of a weight if an access to memory counts for what it takes} */
  static int withoutPrejudice(Body body, int at, int weight) {
    boolean isAccess = weight > 0 && body.opcodes[at].immediates().accessByteLength() > 0;
    return isAccess ? weight - ACCESS_WEIGHT : weight;
  }

  private static int weigh(Body body, ModulePlan plan, int at) {
    Opcode opcode = body.opcodes[at];
    if (body.carrier != null && isOfObjects(body, at)) {
      return weighObjects(body, plan, at);
    }
    if (opcode.immediates().accessByteLength() > 0) {
      return access(body, plan, at);
    }
    return switch (opcode) {
      case NOP, BLOCK, LOOP -> 0;
      case UNREACHABLE, BR, BR_IF, IF, ELSE, RETURN -> BRANCH;
      case END -> 2;
      case BR_TABLE -> table(body.table(at));
      case BR_ON_NULL, BR_ON_NON_NULL -> 2 * BRANCH;
      case BR_ON_CAST, BR_ON_CAST_FAIL, REF_CAST, REF_CAST_NULL, REF_TEST, REF_TEST_NULL -> 20;
      case CALL -> CALL + arguments(plan.shape(body.indices[at]));
      case RETURN_CALL -> 2 * CALL + 9 * plan.shape(body.indices[at]).parameters().size();
      case CALL_INDIRECT, CALL_REF -> 2 * CALL + arguments(plan.shapeOfType(body.indices[at]));
      case RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
          3 * CALL + 9 * plan.shapeOfType(body.indices[at]).parameters().size();
      case DROP -> 2;
      case LOCAL_GET, LOCAL_SET -> isVector(body, at) ? VECTOR_OPERAND : 2;
      case LOCAL_TEE -> isVector(body, at) ? 3 * VECTOR_OPERAND : 3;
      case V128_AND, V128_OR, V128_XOR -> 3 * VECTOR_OPERAND;
      case I8X16_SHUFFLE -> 2 * VECTOR_OPERAND + 6 * VECTOR_TERM;
      case I32_CONST, I64_CONST, F32_CONST, F64_CONST -> 3;
      case SELECT, SELECT_TYPED, GLOBAL_GET, GLOBAL_SET -> 7;
      case THROW, TRY_TABLE, TRY, CATCH, CATCH_ALL, DELEGATE, STRUCT_NEW, ARRAY_NEW_FIXED -> 80;
      default -> byFeature(opcode);
    };
  }

  private static boolean isOfObjects(Body body, int at) {
    return switch (body.opcodes[at]) {
      case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> isVector(body, at);
      default ->
          switch (body.opcodes[at].feature()) {
            case SIMD, RELAXED_SIMD -> true;
            default -> false;
          };
    };
  }

  private static int weighObjects(Body body, ModulePlan plan, int at) {
    return switch (body.opcodes[at]) {
      case LOCAL_GET, LOCAL_SET -> 4;
      case LOCAL_TEE -> 5;
      case V128_CONST -> OBJECT_OPERATION;
      case I8X16_SHL,
          I16X8_SHL,
          I32X4_SHL,
          I64X2_SHL,
          I8X16_SPLAT,
          I16X8_SPLAT,
          I32X4_SPLAT,
          I64X2_SPLAT,
          F32X4_SPLAT,
          F64X2_SPLAT ->
          INLINED_OPERATION;
      default ->
          body.opcodes[at].immediates().accessByteLength() > 0
              ? access(body, plan, at) / 2 + INLINED_OPERATION
              : OBJECT_OPERATION;
    };
  }

  private static boolean isVector(Body body, int at) {
    return body.localKinds.get(body.indices[at]) == Kind.VECTOR;
  }

  private static int table(int[] targets) {
    int[] distinct = LongTables.distinctTargets(targets);
    return 4 * BRANCH + 4 * (distinct.length > 0 ? distinct.length + CALL : targets.length);
  }

  private static int byFeature(Opcode opcode) {
    int operands = opcode.signature().parameters().size();
    return switch (opcode.feature()) {
      case SIMD, RELAXED_SIMD -> VECTOR_TERM + VECTOR_OPERAND * operands;
      case GC, REFERENCE_TYPES, BULK_MEMORY, FUNCTION_REFERENCES, EXCEPTIONS, THREADS -> 30;
      case WIDE_ARITHMETIC -> 40;
      default -> opcode == Opcode.MEMORY_SIZE || opcode == Opcode.MEMORY_GROW ? 20 : 4;
    };
  }

  private static int access(Body body, ModulePlan plan, int at) {
    boolean isVector = body.opcodes[at].mnemonic().startsWith("v128");
    int size = ACCESS + ACCESS_WEIGHT + (body.literals[at] == 0 ? 0 : OFFSET);
    MemoryForm form = plan.memoryForm(body.indices[at]);
    if (!form.isExact()) {
      size += ELASTIC_CHECK;
    }
    if (form.isMarked() && body.opcodes[at].mnemonic().contains("store")) {
      size += MARK;
    }
    return isVector ? 2 * size : size;
  }

  private static int arguments(CallShape shape) {
    int size = 8 * Math.max(0, shape.results().size() - 1);
    return shape.isWide() ? size + 12 * shape.parameters().size() : size;
  }
}
