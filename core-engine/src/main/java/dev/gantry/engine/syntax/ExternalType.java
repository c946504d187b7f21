package dev.gantry.engine.syntax;

import java.util.OptionalInt;

/** The type of something that modules import and export (core 2.3.16). */
public sealed interface ExternalType {

  /** {@return the index space that it belongs to} */
  default ExternalKind kind() {
    return switch (this) {
      case FunctionImport _ -> ExternalKind.FUNCTION;
      case TableType _ -> ExternalKind.TABLE;
      case MemoryType _ -> ExternalKind.MEMORY;
      case GlobalType _ -> ExternalKind.GLOBAL;
      case TagType _ -> ExternalKind.TAG;
    };
  }

  /** A function of the type at a type index. */
  record FunctionImport(int typeIndex) implements ExternalType {}

  /** A table (core 2.3.14). */
  record TableType(AddressType addressType, Limits limits, ValueType.ReferenceType elementType)
      implements ExternalType {}

  /**
   * A memory (core 2.3.13).
   *
   * @param declaredPageByteLengthLog2 the page size, where the module says one
   */
  record MemoryType(
      AddressType addressType,
      Limits limits,
      boolean shared,
      OptionalInt declaredPageByteLengthLog2)
      implements ExternalType {

    /** Pages are 64 KiB unless a module chooses otherwise. */
    public static final int DEFAULT_PAGE_BYTE_LENGTH_LOG2 = 16;

    /** A memory whose module says the size of its pages only if it is not 64 KiB. */
    public MemoryType(
        AddressType addressType, Limits limits, boolean shared, int pageByteLengthLog2) {
      this(
          addressType,
          limits,
          shared,
          pageByteLengthLog2 == DEFAULT_PAGE_BYTE_LENGTH_LOG2
              ? OptionalInt.empty()
              : OptionalInt.of(pageByteLengthLog2));
    }

    /** {@return the page size as an exponent of 2} */
    public int pageByteLengthLog2() {
      return declaredPageByteLengthLog2.orElse(DEFAULT_PAGE_BYTE_LENGTH_LOG2);
    }
  }

  /** A global (core 2.3.15). */
  record GlobalType(ValueType type, boolean mutable) implements ExternalType {}

  /** A tag, whose exceptions carry the parameters of the function type at a type index. */
  record TagType(int typeIndex) implements ExternalType {}
}
