package dev.gantry.engine.valid;

import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.Bodies;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.ValueType;
import java.util.List;

/** Validates bodies (core 3.6.4) and constant expressions (core 3.5.2), one after another. */
final class ExpressionValidator {
  private final ModuleContext context;
  private final Bytes module;
  private final ConstantRules constants;
  private final Locals locals = new Locals();
  private final InstructionCursor cursor;
  private final BodyValidator validator;
  private boolean atFault;

  ExpressionValidator(ModuleContext context, Bytes module) {
    this.context = context;
    this.module = module;
    constants = new ConstantRules(context);
    cursor = InstructionCursor.over(module);
    validator = new BodyValidator(context, cursor, locals);
  }

  /** {@return whether an expression was being validated when validation ended} */
  boolean atFault() {
    return atFault;
  }

  void constant(Bytes expression, ValueType type) {
    atFault = true;
    locals.clear();
    cursor.moveTo(expression);
    validator.begin(
        new BlockShape(
            new FunctionType(List.of(), List.of(type)),
            BlockShape.EMPTY.parameters(),
            new int[] {context.types.code(type)}));
    while (cursor.next()) {
      constants.require(cursor);
      validator.instruction();
    }
    atFault = false;
  }

  void body(Function function) {
    atFault = true;
    var shape = context.functionShape(function.typeIndex(), function.body().start());
    locals.clear();
    addLocals(function, shape);
    var body = function.body();
    cursor.moveTo(new Bytes(body.array(), body.start(), module.end()));
    validator.begin(shape);
    while (!validator.ended()) {
      // Nothing may be read after the body; but what is there decides how the mistake is called.
      if (cursor.endOffset() >= body.end() || !cursor.next() || cursor.endOffset() > body.end()) {
        throw Bodies.withoutEnd(module, body);
      }
      validator.instruction();
    }
    if (cursor.endOffset() != body.end()) {
      throw MalformedException.at(cursor.endOffset(), "section size mismatch");
    }
    atFault = false;
  }

  private void addLocals(Function function, BlockShape shape) {
    int offset = function.body().start();
    if (!Locals.areSupported(shape.parameters().length, function.locals())) {
      throw InvalidException.at(
          offset, "too many locals: locals exceed maximum of " + Locals.LIMIT);
    }
    locals.addParameters(shape.parameters());
    for (var run : function.locals()) {
      context.requireType(run.type(), offset);
      locals.add((int) run.count(), context.types.code(run.type()));
    }
  }
}
