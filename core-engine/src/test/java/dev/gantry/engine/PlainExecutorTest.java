package dev.gantry.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the interpreter promises beyond the language. */
class PlainExecutorTest {
  private final Guests guests = new Guests(Executor.PLAIN);

  @Test
  void passesMoreParametersThanAMethodOfJavaHas() {
    int count = 600;
    String fields =
        """
        (import "host" "f" (func $f (param %1$s) (result i64)))
        (func $inner (param %1$s) (result i64) (call $f %2$s))
        (func (export "run") (param %1$s) (result i64) (call $inner %2$s))
        """
            .formatted(
                "i64 ".repeat(count),
                IntStream.range(0, count)
                    .mapToObj("(local.get %d)"::formatted)
                    .collect(Collectors.joining(" ")));
    var type =
        new FunctionType(Collections.nCopies(count, NumberType.I64), List.of(NumberType.I64));
    var linker =
        Linker.create()
            .function(
                "host",
                "f",
                type,
                arguments ->
                    new Object[] {Arrays.stream(arguments).mapToLong(n -> (long) n).sum()});
    Object[] arguments = IntStream.range(0, count).mapToObj(i -> (Object) (long) i).toArray();

    assertThat(guests.instance(Store.create(), linker, fields).function("run").call(arguments))
        .containsExactly(count * (count - 1L) / 2);
  }

  /** Runs on a thread that has hardly any stack. */
  private static @Nullable Throwable outcomeOnSmallStack(Runnable guest) throws Exception {
    var outcome = new AtomicReference<@Nullable Throwable>();
    var thread =
        new Thread(
            null,
            () -> {
              try {
                guest.run();
              } catch (Throwable e) {
                outcome.set(e);
              }
            },
            "small",
            160 << 10);
    thread.start();
    thread.join();
    return outcome.get();
  }

  @Test
  void recursionOfGuestsTakesNoStackOfTheThread() throws Exception {
    Function deep =
        guests
            .instance(
                """
                (func $f (export "run") (param i32)
                  (if (local.get 0) (then (call $f (i32.sub (local.get 0) (i32.const 1))))))
                """)
            .function("run");

    assertThat(outcomeOnSmallStack(() -> deep.call(49_000))).isNull();
    assertThat(outcomeOnSmallStack(() -> deep.call(60_000))).isInstanceOf(ExhaustedException.class);
  }

  @Test
  void recursionThroughTheHostLeavesTheStoreInOrder() throws Exception {
    var callee = new ArrayList<Instance>();
    var linker =
        Linker.create()
            .function("host", "f", Runnable.class, () -> callee.getFirst().function("run").call());
    callee.add(
        guests.instance(
            Store.create(),
            linker,
            """
            (import "host" "f" (func $f))
            (func (export "run") (call $f))
            (func (export "fine") (param i32) (result i32) (local.get 0))
            """));

    for (int i = 0; i < 3; i++) {
      assertThat(outcomeOnSmallStack(() -> callee.getFirst().function("run").call()))
          .isInstanceOf(ExhaustedException.class)
          .hasMessage("call stack exhausted");
    }

    assertThat(callee.getFirst().function("fine").call(5)).containsExactly(5);
  }

  @Test
  void frameOfManyLocalsEndsRecursionBeforeMemoryDoes() {
    Function fat =
        guests
            .instance(
                "(func $f (export \"run\") (local %s) (call $f))".formatted("i64 ".repeat(9000)))
            .function("run");

    assertThatThrownBy(fat::call)
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("call stack exhausted");
  }

  @Test
  void anInstanceThatFailedLeavesItsFunctionsBehind() {
    var store = Store.create();
    Table table = Table.create(store, TableType.of(ReferenceType.FUNCREF, 1), null);
    LinkedModule failing =
        Linker.create()
            .define("env", "t", table)
            .link(
                guests.module(
                    """
                    (import "env" "t" (table 1 funcref))
                    (memory 1)
                    (func $f (result i32)
                      (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 4))
                      (i32.load (i32.const 0)))
                    (elem (i32.const 0) func $f)
                    (data (i32.const 65535) "ab")
                    (data (i32.const 0) "\\01\\02\\03\\04")
                    """));

    assertThatThrownBy(() -> failing.instantiate(store)).isInstanceOf(TrapException.class);

    assertThat(((Function) requireNonNull(table.get(0))).call()).containsExactly(0x0403_0201);
  }
}
