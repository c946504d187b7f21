/**
 * The compiled executor of the Canonical ABI: code for one function type, written when it is
 * needed.
 *
 * <p>{@link dev.gantry.abi.compiled.Transfer} is the one traversal of types. It moves a value from
 * a {@link dev.gantry.abi.compiled.Source} to a {@link dev.gantry.abi.compiled.Sink}, part by part,
 * and writes the code that does so into an {@link dev.gantry.abi.compiled.Emission}. What a source
 * or sink stands for is its own affair:
 *
 * <table>
 *   <caption>Where values come from and go to</caption>
 *   <tr><th>place</th><th>classes</th></tr>
 *   <tr><td>a guest's memory</td><td>MemorySource, MemorySink</td></tr>
 *   <tr><td>core values of a call</td><td>FlatSource, FlatSink</td></tr>
 *   <tr><td>Java values</td><td>of whoever binds Java classes; they live with the bindings</td></tr>
 * </table>
 *
 * Guest to guest is memory or core values on both sides, and so is fused into one copy ({@link
 * dev.gantry.abi.compiled.FusedCall}); a call from or to the host has Java values on one side.
 *
 * <h2>How a source or a sink is written</h2>
 *
 * <ul>
 *   <li>Scalars are on the JVM's stack between {@code source.scalar} and {@code sink.scalar};
 *       {@code sink.begin} came before, to push what the sink wants below (memory and address).
 *   <li>{@code parts} and {@code payload} give places for the parts. They may write code and keep
 *       local variables: a Java record's sink gives one for each field, and {@code endParts} calls
 *       the constructor. {@code endCase} does the same for cases.
 *   <li>Lists: the source says how long, the sink makes room. {@code ListSink.bulk} copies all
 *       elements at once where it can: a memory sink asks a {@link
 *       dev.gantry.abi.compiled.HostList} for its array, a Java sink looks for {@link
 *       dev.gantry.abi.compiled.MemoryList}. Otherwise the elements follow one by one.
 *   <li>Strings: a sink gets the place of the string, in memory or in a local variable.
 *   <li>Handles travel as representations.
 * </ul>
 *
 * <h2>Methods</h2>
 *
 * HotSpot compiles no method of 8,000 bytes. So what {@link dev.gantry.abi.compiled.Weights}
 * estimates to be long becomes a method of its own: {@code locals}, {@code pass} and {@code moved}
 * carry a source or sink across, and a sink that makes a Java value returns it ({@code returned},
 * {@code returnValue}, {@code taken}). Stateless places (memory, core values) may also be split
 * between two parts or cases. Core values cannot be returned, so what would need that, like types
 * that are nested too deep, is left to the executor that walks types: {@code FusedCall.of} is
 * empty.
 *
 * <h2>Classes</h2>
 *
 * Generated code is an ordinary class in a loader of its own ({@link
 * dev.gantry.abi.compiled.AdapterLoader}). It calls guests through {@link
 * dev.gantry.abi.compiled.CallInterfaces}, and of this module it sees {@link
 * dev.gantry.abi.GuestSide}, {@link dev.gantry.abi.LinearMemory}, {@link
 * dev.gantry.abi.BorrowScope} and {@link dev.gantry.abi.CalleeGate}. It knows a guest by the fields
 * that a {@link dev.gantry.abi.compiled.Side} names. A class is shared by all functions of its
 * shape; what belongs to an instance is in the fields of its objects.
 *
 * <p>Code checks what the specification checks, but does not know where in the arguments it is. A
 * trap is explained by walking the types once more ({@code GuestSide.explainParameters}).
 */
package dev.gantry.abi.compiled;
