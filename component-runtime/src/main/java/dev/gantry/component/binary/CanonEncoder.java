package dev.gantry.component.binary;

import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOption;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.TypeWriter;

/** Encodes canonical definitions (Binary.md, Canonical Definitions). */
final class CanonEncoder {
  private final ByteWriter to;

  CanonEncoder(ByteWriter to) {
    this.to = to;
  }

  void canon(Canon canon) {
    switch (canon) {
      case Canon.Lift(int coreFunction, var options, int type) -> {
        to.writeByte(0x00);
        to.writeByte(0x00);
        to.writeU32(coreFunction);
        options(options);
        to.writeU32(type);
      }
      case Canon.Lower(int function, var options) -> {
        to.writeByte(0x01);
        to.writeByte(0x00);
        to.writeU32(function);
        options(options);
      }
      case Canon.OfBuiltIn builtIn -> {
        to.writeByte(builtIn.builtIn().code());
        builtIn(builtIn);
      }
    }
  }

  private void builtIn(Canon.OfBuiltIn canon) {
    switch (canon) {
      case Canon.Plain _ -> {}
      case Canon.OfType(_, int type) -> to.writeU32(type);
      case Canon.Copy(_, int type, var options) -> {
        to.writeU32(type);
        options(options);
      }
      case Canon.CancelCopy(_, int type, var async) -> {
        to.writeU32(type);
        flag(async);
      }
      case Canon.MaybeAsync(_, var async) -> flag(async);
      case Canon.WithOptions(_, var options) -> options(options);
      case Canon.TaskReturn(_, var result, var options) -> {
        new TypeEncoder(to).result(result);
        options(options);
      }
      case Canon.Context(_, var type, int slot) -> {
        new TypeWriter(to).valueType(type);
        to.writeU32(slot);
      }
      case Canon.Cancellable(_, var cancellable) -> flag(cancellable);
      case Canon.CancellableMemory(_, var cancellable, int memory) -> {
        flag(cancellable);
        to.writeU32(memory);
      }
      case Canon.OfCoreType(_, int type) -> to.writeU32(type);
      case Canon.OfCoreTypeAndTable(_, int type, int table) -> {
        to.writeU32(type);
        to.writeU32(table);
      }
    }
  }

  private void flag(boolean value) {
    to.writeByte(value ? 1 : 0);
  }

  private void options(CanonOptions options) {
    to.writeList(options.options(), this::option);
  }

  private void option(CanonOption option) {
    switch (option) {
      case StringEncoding encoding -> to.writeByte(encoding.code());
      case CanonOption.Memory(int memory) -> index(0x03, memory);
      case CanonOption.Realloc(int function) -> index(0x04, function);
      case CanonOption.PostReturn(int function) -> index(0x05, function);
      case CanonOption.Async _ -> to.writeByte(0x06);
      case CanonOption.Callback(int function) -> index(0x07, function);
      case CanonOption.CoreFunctionType(int type) -> index(0x08, type);
      case CanonOption.Gc _ -> to.writeByte(0x09);
    }
  }

  private void index(int code, int index) {
    to.writeByte(code);
    to.writeU32(index);
  }
}
