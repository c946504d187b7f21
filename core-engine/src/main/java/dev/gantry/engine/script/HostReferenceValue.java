package dev.gantry.engine.script;

/** What {@code (ref.extern 1)} and {@code (ref.host 1)} refer to: a number tells them apart. */
record HostReferenceValue(long number) {}
