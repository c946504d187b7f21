package dev.gantry.engine;

import dev.gantry.engine.generated.GuestType;

/**
 * What a reference points to (core 2.3.4): one of the abstract types, or one that modules define.
 */
public sealed interface HeapType permits AbstractHeapType, GuestType {}
