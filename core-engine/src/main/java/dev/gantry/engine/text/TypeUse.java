package dev.gantry.engine.text;

import dev.gantry.engine.syntax.CompositeType.FunctionType;
import java.util.Optional;

/**
 * A function type as a text uses it (core 6.6.3): by index, spelled out, or both.
 *
 * @param inline what is spelled out; empty where nothing is
 */
record TypeUse(Optional<Integer> typeIndex, Optional<FunctionType> inline) {}
