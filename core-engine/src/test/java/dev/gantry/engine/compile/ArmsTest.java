package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.GuestFrame;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.StoreLimits;
import dev.gantry.engine.TrapException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmsTest {
  private static final String STEP = "(local.set $pc (i32.add (local.get $pc) (i32.const 1)))";
  private static final String LAST = "(i32.sub (local.get $pc) (i32.const 1))";

  /** Reads the instruction as it is. */
  private static final String BYTE = STEP + "(i32.load8_u " + LAST + ")";

  /** Uses the three bytes that follow as well, so that most indices are beyond the table. */
  private static final String WORD = STEP + "(i32.rotl (i32.load " + LAST + ") (i32.const 1))";

  private static final String MASKED = STEP + "(i32.and (i32.load " + LAST + ") (i32.const 255))";

  /** Cannot be copied, for it calls. */
  private static final String CALLED = STEP + "(call $fetch " + LAST + ")";

  /** Does not look at the program, and ends when the fuel does. */
  private static final String COUNTED =
      """
      (local.set $fuel (i32.sub (local.get $fuel) (i32.const 1)))
      (select
        (i32.and (i32.mul (local.get $fuel) (i32.const 0x9E3779B1)) (i32.const 0xFFF))
        (i32.const -1)
        (i32.gt_s (local.get $fuel) (i32.const 0)))
      """;

  private static Stream<Arguments> interpreters() {
    return Stream.of(BYTE, WORD, MASKED, CALLED)
        .flatMap(fetch -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(fetch, seed)));
  }

  private static Instance instance(Executor executor, String text, Store store) {
    Engine engine = Engine.DEFAULT.withExecutor(executor);
    return Linker.create().link(Module.parse(engine, text)).instantiate(store);
  }

  private static List<Object> outcomes(Executor executor, String text, Store store) {
    Instance instance = instance(executor, text, store);
    var outcomes = new ArrayList<Object>();
    for (long argument = 0; argument < 8; argument++) {
      outcomes.add(instance.function("run").call(argument * 0x9E3779B97F4A7C15L));
    }
    outcomes.add(instance.memory("memory").readLong(64));
    outcomes.add(store.fuel());
    return outcomes;
  }

  private static List<Object> outcomes(Executor executor, String text) {
    return outcomes(executor, text, Store.create());
  }

  @ParameterizedTest
  @MethodSource("interpreters")
  void computeTheSameAsThePlainExecutor(String fetch, long seed) {
    String text = HugeBodies.interpreter(seed, 200, 3, fetch);

    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void takeTheSameFuelAsThePlainExecutor(long seed) {
    String text = HugeBodies.interpreter(seed, 200, 3, BYTE);

    assertThat(fuelTaken(Executor.COMPILED, text)).isEqualTo(fuelTaken(Executor.PLAIN, text));
  }

  @Test
  void computeTheSameWhereCallsAreCounted() {
    String text = HugeBodies.interpreter(6, 200, 3, BYTE);

    assertThat(
            outcomes(Executor.COMPILED, text, Store.create(StoreLimits.DEFAULT.withCallDepth(100))))
        .isEqualTo(outcomes(Executor.PLAIN, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {BYTE, WORD, CALLED})
  void areMethodsThatHotSpotInlines(String fetch) {
    List<Integer> sizes = HugeBodiesTest.methodSizes(HugeBodies.interpreter(7, 200, 4, fetch));

    assertThat(sizes).hasSizeGreaterThan(200).allMatch(size -> size < HugeBodiesTest.HUGE);
    assertThat(sizes.stream().filter(size -> size > 325)).hasSizeLessThan(sizes.size() / 10);
  }

  @Test
  void callTheirPiecesInGroupsIfThereAreThousands() {
    String text = HugeBodies.interpreter(8, 4000, 1, COUNTED);

    assertThat(HugeBodiesTest.methodSizes(text)).allMatch(size -> size < HugeBodiesTest.HUGE);
    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  @Test
  void holdAWideBranchThatIsNotInALoop() {
    String text =
        HugeBodies.interpreter(10, 4096, 1, COUNTED).replace("(loop $next", "(block $next");

    assertThat(HugeBodiesTest.methodSizes(text)).allMatch(size -> size < HugeBodiesTest.HUGE);
    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  @Test
  void mayBeginWithTheLoop() {
    String text =
        HugeBodies.interpreter(13, 200, 2, BYTE)
            .replace("(local.set $fuel (i32.const 3000))", "(loop $first")
            .replace(
                "(block $done (loop $next", "(block $done (loop $next (br_if $first (i32.const 0))")
            .replace("(br $done)))", "(br $done))))");

    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  /** Optimisers put all of an interpreter into a block with results, and below it operands. */
  private static Stream<Arguments> blocksAround() {
    String leave =
        """
        (drop (br_if $value (local.get $v0) (i32.lt_u (local.get $fuel) (i32.const 9))))
        (if (i32.eq (local.get $fuel) (i32.const 1501)) (then (br $value (i64.const 7))))
        """;
    return Stream.of(
        Arguments.of(
            "(local.set $v1 (i64.sub (local.get $v2) (block $value (result i64)",
            leave,
            "(local.get $v4))))"),
        Arguments.of(
            "(local.set $v1 (if $value (result i64) (i64.lt_u (local.get $p) (i64.const 9)) (then ",
            leave,
            "(local.get $v4)) (else (i64.const 5))))"),
        Arguments.of(
            """
            (local.set $v1 (i64.shl (i64.const 3) (i64.sub (local.get $v2)
              (if $value (result i64) (i32.wrap_i64 (local.get $p)) (then (i64.const 5)) (else\s
            """,
            leave,
            "(local.get $v4))))))"),
        Arguments.of(
            """
            (i32.const 11) (f64.const 1.5)
            (loop $again (result i64) (i64.const 8)
            """,
            "",
            """
            (i64.add (local.get $v3)))
            (local.set $v1) (local.set $f) (local.set $v2 (i64.extend_i32_s))
            """),
        Arguments.of(
            "(i64.const 8) (local.get $fuel) (loop $again (param i32) (result i64) (drop)",
            """
            (if (i32.eq (local.get $fuel) (i32.const 1501))
              (then (br $again (local.tee $fuel (i32.const 1499)))))
            """,
            "(local.get $v3)) (local.set $v1) (local.set $v2)"),
        Arguments.of(
            "(local.get $v3) (block $value (result i64 i32) ",
            """
            (br_if $value (local.get $v0) (local.get $fuel)
              (i32.lt_u (local.get $fuel) (i32.const 9)))
            (drop) (drop)
            """,
            "(local.get $v4) (local.get $pc)) (local.set $fuel) (local.set $v1) (local.set $v2)"));
  }

  @ParameterizedTest
  @MethodSource("blocksAround")
  void areFoundInBlocksThatLeaveOperandsOrStandOnThem(String open, String leave, String close) {
    String text = HugeBodies.interpreter(14, 200, 3, BYTE);
    int start = text.indexOf("(block $done");
    int end = text.indexOf("(br $done)))") + "(br $done)))".length();
    String loop = text.substring(start, end);
    String around = loop.replaceFirst("loop \\$next", "$0 " + Matcher.quoteReplacement(leave));
    String whole = text.substring(0, start) + open + around + close + text.substring(end);

    List<Integer> sizes = HugeBodiesTest.methodSizes(whole);
    assertThat(sizes).hasSizeGreaterThan(200).allMatch(size -> size < HugeBodiesTest.HUGE);
    assertThat(outcomes(Executor.COMPILED, whole)).isEqualTo(outcomes(Executor.PLAIN, whole));
    assertThat(fuelTaken(Executor.COMPILED, whole)).isEqualTo(fuelTaken(Executor.PLAIN, whole));
  }

  private static List<Object> fuelTaken(Executor executor, String text) {
    Store store = Store.create();
    store.setFuel(1L << 40);
    return outcomes(executor, text, store);
  }

  /** One block that takes an operand holds all of it, and so does the unit that it is in. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void areCutFurtherWhereAUnitIsTooBig(long seed) {
    String text = HugeBodies.interpreter(seed, 60, 2, BYTE);
    String closed =
        HugeBodies.closed(seed, 400)
            .replace("(block (result i64)", "(i64.const 3) (block (param i64) (result i64) (drop)");
    String both = text.replace("(br $done)))", closed + "(br $done)))");

    assertThat(HugeBodiesTest.methodSizes(both)).allMatch(size -> size < HugeBodiesTest.HUGE);
    assertThat(outcomes(Executor.COMPILED, both)).isEqualTo(outcomes(Executor.PLAIN, both));
  }

  @Test
  void standInATraceAsOneFrame() {
    String text =
        HugeBodies.interpreter(9, 200, 3, BYTE)
            .replace("(i64.mul (local.get 0) (i64.const 31))", "(unreachable)");
    List<GuestFrame> compiled = framesOfTrap(Executor.COMPILED, text);
    List<GuestFrame> plain = framesOfTrap(Executor.PLAIN, text);

    assertThat(compiled).extracting(GuestFrame::functionIndex).containsExactly(0, 2);
    assertThat(compiled)
        .extracting(GuestFrame::byteOffset)
        .isEqualTo(plain.stream().map(GuestFrame::byteOffset).toList());
  }

  private static List<GuestFrame> framesOfTrap(Executor executor, String text) {
    return catchThrowableOfType(TrapException.class, () -> outcomes(executor, text)).guestFrames();
  }
}
