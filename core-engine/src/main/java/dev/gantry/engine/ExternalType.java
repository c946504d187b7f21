package dev.gantry.engine;

/** The type of something that modules import and export (core 2.3.16). */
public sealed interface ExternalType
    permits FunctionType, TableType, MemoryType, GlobalType, TagType {}
