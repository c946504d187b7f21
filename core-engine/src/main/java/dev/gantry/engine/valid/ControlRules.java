package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules for control instructions (core 3.4.2), and for the legacy form of exceptions. */
final class ControlRules {
  private static final int EXCEPTION = ValueCode.reference(false, HeapType.Abstract.EXN);
  private static final int NULLABLE_EXCEPTION = ValueCode.reference(true, HeapType.Abstract.EXN);

  private final ModuleContext context;
  private final TypeSpace types;
  private final InstructionCursor cursor;
  private final Stacks stacks;
  private final Locals locals;
  private final Map<ValueType, BlockShape> resultShapes = new HashMap<>();

  ControlRules(ModuleContext context, InstructionCursor cursor, Stacks stacks, Locals locals) {
    this.context = context;
    this.types = context.types;
    this.cursor = cursor;
    this.stacks = stacks;
    this.locals = locals;
  }

  // Blocks

  void block() {
    begin(cursor.opcode(), blockShape());
  }

  void ifBlock() {
    var shape = blockShape();
    stacks.pop(ValueCode.I32);
    begin(Opcode.IF, shape);
  }

  void elseBlock() {
    if (stacks.top().opener() != Opcode.IF) {
      throw MalformedException.at(cursor.offset(), "END opcode expected");
    }
    var ended = end();
    stacks.begin(Opcode.ELSE, ended.shape(), locals.initializedHeight());
  }

  void endBlock() {
    var ended = end();
    if (ended.opener() == Opcode.IF) {
      // Without an else, what the block takes is what it leaves.
      stacks.begin(Opcode.ELSE, ended.shape(), locals.initializedHeight());
      ended = end();
    }
    if (stacks.blockCount() > 0) {
      stacks.push(ended.shape().results());
    }
  }

  void tryTable() {
    var shape = blockShape();
    for (var clause : cursor.catches()) {
      requireHandler(clause);
    }
    begin(Opcode.TRY_TABLE, shape);
  }

  private void requireHandler(Catch clause) {
    var label = stacks.frame(clause.labelIndex()).label();
    var caught =
        switch (clause) {
          case Catch.Tagged(int tagIndex, _) -> context.tag(tagIndex, cursor.offset()).parameters();
          case Catch.TaggedReference(int tagIndex, _) ->
              withException(context.tag(tagIndex, cursor.offset()).parameters());
          case Catch.All _ -> new int[0];
          case Catch.AllReference _ -> new int[] {EXCEPTION};
        };
    if (!matches(caught, label)) {
      throw stacks.invalid(
          "type mismatch: catch handler requires %s but label has %s"
              .formatted(types.text(label), types.text(caught)));
    }
  }

  private static int[] withException(int[] parameters) {
    var all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = EXCEPTION;
    return all;
  }

  private void begin(Opcode opener, BlockShape shape) {
    stacks.pop(shape.parameters());
    stacks.begin(opener, shape, locals.initializedHeight());
  }

  private Frame end() {
    var ended = stacks.end();
    locals.restore(ended.initializedHeight());
    return ended;
  }

  private BlockShape blockShape() {
    return switch (cursor.blockType()) {
      case BlockType.Empty _ -> BlockShape.EMPTY;
      case BlockType.Result(var type) -> resultShape(type);
      case BlockType.Function(int typeIndex) -> {
        context.gate.require(
            Feature.MULTI_VALUE,
            cursor.offset(),
            "blocks, loops, and ifs may only produce a resulttype when multi-value is not enabled");
        yield context.functionShape(typeIndex, cursor.offset());
      }
    };
  }

  private BlockShape resultShape(ValueType type) {
    var known = resultShapes.get(type);
    if (known == null) {
      context.requireType(type, cursor.offset());
      known =
          new BlockShape(
              new FunctionType(List.of(), List.of(type)), new int[0], new int[] {types.code(type)});
      resultShapes.put(type, known);
    }
    return known;
  }

  // Legacy exceptions

  void legacyCatch() {
    requireLegacyTry();
    var caught =
        cursor.opcode() == Opcode.CATCH
            ? context.tag(cursor.index(), cursor.offset()).parameters()
            : BlockShape.EMPTY.parameters();
    var shape = end().shape();
    stacks.beginHandler(cursor.opcode(), shape, caught, locals.initializedHeight());
  }

  private void requireLegacyTry() {
    var opener = stacks.top().opener();
    if (opener != Opcode.TRY && opener != Opcode.CATCH) {
      throw stacks.invalid("%s found outside of a try block".formatted(cursor.opcode().mnemonic()));
    }
  }

  void rethrow() {
    var opener = stacks.frame(cursor.index()).opener();
    if (opener != Opcode.CATCH && opener != Opcode.CATCH_ALL) {
      throw stacks.invalid("invalid rethrow label");
    }
    stacks.becomeUnreachable();
  }

  void delegate() {
    if (stacks.top().opener() != Opcode.TRY) {
      throw stacks.invalid("delegate found outside of a try block");
    }
    var shape = end().shape();
    stacks.frame(cursor.index());
    stacks.push(shape.results());
  }

  // Branches

  void branch() {
    stacks.pop(stacks.frame(cursor.index()).label());
    stacks.becomeUnreachable();
  }

  void branchIf() {
    var label = stacks.frame(cursor.index()).label();
    stacks.pop(ValueCode.I32);
    stacks.pop(label);
    stacks.push(label);
  }

  @SuppressWarnings("ReferenceEquality") // the same array need not be checked twice
  void branchTable() {
    stacks.pop(ValueCode.I32);
    var label = stacks.frame(cursor.label(cursor.labelCount())).label();
    int[] checked = {};
    for (int i = 0; i <= cursor.labelCount(); i++) {
      var other = stacks.frame(cursor.label(i)).label();
      if (other.length != label.length) {
        throw stacks.invalid(
            "type mismatch: br_table labels require %s and %s"
                .formatted(types.text(label), types.text(other)));
      }
      if (other != checked) {
        stacks.require(other);
        checked = other;
      }
    }
    stacks.becomeUnreachable();
  }

  void returnFromFunction() {
    stacks.pop(stacks.outermost().shape().results());
    stacks.becomeUnreachable();
  }

  void branchOnNull() {
    var label = stacks.frame(cursor.index()).label();
    int reference = stacks.popReference();
    stacks.pop(label);
    stacks.push(label);
    stacks.push(ValueCode.withNullable(reference, false));
  }

  void branchOnNonNull() {
    var label = stacks.frame(cursor.index()).label();
    if (label.length == 0 || !ValueCode.isReference(label[label.length - 1])) {
      throw stacks.invalid(
          "type mismatch: instruction requires reference type but label has " + types.text(label));
    }
    int reference = stacks.popReference();
    stacks.push(ValueCode.withNullable(reference, false));
    stacks.pop(label);
    stacks.pushAllButLast(label);
  }

  void branchOnCast() {
    int from = castType(cursor.castFrom());
    int to = castType(cursor.castTo());
    if (!types.matches(to, from)) {
      throw stacks.invalid(
          "type mismatch on cast: type %s does not match %s"
              .formatted(types.text(to), types.text(from)));
    }
    // What is left when the cast fails is no null if the cast lets nulls pass.
    int rest = ValueCode.isNullable(to) ? ValueCode.withNullable(from, false) : from;
    boolean onSuccess = cursor.opcode() == Opcode.BR_ON_CAST;
    int branching = onSuccess ? to : rest;
    var label = stacks.frame(cursor.index()).label();
    if (label.length == 0 || !types.matches(branching, label[label.length - 1])) {
      throw stacks.invalid(
          "type mismatch: instruction requires type %s but label has %s"
              .formatted(types.text(branching), types.text(label)));
    }
    stacks.pop(from);
    stacks.push(branching);
    stacks.pop(label);
    stacks.pushAllButLast(label);
    stacks.push(onSuccess ? rest : to);
  }

  private int castType(ValueType.ReferenceType type) {
    context.requireType(type, cursor.offset());
    return types.code(type);
  }

  // Calls

  void call() {
    var shape = types.functionShape(context.functionTypeIndex(cursor.index(), cursor.offset()));
    finishCall(Objects.requireNonNull(shape), Opcode.CALL);
  }

  void callIndirect() {
    var table = context.table(cursor.secondIndex(), cursor.offset());
    var shape = context.functionShape(cursor.index(), cursor.offset());
    if (!types.matches(
        types.code(table.elementType()), ValueCode.reference(true, HeapType.Abstract.FUNC))) {
      throw stacks.invalid(
          "type mismatch: instruction requires table of function type but table has element type "
              + table.elementType().text());
    }
    stacks.pop(ValueCode.of(table.addressType().valueType()));
    finishCall(shape, Opcode.CALL_INDIRECT);
  }

  void callReference() {
    var shape = context.functionShape(cursor.index(), cursor.offset());
    stacks.pop(types.referenceCode(true, cursor.index()));
    finishCall(shape, Opcode.CALL_REF);
  }

  private void finishCall(BlockShape callee, Opcode returning) {
    if (cursor.opcode() == returning) {
      stacks.pop(callee.parameters());
      stacks.push(callee.results());
      return;
    }
    var results = stacks.outermost().shape().results();
    if (!matches(callee.results(), results)) {
      throw stacks.invalid(
          "type mismatch: current function requires result type %s but callee returns %s"
              .formatted(types.text(results), types.text(callee.results())));
    }
    stacks.pop(callee.parameters());
    stacks.becomeUnreachable();
  }

  // Exceptions

  void throwTag() {
    stacks.pop(context.tag(cursor.index(), cursor.offset()).parameters());
    stacks.becomeUnreachable();
  }

  void throwReference() {
    stacks.pop(NULLABLE_EXCEPTION);
    stacks.becomeUnreachable();
  }

  private boolean matches(int[] some, int[] others) {
    if (some.length != others.length) {
      return false;
    }
    for (int i = 0; i < some.length; i++) {
      if (!types.matches(some[i], others[i])) {
        return false;
      }
    }
    return true;
  }
}
