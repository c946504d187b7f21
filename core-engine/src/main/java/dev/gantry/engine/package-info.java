/**
 * The core engine: WebAssembly 3.0 modules, without components.
 *
 * <p>A {@link dev.gantry.engine.Module} is decoded and found valid once, and shared by everyone. A
 * {@link dev.gantry.engine.Linker} says what its imports stand for. A {@link
 * dev.gantry.engine.Store} is where instances live, with limits that hold for all of them:
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="first-call"}
 *
 * <p>Exports are {@link dev.gantry.engine.Function}, {@link dev.gantry.engine.Memory}, {@link
 * dev.gantry.engine.Table}, {@link dev.gantry.engine.Global} and {@link dev.gantry.engine.Tag};
 * numbers come boxed, or unboxed through an interface of the caller's choice:
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="typed-call"}
 *
 * <p>The host offers functions of its own, whose types follow from an interface, or are stated:
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="host-function"}
 *
 * <p>Memories are read and written in place; nobody outside keeps their bytes:
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="memory"}
 *
 * <p>A guest that nobody trusts gets limits. Whatever it does, the call ends, with one of the
 * outcomes of {@link dev.gantry.engine.EngineException}, and tells which functions were active:
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="contained"}
 *
 * <p>A server links once, and opens a store for each request. With a {@link
 * dev.gantry.engine.MemoryBudget} that reuses, it is also the pool in which memories wait, cleared,
 * for the next one:
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="pool"}
 *
 * {@snippet file="dev/gantry/engine/Tour.java" region="per-request"}
 *
 * <p>An {@link dev.gantry.engine.Engine} chooses the features that modules may use and the {@link
 * dev.gantry.engine.Executor} that runs them; results are the same. What exists at run time is in
 * {@code dev.gantry.engine.generated}.
 */
package dev.gantry.engine;
