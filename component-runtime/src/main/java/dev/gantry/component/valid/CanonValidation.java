package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.syntax.BuiltIn;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Validates canonical definitions (CanonicalABI.md, Canonical Definitions). */
final class CanonValidation {
  private final Context context;
  private final ValueTypeValidation valueTypes;
  private final OptionsValidation options;
  private final Signatures signatures;
  private final BuiltIns builtIns;

  CanonValidation(Context context, ValueTypeValidation valueTypes) {
    this.context = context;
    this.valueTypes = valueTypes;
    this.options = new OptionsValidation(context);
    this.signatures = new Signatures(context);
    this.builtIns = new BuiltIns(context, options, signatures);
  }

  /** Adds the function that a definition introduces. */
  void add(Canon canon) {
    Scope scope = context.current();
    switch (canon) {
      case Canon.Lift lift -> scope.addFunction(lift(lift));
      case Canon.Lower lower -> scope.addCoreFunction(lower(lower));
      case Canon.OfBuiltIn builtIn -> scope.addCoreFunction(builtIn(builtIn));
    }
  }

  private FunctionType lift(Canon.Lift lift) {
    Scope scope = context.current();
    FunctionType type = scope.functionType(lift.typeIndex());
    int actual = scope.coreFunction(lift.coreFunctionIndex());
    CompositeType.FunctionType core = context.coreTypes.function(actual);
    CheckedOptions checked = options.check(lift.options());
    options.checkForLifting(checked, core);
    requireAsyncType(checked, type);
    if (checked.options().gc()) {
      new GcSignatures(context, checked).check(type, core);
      return type;
    }
    CompositeType.FunctionType expected =
        context.coreTypes.function(signatures.lift(type, checked));
    requireSame("parameter", expected.parameters(), core.parameters(), lift.coreFunctionIndex());
    requireSame("result", expected.results(), core.results(), lift.coreFunctionIndex());
    return type;
  }

  private static void requireSame(
      String what, List<ValueType> lowered, List<ValueType> actual, int index) {
    if (!lowered.equals(actual)) {
      throw new BrokenRule(
          "lowered %s types `%s` do not match %s types `%s` of core function %d"
              .formatted(what, texts(lowered), what, texts(actual), index));
    }
  }

  private static List<String> texts(List<ValueType> types) {
    return types.stream().map(type -> type.text().toUpperCase(Locale.ROOT)).toList();
  }

  private int lower(Canon.Lower lower) {
    FunctionType type = context.current().function(lower.functionIndex());
    CheckedOptions checked = options.check(lower.options()).requireForLowering();
    requireAsyncType(checked, type);
    return lower(type, checked);
  }

  private int lower(FunctionType type, CheckedOptions checked) {
    if (checked.options().gc()) {
      int declared = checked.coreType().orElseThrow(AssertionError::new);
      new GcSignatures(context, checked).check(type, context.coreTypes.function(declared));
      return declared;
    }
    return signatures.lower(type, checked);
  }

  private static void requireAsyncType(CheckedOptions checked, FunctionType type) {
    if (checked.isAsync() && !type.async()) {
      throw new BrokenRule("the `async` canonical option requires an async function type");
    }
  }

  private int builtIn(Canon.OfBuiltIn canon) {
    builtIns.requireFeature(canon.builtIn());
    return switch (canon) {
      case Canon.Plain(var builtIn) -> builtIns.plain(builtIn);
      case Canon.OfType(var builtIn, int index) -> builtIns.ofType(builtIn, index);
      case Canon.Copy(var builtIn, int index, var given) -> builtIns.copy(builtIn, index, given);
      case Canon.CancelCopy(var builtIn, int index, var async) ->
          builtIns.cancelCopy(builtIn, index, async);
      case Canon.MaybeAsync(var builtIn, var async) -> {
        builtIns.requireSyncOrFeature(builtIn, async);
        yield builtIns.function(List.of(NumberType.I32), List.of(NumberType.I32));
      }
      case Canon.WithOptions(var builtIn, var given) -> builtIns.errorContext(builtIn, given);
      case Canon.TaskReturn(var builtIn, var result, var given) ->
          taskReturn(builtIn, result, given);
      case Canon.Context(var builtIn, var type, int slot) -> slot(builtIn, type, slot);
      case Canon.Cancellable(var builtIn, _) -> builtIns.cancellable(builtIn);
      case Canon.CancellableMemory(_, _, int memory) ->
          builtIns.function(
              List.of(NumberType.I32, OptionsValidation.address(options.memory(memory))),
              List.of(NumberType.I32));
      case Canon.OfCoreType(_, int index) -> {
        startType(index, "spawn");
        throw new BrokenRule("spawn type must be shared");
      }
      case Canon.OfCoreTypeAndTable(var builtIn, int index, int table) ->
          thread(builtIn, index, table);
    };
  }

  private int taskReturn(BuiltIn builtIn, Optional<ValueTypeUse> result, CanonOptions given) {
    List<FunctionType.Parameter> parameters =
        result.stream().map(use -> new FunctionType.Parameter("v", valueTypes.use(use))).toList();
    CheckedOptions checked = options.check(given);
    if (given.realloc().isPresent()) {
      throw new BrokenRule("cannot specify `realloc` option on `task.return`");
    }
    if (given.postReturn().isPresent()) {
      throw new BrokenRule("cannot specify `post-return` option on `task.return`");
    }
    checked.requireForLowering().requireSync(builtIn.text());
    return lower(new FunctionType(parameters, Optional.empty(), false), checked);
  }

  private int slot(BuiltIn builtIn, ValueType type, int slot) {
    String text = builtIn.text();
    if (type == NumberType.I64) {
      context.require(
          ComponentFeature.MEMORY64,
          "64-bit `%s` requires the component model 64-bit feature".formatted(text));
    } else if (type != NumberType.I32) {
      throw new BrokenRule("`%s` only supports `i32` or `i64`".formatted(text));
    }
    Scope scope = context.current();
    if (scope.contextType.filter(other -> !other.equals(type)).isPresent()) {
      throw new BrokenRule("`%s` type must match previous context type".formatted(text));
    }
    scope.contextType = Optional.of(type);
    if (slot != 0) {
      String number = Integer.toUnsignedString(slot);
      context.require(
          ComponentFeature.THREADING, "`%s` immediate must be zero: %s".formatted(text, number));
      if (slot != 1) {
        throw new BrokenRule("`%s` immediate must be zero or one: %s".formatted(text, number));
      }
    }
    return builtIn == BuiltIn.CONTEXT_GET
        ? builtIns.function(List.of(), List.of(type))
        : builtIns.function(List.of(type), List.of());
  }

  private int thread(BuiltIn builtIn, int typeIndex, int tableIndex) {
    boolean spawn = builtIn == BuiltIn.THREAD_SPAWN_INDIRECT;
    startType(typeIndex, spawn ? "spawn" : "start");
    if (spawn) {
      throw new BrokenRule("spawn type must be shared");
    }
    ExternalType.TableType table = context.current().coreTable(tableIndex);
    BrokenRule.within(
        "table is not a 32-bit table of (ref null (func))",
        () ->
            CoreSubtyping.check(
                table,
                new ExternalType.TableType(
                    AddressType.I32,
                    new Limits(0, OptionalLong.empty()),
                    ValueType.ReferenceType.FUNCREF)));
    return builtIns.function(List.of(NumberType.I32, NumberType.I32), List.of(NumberType.I32));
  }

  /** Checks the type of a function that a thread begins with. */
  private void startType(int index, String what) {
    if (!(context.current().coreType(index) instanceof Scope.CoreTypeItem.OfCore(int number))) {
      throw new BrokenRule("expected a core function type");
    }
    if (!(context.coreTypes.get(number).composite()
        instanceof CompositeType.FunctionType(var parameters, var results))) {
      throw new BrokenRule("%s type must be a function".formatted(what));
    }
    boolean wide =
        parameters.equals(List.of(NumberType.I64)) && context.has(ComponentFeature.MEMORY64);
    if (!parameters.equals(List.of(NumberType.I32)) && !wide) {
      throw new BrokenRule(
          "%s function must take a single `i32` argument (currently)".formatted(what));
    }
    if (!results.isEmpty()) {
      throw new BrokenRule("%s function must not return any values".formatted(what));
    }
  }
}
