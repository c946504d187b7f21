package dev.gantry.engine.binary;

/** Bytes of the binary format that are neither opcodes nor codes of enum constants. */
final class BinaryCodes {
  static final int MAGIC = 0x6D736100;
  static final int VERSION = 1;

  // Types, core 5.3
  static final int EMPTY_BLOCK = 0x40;
  static final int NULLABLE_REFERENCE = 0x63;
  static final int REFERENCE = 0x64;
  static final int FUNCTION_TYPE = 0x60;
  static final int STRUCT_TYPE = 0x5F;
  static final int ARRAY_TYPE = 0x5E;
  static final int SUB_TYPE = 0x50;
  static final int FINAL_SUB_TYPE = 0x4F;
  static final int RECURSIVE_TYPE = 0x4E;

  // Flags of limits, core 5.3.11, and of the threads and custom page sizes proposals
  static final int HAS_MAXIMUM = 1;
  static final int SHARED = 2;
  static final int ADDRESS_64 = 4;
  static final int HAS_PAGE_SIZE = 8;

  // Flags of br_on_cast, core 5.4.2
  static final int CAST_FROM_NULLABLE = 1;
  static final int CAST_TO_NULLABLE = 2;

  // Catch clauses, core 5.4.2
  static final int CATCH = 0;
  static final int CATCH_REF = 1;
  static final int CATCH_ALL = 2;
  static final int CATCH_ALL_REF = 3;

  /** The bit of a memory argument's alignment that announces a memory index, core 5.4.5. */
  static final int HAS_MEMORY_INDEX = 0x40;

  // Flags of element segments, core 5.5.12
  static final int NOT_ACTIVE = 1;
  static final int EXPLICIT_INDEX = 2;
  static final int EXPRESSIONS = 4;

  // Data segments and tables, core 5.5.14 and 5.5.7
  static final int PASSIVE_DATA = 1;
  static final int DATA_WITH_MEMORY_INDEX = 2;
  static final int TABLE_WITH_INITIALIZER = 0x40;

  private BinaryCodes() {}
}
