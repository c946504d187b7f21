package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ValueType;

/** The rules for the types of tables, memories, globals and tags (core 3.2.10 to 3.2.15). */
final class ExternalTypeRules {
  private static final long UNSIGNED_MAXIMUM = -1;
  private static final int DEFAULT_PAGE = ExternalType.MemoryType.DEFAULT_PAGE_BYTE_LENGTH_LOG2;

  private final ModuleContext context;

  ExternalTypeRules(ModuleContext context) {
    this.context = context;
  }

  void table(ExternalType.TableType type, long offset) {
    if (!type.elementType().equals(ValueType.ReferenceType.FUNCREF)) {
      context.requireType(type.elementType(), offset);
    }
    if (type.addressType() == AddressType.I64) {
      context.gate.require(Feature.MEMORY64, offset, "memory64 must be enabled for 64-bit tables");
      limits(type.limits(), UNSIGNED_MAXIMUM, "table size must be at most 2^64-1", offset);
    } else {
      limits(type.limits(), (1L << 32) - 1, "table size must be at most 2^32-1", offset);
    }
  }

  void memory(ExternalType.MemoryType type, long offset) {
    boolean wide = type.addressType() == AddressType.I64;
    if (wide) {
      context.gate.require(
          Feature.MEMORY64, offset, "memory64 must be enabled for 64-bit memories");
    }
    if (type.shared()) {
      context.gate.require(Feature.THREADS, offset, "threads must be enabled for shared memories");
    }
    if (type.declaredPageByteLengthLog2().isPresent()) {
      requirePageSize(type.pageByteLengthLog2(), offset);
    }
    int addressBits = wide ? Long.SIZE : Integer.SIZE;
    int sizeBits = addressBits - type.pageByteLengthLog2();
    // A whole address space of single bytes could not be counted by an address.
    long maximum =
        sizeBits == addressBits ? UNSIGNED_MAXIMUM >>> (Long.SIZE - addressBits) : 1L << sizeBits;
    limits(
        type.limits(),
        maximum,
        "memory size must be at most %s pages (%s)"
            .formatted(Long.toUnsignedString(maximum), wide ? "16EiB" : "4GiB"),
        offset);
    if (type.shared() && type.limits().maximum().isEmpty()) {
      throw InvalidException.at(offset, "shared memory must have maximum size");
    }
  }

  private void requirePageSize(int pageByteLengthLog2, long offset) {
    context.gate.require(
        Feature.CUSTOM_PAGE_SIZES,
        offset,
        "the custom page sizes proposal must be enabled to customize a memory's page size");
    if (pageByteLengthLog2 != 0 && pageByteLengthLog2 != DEFAULT_PAGE) {
      throw InvalidException.at(offset, "invalid custom page size");
    }
  }

  void global(ExternalType.GlobalType type, long offset) {
    context.requireType(type.type(), offset);
  }

  void tag(ExternalType.TagType type, long offset) {
    context.gate.require(Feature.EXCEPTIONS, offset, "exceptions proposal not enabled");
    if (context.functionShape(type.typeIndex(), offset).results().length != 0) {
      throw InvalidException.at(offset, "invalid exception type: non-empty tag result type");
    }
  }

  void requireIndex(ExternalKind kind, int index, long offset) {
    switch (kind) {
      case FUNCTION -> context.functionTypeIndex(index, offset);
      case TABLE -> context.table(index, offset);
      case MEMORY -> context.memory(index, offset);
      case GLOBAL -> context.global(index, offset);
      case TAG -> context.tag(index, offset);
    }
  }

  private static void limits(Limits limits, long maximum, String message, long offset) {
    boolean tooLarge = Long.compareUnsigned(limits.minimum(), maximum) > 0;
    if (limits.maximum().isPresent()) {
      long declared = limits.maximum().getAsLong();
      if (Long.compareUnsigned(limits.minimum(), declared) > 0) {
        throw InvalidException.at(offset, "size minimum must not be greater than maximum");
      }
      tooLarge |= Long.compareUnsigned(declared, maximum) > 0;
    }
    if (tooLarge) {
      throw InvalidException.at(offset, message);
    }
  }
}
