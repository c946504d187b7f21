package dev.gantry.engine.generated;

import dev.gantry.engine.syntax.Export;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The index spaces of an instance in the making, each with imported entities first. */
// Handed over once, to the instance that then owns it; only the engine makes one.
@SuppressWarnings({"ArrayRecordComponent", "exports"})
public record InstanceParts(
    @Nullable FunctionReference[] functions,
    LinearMemory[] memories,
    GuestTable[] tables,
    GlobalCell[] globals,
    GuestTag[] tags,
    GuestType[] types,
    byte[][] data,
    @Nullable Object[][] elements,
    Map<String, Export> exports) {}
