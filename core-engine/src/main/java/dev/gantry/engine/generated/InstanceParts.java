package dev.gantry.engine.generated;

import org.jspecify.annotations.Nullable;

/** The index spaces of an instance in the making, each with imported entities first. */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, to the instance that then owns it.
public record InstanceParts(
    @Nullable FunctionReference[] functions,
    LinearMemory[] memories,
    GuestTable[] tables,
    GlobalCell[] globals,
    GuestTag[] tags,
    GuestType[] types,
    byte[][] data,
    @Nullable Object[][] elements) {}
