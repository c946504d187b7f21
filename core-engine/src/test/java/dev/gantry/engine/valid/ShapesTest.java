package dev.gantry.engine.valid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.binary.ModuleEncoder;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shapes that are legal and large, and such that are small and ask for much. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ShapesTest {
  private static final Instruction END = new Instruction.Plain(Opcode.END);
  private static final Instruction DROP = new Instruction.Plain(Opcode.DROP);

  @Test
  void nestsBlocksDeeply() {
    int depth = 100_000;
    var body = new ArrayList<Instruction>();
    body.addAll(
        Collections.nCopies(depth, new Instruction.Block(Opcode.BLOCK, new BlockType.Empty())));
    body.add(new Instruction.Index(Opcode.BR, depth));
    body.addAll(Collections.nCopies(depth + 1, END));
    var valid = validate(SampleModule.withBody(body));
    int[] deepest = {0};
    valid.walkBody(1, (_, stacks) -> deepest[0] = Math.max(deepest[0], stacks.blockCount()));
    assertThat(deepest[0]).isEqualTo(depth + 1);
  }

  @Test
  void branchesToManyTargets() {
    int depth = 10_000;
    var body = new ArrayList<Instruction>();
    var block = new Instruction.Block(Opcode.BLOCK, new BlockType.Empty());
    body.addAll(Collections.nCopies(depth, block));
    body.add(new Instruction.I32Const(Opcode.I32_CONST, 0));
    var labels = new ArrayList<Integer>();
    for (int i = 0; i < depth; i++) {
      labels.add(i);
    }
    body.add(new Instruction.BranchTable(Opcode.BR_TABLE, labels, depth));
    body.addAll(Collections.nCopies(depth + 1, END));
    assertThat(validate(SampleModule.withBody(body)).syntax().functions()).hasSize(2);
  }

  @Test
  void hasManyLocals() {
    var function =
        new Function(
            0,
            List.of(
                new Function.LocalRun(49_999, NumberType.I64),
                new Function.LocalRun(1, NumberType.F32)),
            InstructionEncoder.encode(
                List.of(new Instruction.Index(Opcode.LOCAL_GET, 49_999), DROP, END)));
    var valid = validate(moduleOf(List.of(List.of()), List.of(List.of()), List.of(function)));
    valid.walkBody(
        0,
        (cursor, stacks) -> {
          if (cursor.opcode() == Opcode.DROP) {
            assertThat(stacks.operand(0)).isEqualTo(NumberType.F32);
          }
        });
  }

  @Test
  void refusesMoreLocalsThanImplementationsAgreeOn() {
    var function =
        new Function(
            0,
            List.of(new Function.LocalRun(50_001, NumberType.I32)),
            InstructionEncoder.encode(List.of(END)));
    var module = moduleOf(List.of(List.of()), List.of(List.of()), List.of(function));
    assertThatThrownBy(() -> validate(module))
        .isInstanceOf(InvalidException.class)
        .hasMessageStartingWith("too many locals: locals exceed maximum of 50000");
  }

  @Test
  void hasManyFunctions() {
    var function = new Function(0, List.of(), InstructionEncoder.encode(List.of(END)));
    var module =
        moduleOf(List.of(List.of()), List.of(List.of()), Collections.nCopies(100_000, function));
    assertThat(validate(module).functionType(99_999).parameters()).isEmpty();
  }

  @Test
  void declaresManyLocalsInManyFunctions() {
    var function =
        new Function(
            0,
            List.of(new Function.LocalRun(50_000, NumberType.I32)),
            InstructionEncoder.encode(List.of(END)));
    var module =
        moduleOf(List.of(List.of()), List.of(List.of()), Collections.nCopies(100_000, function));
    assertThat(validate(module).syntax().functions()).hasSize(100_000);
  }

  @Test
  void takesAndLeavesAThousandValues() {
    List<ValueType> thousand = Collections.nCopies(1_000, NumberType.I64);
    var body = new ArrayList<Instruction>();
    for (int i = 0; i < 1_000; i++) {
      body.add(new Instruction.Index(Opcode.LOCAL_GET, i));
    }
    body.add(new Instruction.Index(Opcode.CALL, 0));
    body.add(END);
    var function = new Function(0, List.of(), InstructionEncoder.encode(body));
    var valid = validate(moduleOf(List.of(thousand), List.of(thousand), List.of(function)));
    assertThat(valid.functionType(0).results()).hasSize(1_000);
  }

  @Test
  void boundsTheOperandStack() {
    List<ValueType> thousand = Collections.nCopies(1_000, NumberType.I64);
    var body = new ArrayList<Instruction>();
    body.addAll(Collections.nCopies(100_000, new Instruction.Index(Opcode.CALL, 0)));
    body.add(END);
    var function = new Function(0, List.of(), InstructionEncoder.encode(body));
    var module = moduleOf(List.of(List.of()), List.of(thousand), List.of(function));
    assertThatThrownBy(() -> validate(module))
        .isInstanceOf(InvalidException.class)
        .hasMessageStartingWith("operand stack too deep");
  }

  @Test
  void bindsManyTypesInOneGroup() {
    var subTypes = new ArrayList<SubType>();
    for (int i = 0; i < 50_000; i++) {
      subTypes.add(
          new SubType(
              false,
              i == 0 || i % 60 == 0 ? List.of() : List.of(i - 1),
              new CompositeType.StructType(List.of())));
    }
    var types = new TypeSpace();
    types.add(new RecursiveType(subTypes));
    assertThat(types.canonical(59).depth()).isEqualTo(59);
    assertThat(types.canonical(59).isSubtypeOf(types.canonical(0))).isTrue();
    assertThat(types.canonical(59).isSubtypeOf(types.canonical(60))).isFalse();
  }

  private static ValidModule validate(ModuleSyntax module) {
    return ModuleValidator.validate(module, Features.ALL);
  }

  /** {@return a module with one function type for each pair of lists} */
  private static ModuleSyntax moduleOf(
      List<List<ValueType>> parameters, List<List<ValueType>> results, List<Function> functions) {
    var types = new ArrayList<RecursiveType>();
    for (int i = 0; i < parameters.size(); i++) {
      var type = new CompositeType.FunctionType(parameters.get(i), results.get(i));
      types.add(new RecursiveType(List.of(new SubType(true, List.of(), type))));
    }
    var module =
        new ModuleSyntax(
            Bytes.of(),
            types,
            List.of(),
            functions,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OptionalInt.empty(),
            List.of(),
            OptionalInt.empty(),
            List.of(),
            List.of());
    return ModuleDecoder.decode(ModuleEncoder.encode(module), Features.ALL);
  }
}
