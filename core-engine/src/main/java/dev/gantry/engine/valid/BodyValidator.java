package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;

/**
 * Validates the instructions of one body or constant expression (core 3.4, 3.5 and A.3).
 *
 * <p>Instructions whose row of the opcode table has a signature are typed by it; the others go to
 * the rules of their family. Owned by one thread.
 */
final class BodyValidator {
  private static final int LANE_LIMIT_OF_SHUFFLE = 32;
  private static final long OFFSET_LIMIT = 1L << 32;

  private final ModuleContext context;
  private final InstructionCursor cursor;
  private final Locals locals;
  private final Stacks stacks;
  private final ControlRules control;
  private final VariableRules variables;
  private final ReferenceRules references;
  private final AggregateRules aggregates;

  BodyValidator(ModuleContext context, InstructionCursor cursor, Locals locals) {
    this.context = context;
    this.cursor = cursor;
    this.locals = locals;
    stacks = new Stacks(context.types, cursor);
    control = new ControlRules(context, cursor, stacks, locals);
    variables = new VariableRules(context, cursor, stacks, locals);
    references = new ReferenceRules(context, cursor, stacks);
    aggregates = new AggregateRules(context, cursor, stacks);
  }

  Stacks stacks() {
    return stacks;
  }

  /** Begins a body that leaves {@code shape}'s results. */
  void begin(BlockShape shape) {
    stacks.clear();
    stacks.begin(
        Opcode.BLOCK,
        new BlockShape(shape.type(), BlockShape.EMPTY.parameters(), shape.results()),
        locals.initializedHeight());
  }

  /** {@return whether the final {@code end} is behind the cursor} */
  boolean ended() {
    return stacks.blockCount() == 0;
  }

  /** Validates the instruction that the cursor stands on, and lets it take effect. */
  void instruction() {
    var opcode = cursor.opcode();
    context.gate.require(opcode, cursor.offset());
    var signature = opcode.signature();
    if (signature == Signature.BY_RULE) {
      byRule(opcode);
      return;
    }
    var signatures = Signatures.of(requireImmediates(opcode.immediates()));
    stacks.pop(signatures.parameters(signature));
    stacks.push(signatures.results(signature));
  }

  private void byRule(Opcode opcode) {
    switch (opcode) {
      case UNREACHABLE -> stacks.becomeUnreachable();
      case DROP -> stacks.pop();
      case SELECT -> variables.select();
      case SELECT_TYPED -> variables.selectTyped();

      case BLOCK, LOOP, TRY -> control.block();
      case IF -> control.ifBlock();
      case ELSE -> control.elseBlock();
      case END -> control.endBlock();
      case TRY_TABLE -> control.tryTable();
      case THROW -> control.throwTag();
      case THROW_REF -> control.throwReference();
      case CATCH, CATCH_ALL -> control.legacyCatch();
      case RETHROW -> control.rethrow();
      case DELEGATE -> control.delegate();
      case BR -> control.branch();
      case BR_IF -> control.branchIf();
      case BR_TABLE -> control.branchTable();
      case BR_ON_NULL -> control.branchOnNull();
      case BR_ON_NON_NULL -> control.branchOnNonNull();
      case BR_ON_CAST, BR_ON_CAST_FAIL -> control.branchOnCast();
      case RETURN -> control.returnFromFunction();
      case CALL, RETURN_CALL -> control.call();
      case CALL_INDIRECT, RETURN_CALL_INDIRECT -> {
        requireFirstUnless(Feature.REFERENCE_TYPES, cursor.secondIndex());
        control.callIndirect();
      }
      case CALL_REF, RETURN_CALL_REF -> control.callReference();

      case LOCAL_GET -> variables.getLocal();
      case LOCAL_SET -> variables.setLocal();
      case LOCAL_TEE -> variables.teeLocal();
      case GLOBAL_GET -> variables.getGlobal();
      case GLOBAL_SET -> variables.setGlobal();
      case TABLE_GET, TABLE_SET, TABLE_SIZE, TABLE_GROW, TABLE_FILL -> variables.table();
      case TABLE_INIT -> variables.initializeTable();
      case TABLE_COPY -> variables.copyTable();
      case MEMORY_COPY -> {
        requireFirstUnless(Feature.MULTI_MEMORY, cursor.index() | cursor.secondIndex());
        variables.copyMemory();
      }

      case REF_NULL -> references.nullReference();
      case REF_IS_NULL -> references.isNull();
      case REF_FUNC -> references.function();
      case REF_EQ -> references.areEqual();
      case REF_AS_NON_NULL -> references.asNonNull();
      case REF_TEST, REF_TEST_NULL -> references.test();
      case REF_CAST, REF_CAST_NULL -> references.cast();
      case ANY_CONVERT_EXTERN ->
          references.convert(HeapType.Abstract.EXTERN, HeapType.Abstract.ANY);
      case EXTERN_CONVERT_ANY ->
          references.convert(HeapType.Abstract.ANY, HeapType.Abstract.EXTERN);
      case REF_I31 -> references.i31FromNumber();
      case I31_GET_S, I31_GET_U -> references.numberFromI31();

      case STRUCT_NEW -> aggregates.newStruct();
      case STRUCT_NEW_DEFAULT -> aggregates.newDefaultStruct();
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> aggregates.getField();
      case STRUCT_SET -> aggregates.setField();
      case ARRAY_NEW -> aggregates.newArray();
      case ARRAY_NEW_DEFAULT -> aggregates.newDefaultArray();
      case ARRAY_NEW_FIXED -> aggregates.newFixedArray();
      case ARRAY_NEW_DATA -> aggregates.newArrayFromData();
      case ARRAY_NEW_ELEM -> aggregates.newArrayFromElements();
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> aggregates.getElement();
      case ARRAY_SET -> aggregates.setElement();
      case ARRAY_LEN -> aggregates.arrayLength();
      case ARRAY_FILL -> aggregates.fillArray();
      case ARRAY_COPY -> aggregates.copyArray();
      case ARRAY_INIT_DATA -> aggregates.initializeArrayFromData();
      case ARRAY_INIT_ELEM -> aggregates.initializeArrayFromElements();

      default -> throw new AssertionError("no rule for " + opcode);
    }
  }

  /** Checks immediates beside a fixed signature; returns whether addresses have 64 bits. */
  private boolean requireImmediates(ImmediateShape shape) {
    return switch (shape) {
      case MEMARG_8, MEMARG_16, MEMARG_32, MEMARG_64, MEMARG_128 -> requireAccess(shape);
      case ATOMIC_8, ATOMIC_16, ATOMIC_32, ATOMIC_64 -> {
        boolean wide = requireAccess(shape);
        if (1 << cursor.alignLog2() != shape.accessByteLength()) {
          throw stacks.invalid(
              "invalid alignment: atomic instructions must always specify maximum alignment");
        }
        yield wide;
      }
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE -> {
        requireLane(cursor.secondIndex(), shape.laneCount());
        yield requireAccess(shape);
      }
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 -> {
        requireLane(cursor.index(), shape.laneCount());
        yield false;
      }
      case SHUFFLE -> {
        requireLanes(cursor.literal());
        requireLanes(cursor.highLiteral());
        yield false;
      }
      case MEMORY -> isWide(cursor.index());
      case DATA_AND_MEMORY -> {
        boolean wide = isWide(cursor.secondIndex());
        context.requireData(cursor.index(), cursor.offset());
        yield wide;
      }
      case DATA -> {
        context.requireData(cursor.index(), cursor.offset());
        yield false;
      }
      case ELEMENT -> {
        context.element(cursor.index(), cursor.offset());
        yield false;
      }
      default -> false;
    };
  }

  private boolean requireAccess(ImmediateShape shape) {
    int alignLog2 = cursor.alignLog2();
    if (alignLog2 >= Integer.SIZE - 1 || 1 << alignLog2 > shape.accessByteLength()) {
      throw stacks.invalid("alignment must not be larger than natural");
    }
    boolean wide = isWide(cursor.index());
    if (!wide && Long.compareUnsigned(cursor.literal(), OFFSET_LIMIT) >= 0) {
      throw stacks.invalid("offset out of range: must be <= 2**32");
    }
    return wide;
  }

  private boolean isWide(int memoryIndex) {
    requireFirstUnless(Feature.MULTI_MEMORY, memoryIndex);
    return context.memory(memoryIndex, cursor.offset()).addressType() == AddressType.I64;
  }

  /** Before a feature allowed more than one table or memory, the index was a byte that is zero. */
  private void requireFirstUnless(Feature feature, int index) {
    if (index != 0 && !context.has(feature)) {
      throw MalformedException.at(
          cursor.offset(),
          "zero byte expected: %s support is not enabled"
              .formatted(feature.text().replace('-', ' ')));
    }
  }

  private void requireLane(int laneIndex, int laneCount) {
    if (laneIndex >= laneCount) {
      throw stacks.invalid("invalid lane index");
    }
  }

  private void requireLanes(long lanes) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      requireLane((int) (lanes >>> shift) & 0xFF, LANE_LIMIT_OF_SHUFFLE);
    }
  }
}
