package dev.gantry.engine.valid;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.engine.Features;
import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.binary.ModuleEncoder;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import dev.gantry.engine.text.TextModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** A module with something in every index space, and an instruction for every opcode that fits. */
public final class SampleModule {
  private static final int STRUCT_TYPE = 1;
  private static final int NUMERIC_ARRAY_TYPE = 2;
  private static final int PACKED_ARRAY_TYPE = 3;
  private static final int REFERENCE_ARRAY_TYPE = 4;
  private static final int PACKED_FIELD = 1;

  private static final String TEXT =
      """
      (module
        (type (func))
        (type (struct (field (mut i32) (mut i8))))
        (type (array (mut i32)))
        (type (array (mut i8)))
        (type (array (mut funcref)))
        (func)
        (table 1 funcref)
        (memory 1 2 shared)
        (tag)
        (global (mut i32) (i32.const 0))
        (export "f" (func 0))
        (elem funcref (ref.func 0))
        (data "bytes"))
      """;

  private static final ModuleSyntax MODULE = module(TEXT);

  private SampleModule() {}

  /** {@return the module of a text} */
  public static ModuleSyntax module(String text) {
    return ModuleDecoder.decode(Bytes.of(TextModule.parse(text.getBytes(UTF_8))), Features.ALL);
  }

  /** {@return the module with a second function, which has two i32 locals and this body} */
  public static ModuleSyntax withBody(List<Instruction> body) {
    return withBody(InstructionEncoder.encode(body));
  }

  /** {@return the module with a second function, which has two i32 locals and this body} */
  public static ModuleSyntax withBody(Bytes body) {
    var module = MODULE;
    var functions = new ArrayList<>(module.functions());
    functions.add(new Function(0, List.of(new Function.LocalRun(2, NumberType.I32)), body));
    var changed =
        new ModuleSyntax(
            module.binary(),
            module.types(),
            module.imports(),
            functions,
            module.tables(),
            module.memories(),
            module.tags(),
            module.globals(),
            module.exports(),
            module.start(),
            module.elements(),
            OptionalInt.of(module.data().size()),
            module.data(),
            module.customSections());
    return ModuleDecoder.decode(ModuleEncoder.encode(changed), Features.ALL);
  }

  /** {@return a body that is dead from its beginning, in which an opcode stands where it may} */
  public static List<Instruction> bodyAround(Opcode opcode) {
    var body = new ArrayList<Instruction>();
    body.add(plain(Opcode.UNREACHABLE));
    switch (opcode) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> Collections.addAll(body, of(opcode), end());
      case ELSE -> Collections.addAll(body, block(Opcode.IF), of(opcode), end());
      case END -> Collections.addAll(body, block(Opcode.BLOCK), end());
      case CATCH, CATCH_ALL -> Collections.addAll(body, block(Opcode.TRY), of(opcode), end());
      case DELEGATE -> Collections.addAll(body, block(Opcode.TRY), of(opcode));
      case RETHROW ->
          Collections.addAll(body, block(Opcode.TRY), plain(Opcode.CATCH_ALL), of(opcode), end());
      case BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
          Collections.addAll(
              body,
              new Instruction.Block(
                  Opcode.BLOCK,
                  new BlockType.Result(new ReferenceType(true, HeapType.Abstract.ANY))),
              plain(Opcode.UNREACHABLE),
              of(opcode),
              plain(Opcode.UNREACHABLE),
              end());
      default -> body.add(of(opcode));
    }
    body.add(plain(Opcode.UNREACHABLE));
    body.add(end());
    return body;
  }

  private static Instruction plain(Opcode opcode) {
    return new Instruction.Plain(opcode);
  }

  private static Instruction end() {
    return plain(Opcode.END);
  }

  private static Instruction block(Opcode opcode) {
    return new Instruction.Block(opcode, new BlockType.Empty());
  }

  /** {@return an instruction that fits the module, with immediates that are not all zero} */
  public static Instruction of(Opcode opcode) {
    int alignLog2 =
        Integer.numberOfTrailingZeros(Math.max(1, opcode.immediates().accessByteLength()));
    return switch (opcode.immediates()) {
      case NONE, ZERO_BYTE -> plain(opcode);
      case BLOCK_TYPE -> block(opcode);
      case BLOCK_TYPE_AND_CATCHES ->
          new Instruction.TryTable(
              opcode, new BlockType.Function(0), List.of(new Catch.Tagged(0, 0), new Catch.All(0)));
      case VALUE_TYPES -> new Instruction.Select(opcode, List.<ValueType>of(NumberType.V128));
      case LABELS -> new Instruction.BranchTable(opcode, List.of(0, 0, 0), 0);
      case CAST_BRANCH ->
          new Instruction.CastBranch(
              opcode,
              0,
              new ReferenceType(true, HeapType.Abstract.EQ),
              new ReferenceType(false, new HeapType.Defined(STRUCT_TYPE)));
      case LABEL, FUNCTION, GLOBAL, TABLE, ELEMENT, TAG, MEMORY, DATA ->
          new Instruction.Index(opcode, 0);
      case LOCAL -> new Instruction.Index(opcode, 1);
      case TYPE -> new Instruction.Index(opcode, typeOf(opcode));
      case TYPE_AND_FIELD ->
          new Instruction.IndexPair(
              opcode,
              STRUCT_TYPE,
              opcode == Opcode.STRUCT_GET_S || opcode == Opcode.STRUCT_GET_U ? PACKED_FIELD : 0);
      case TYPE_AND_LENGTH -> new Instruction.IndexPair(opcode, NUMERIC_ARRAY_TYPE, 3);
      case TYPE_AND_DATA -> new Instruction.IndexPair(opcode, NUMERIC_ARRAY_TYPE, 0);
      case TYPE_AND_ELEMENT -> new Instruction.IndexPair(opcode, REFERENCE_ARRAY_TYPE, 0);
      case TYPE_AND_TYPE ->
          new Instruction.IndexPair(opcode, NUMERIC_ARRAY_TYPE, NUMERIC_ARRAY_TYPE);
      case TYPE_AND_TABLE, TABLE_AND_TABLE, ELEMENT_AND_TABLE, MEMORY_AND_MEMORY, DATA_AND_MEMORY ->
          new Instruction.IndexPair(opcode, 0, 0);
      case MEMARG_8,
          MEMARG_16,
          MEMARG_32,
          MEMARG_64,
          MEMARG_128,
          ATOMIC_8,
          ATOMIC_16,
          ATOMIC_32,
          ATOMIC_64 ->
          new Instruction.MemoryAccess(opcode, 0, alignLog2, 0xFFFF_FFFFL);
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE ->
          new Instruction.MemoryLaneAccess(opcode, 0, alignLog2, 5, 1);
      case HEAP_TYPE -> new Instruction.HeapTypeOperand(opcode, HeapType.Abstract.EXTERN);
      case REFERENCE_TO, NULLABLE_REFERENCE_TO ->
          new Instruction.HeapTypeOperand(opcode, new HeapType.Defined(STRUCT_TYPE));
      case I32 -> new Instruction.I32Const(opcode, -129);
      case I64 -> new Instruction.I64Const(opcode, Long.MIN_VALUE);
      case F32 -> new Instruction.F32Const(opcode, 0xFFA0_0001);
      case F64 -> new Instruction.F64Const(opcode, 0xFFF4_0000_0000_0001L);
      case V128 -> new Instruction.V128Const(opcode, -2, 3);
      case SHUFFLE ->
          new Instruction.Shuffle(
              opcode, List.of(0, 31, 1, 30, 2, 29, 3, 28, 4, 27, 5, 26, 6, 25, 7, 24));
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 ->
          new Instruction.Lane(opcode, opcode.immediates().laneCount() - 1);
    };
  }

  private static int typeOf(Opcode opcode) {
    return switch (opcode) {
      case CALL_REF, RETURN_CALL_REF -> 0;
      case STRUCT_NEW, STRUCT_NEW_DEFAULT -> STRUCT_TYPE;
      case ARRAY_GET_S, ARRAY_GET_U -> PACKED_ARRAY_TYPE;
      default -> NUMERIC_ARRAY_TYPE;
    };
  }
}
