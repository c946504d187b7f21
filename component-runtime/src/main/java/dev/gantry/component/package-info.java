/**
 * Runs WebAssembly components: read, link, instantiate, call.
 *
 * <h2>A first call</h2>
 *
 * {@link dev.gantry.component.Component} is what a file says, {@link
 * dev.gantry.component.ComponentLinker} is what the host has on offer. Linking the two gives a
 * {@link dev.gantry.component.LinkedComponent}, of which each {@link dev.gantry.component.Store}
 * gets a {@link dev.gantry.component.ComponentInstance} of its own.
 *
 * {@snippet class="dev.gantry.component.Tour" region="first-call"}
 *
 * Arguments and results are plain Java values, as {@link dev.gantry.abi} lists them. Where classes
 * were generated from the WIT, {@link dev.gantry.component.ComponentInstance#export} gives an
 * object of a generated interface instead.
 *
 * <h2>Functions of the host</h2>
 *
 * A component reaches nothing but what the linker offers: lambdas, Java objects behind a generated
 * interface, other components, instances.
 *
 * {@snippet class="dev.gantry.component.Tour" region="host-function"}
 *
 * <h2>What to share, what to keep apart</h2>
 *
 * Components and linked components hold no state: make them once, share them between threads. A
 * store and its instances hold all the state there is, and admit one thread at a time. A server
 * links once and opens a store for each request. A {@link dev.gantry.engine.MemoryBudget} bounds
 * what all of them use together, and is the pool in which the memories of closed stores wait,
 * cleared, for the next:
 *
 * {@snippet class="dev.gantry.component.Tour" region="pool"}
 *
 * {@snippet class="dev.gantry.component.Tour" region="per-request"}
 *
 * <h2>Resources</h2>
 *
 * A resource of a guest is a {@link dev.gantry.types.ResourceHandle} here, to be closed or given
 * away. A resource of the host is the Java object itself: it is closed when the guest drops it, or
 * with the store.
 *
 * <h2>When it fails</h2>
 *
 * Whatever a component can do wrong is a {@link dev.gantry.component.ComponentException}, whose
 * permitted types tell the stage. Linking reports all unmet imports at once, each with a remedy. A
 * trap ends the use of the instance. What the caller does wrong is an {@link
 * java.lang.IllegalArgumentException} or {@link java.lang.IllegalStateException}, and does no harm.
 * What is not covered is an {@link dev.gantry.types.UnsupportedFeatureException}.
 */
package dev.gantry.component;
