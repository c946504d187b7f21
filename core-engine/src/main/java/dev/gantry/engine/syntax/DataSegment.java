package dev.gantry.engine.syntax;

/** Bytes to copy into memories (core 2.5.9). */
public record DataSegment(Bytes content, SegmentMode mode) {}
