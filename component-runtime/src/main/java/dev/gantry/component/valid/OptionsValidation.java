package dev.gantry.component.valid;

import dev.gantry.abi.PointerType;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.syntax.CanonOption;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Validates canonical options (Explainer.md, Canonical ABI). */
final class OptionsValidation {
  private final Context context;

  OptionsValidation(Context context) {
    this.context = context;
  }

  CheckedOptions check(CanonOptions options) {
    requireUnique(options);
    PointerType pointer = PointerType.I32;
    var coreType = OptionalInt.empty();
    for (CanonOption option : options.options()) {
      switch (option) {
        case CanonOption.Memory(int index) -> pointer = memory(index);
        case CanonOption.Async _ ->
            context.require(
                ComponentFeature.ASYNC,
                "canonical option `async` requires the component model async feature");
        case CanonOption.CoreFunctionType(int index) -> coreType = OptionalInt.of(coreType(index));
        case CanonOption.Gc _ ->
            context.require(
                ComponentFeature.GC, "canonical option `gc` requires the `cm-gc` feature");
        case StringEncoding _,
            CanonOption.Realloc _,
            CanonOption.PostReturn _,
            CanonOption.Callback _ -> {}
      }
    }
    if (!options.async() && options.callback().isPresent()) {
      throw new BrokenRule("cannot specify callback without async");
    }
    if (options.async() && options.postReturn().isPresent()) {
      throw new BrokenRule("cannot specify post-return function in async");
    }
    if (!options.gc() && coreType.isPresent()) {
      throw new BrokenRule("cannot specify `core-type` without `gc`");
    }
    checkRealloc(options, pointer);
    return new CheckedOptions(options, pointer, coreType);
  }

  private static void requireUnique(CanonOptions options) {
    Optional<StringEncoding> encoding = Optional.empty();
    Set<String> seen = new HashSet<>();
    for (CanonOption option : options.options()) {
      if (option instanceof StringEncoding other) {
        if (encoding.isPresent()) {
          throw new BrokenRule(
              "canonical encoding option `%s` conflicts with option `%s`"
                  .formatted(text(encoding.get()), text(other)));
        }
        encoding = Optional.of(other);
      } else if (!seen.add(text(option))) {
        throw new BrokenRule(
            "canonical option `%s` is specified more than once".formatted(text(option)));
      }
    }
  }

  private static String text(CanonOption option) {
    return switch (option) {
      case StringEncoding encoding -> encoding.text().replace('+', '-');
      case CanonOption.Memory _ -> "memory";
      case CanonOption.Realloc _ -> "realloc";
      case CanonOption.PostReturn _ -> "post-return";
      case CanonOption.Async _ -> "async";
      case CanonOption.Callback _ -> "callback";
      case CanonOption.CoreFunctionType _ -> "core type";
      case CanonOption.Gc _ -> "gc";
    };
  }

  /** {@return the type of addresses in a memory that values can lie in} */
  PointerType memory(int index) {
    ExternalType.MemoryType type = context.current().coreMemory(index);
    boolean wide = type.addressType() == AddressType.I64;
    if (wide) {
      context.require(
          ComponentFeature.MEMORY64, "64-bit memories require the `cm64` feature to be enabled");
    }
    CoreSubtyping.check(
        type,
        new ExternalType.MemoryType(
            type.addressType(),
            new Limits(0, OptionalLong.empty()),
            false,
            type.pageByteLengthLog2()));
    return wide ? PointerType.I64 : PointerType.I32;
  }

  private int coreType(int index) {
    context.require(
        ComponentFeature.GC,
        "canonical option `core type` requires the component model gc feature");
    if (context.current().coreType(index) instanceof Scope.CoreTypeItem.OfCore(int number)
        && context.coreTypes.get(number).composite() instanceof CompositeType.FunctionType) {
      return number;
    }
    throw new BrokenRule("canonical option `core type` must reference a core function type");
  }

  private void checkRealloc(CanonOptions options, PointerType pointer) {
    if (options.realloc().isEmpty()) {
      return;
    }
    if (options.memory().isEmpty()) {
      throw new BrokenRule("canonical option `realloc` requires `memory` to also be specified");
    }
    ValueType address = address(pointer);
    CompositeType.FunctionType type = function(options.realloc().getAsInt());
    if (!type.parameters().equals(List.of(address, address, address, address))
        || !type.results().equals(List.of(address))) {
      throw new BrokenRule(
          "canonical option `realloc` uses a core function with an incorrect signature");
    }
  }

  /** Checks what only makes sense where a core function is lifted. */
  void checkForLifting(CheckedOptions checked, CompositeType.FunctionType lifted) {
    CanonOptions options = checked.options();
    if (options.postReturn().isPresent()) {
      CompositeType.FunctionType type = function(options.postReturn().getAsInt());
      if (!type.parameters().equals(lifted.results()) || !type.results().isEmpty()) {
        throw new BrokenRule(
            "canonical option `post-return` uses a core function with an incorrect signature");
      }
    }
    if (options.async() && options.callback().isEmpty()) {
      context.require(
          ComponentFeature.ASYNC_STACKFUL, "requires the component model async stackful feature");
    }
    if (options.callback().isPresent()) {
      CompositeType.FunctionType type = function(options.callback().getAsInt());
      List<ValueType> three = List.of(NumberType.I32, NumberType.I32, NumberType.I32);
      if (!type.parameters().equals(three) || !type.results().equals(List.of(NumberType.I32))) {
        throw new BrokenRule(
            "canonical option `callback` uses a core function with an incorrect signature");
      }
    }
    if (checked.coreType().isPresent()) {
      throw new BrokenRule("canonical option `core-type` is not allowed in `canon lift`");
    }
  }

  private CompositeType.FunctionType function(int index) {
    return context.coreTypes.function(context.current().coreFunction(index));
  }

  static ValueType address(PointerType pointer) {
    return switch (pointer) {
      case I32 -> NumberType.I32;
      case I64 -> NumberType.I64;
    };
  }
}
