package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.generated.CoreSignatures;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls with unboxed values, in both directions. */
@ParameterizedClass
@EnumSource
class TypedCallTest {
  private final Guests guests;

  TypedCallTest(Executor executor) {
    guests = new Guests(executor);
  }

  /** One parameter of each type that has a Java type of its own. */
  @FunctionalInterface
  public interface All {
    /** {@return the number} */
    double call(int i, long j, float f, double d, V128 v, Function function, Object object);
  }

  /** Wants to know who calls. */
  @FunctionalInterface
  public interface WithCaller {
    /** {@return the number} */
    int call(Instance caller, int number);
  }

  /** Throws what it likes. */
  @FunctionalInterface
  public interface Failing {
    /** Throws. */
    void run() throws IOException;
  }

  /** Numbers of all kinds. */
  @FunctionalInterface
  public interface Numbers {
    /** {@return the sum} */
    double add(int i, long j, float f, double d);
  }

  private static final String EXPORTS_ALL =
      """
      (import "host" "f"
        (func $f (param i32 i64 f32 f64 v128 funcref externref) (result f64)))
      (func $run (export "run") (param externref) (result f64)
        (call $f (i32.const 1) (i64.const 2) (f32.const 3) (f64.const 4)
          (v128.const i64x2 5 6) (ref.func $run) (local.get 0)))
      """;

  @Test
  void valuesOfEveryTypeReachTheHost() {
    var seen = new ArrayList<Object>();
    All all =
        (i, j, f, d, v, function, object) -> {
          seen.addAll(List.of(i, j, f, d, v, function, object));
          return 7.5;
        };
    Linker linker = Linker.create().function("host", "f", All.class, all);

    Instance guest = guests.instance(Store.create(), linker, EXPORTS_ALL);

    assertThat(guest.function("run").call("text")).containsExactly(7.5);
    assertThat(seen).containsExactly(1, 2L, 3f, 4d, new V128(5, 6), guest.function("run"), "text");
  }

  @Test
  void numbersOfEveryTypeReachTheGuest() {
    Instance guest =
        guests.instance(
            """
            (func (export "add") (param i32 i64 f32 f64) (result f64)
              (f64.add
                (f64.add (f64.convert_i32_s (local.get 0)) (f64.convert_i64_s (local.get 1)))
                (f64.add (f64.promote_f32 (local.get 2)) (local.get 3))))
            """);

    assertThat(guest.function("add").as(Numbers.class).add(1, 2, 3.5f, 4.25)).isEqualTo(10.75);
  }

  @Test
  void oneInterfaceServesManyObjectsAndInstances() {
    String fields =
        """
        (import "host" "f" (func $f (param i32) (result i32)))
        (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
        """;
    for (int factor = 1; factor < 10; factor++) {
      int by = factor;
      IntUnaryOperator times = number -> number * by;
      Linker linker = Linker.create().function("host", "f", IntUnaryOperator.class, times);
      Function run = guests.instance(Store.create(), linker, fields).function("run");

      assertThat(run.as(IntUnaryOperator.class).applyAsInt(10)).isEqualTo(10 * factor);
    }
  }

  @Test
  void theHostLearnsWhoCalls() {
    var callers = new ArrayList<Instance>();
    WithCaller remembering =
        (caller, number) -> {
          callers.add(caller);
          return number;
        };
    Linker linker = Linker.create().function("host", "f", WithCaller.class, remembering);

    Instance guest =
        guests.instance(
            Store.create(),
            linker,
            """
            (import "host" "f" (func $f (param i32) (result i32)))
            (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
            """);
    guest.function("run").call(1);

    assertThat(callers).containsExactly(guest);
  }

  @Test
  void checkedExceptionsPassThroughGuestsUntouched() {
    var thrown = new IOException("disk on fire");
    Failing failing =
        () -> {
          throw thrown;
        };
    Linker linker = Linker.create().function("host", "f", Failing.class, failing);
    Instance guest =
        guests.instance(
            Store.create(),
            linker,
            """
            (import "host" "f" (func $f))
            (func (export "run") (block $caught (try_table (catch_all $caught) (call $f))))
            """);

    assertThatThrownBy(guest.function("run").as(Failing.class)::run).isSameAs(thrown);
  }

  @Test
  void trapsNameTheFunctionsThatWereActive() {
    Function run = guests.instance("(func $boom (export \"run\") unreachable)").function("run");
    Runnable view = run.as(Runnable.class);

    assertThatThrownBy(view::run)
        .isInstanceOfSatisfying(
            TrapException.class,
            trap -> {
              assertThat(trap.trap()).isEqualTo(Trap.UNREACHABLE);
              assertThat(trap.guestFrames()).hasSize(1);
            });
    assertThatThrownBy(view::run).isInstanceOf(TrapException.class);
  }

  @Test
  void classesMadeAtRunTimeShareAnInterfaceWithTheEngine() throws ReflectiveOperationException {
    var type = FunctionType.of(NumberType.I32, NumberType.I64).returning(NumberType.I64);
    Class<?> shared = CoreSignatures.callInterface(type);
    var signature = MethodType.methodType(long.class, int.class, long.class);

    assertThat(shared).isSameAs(CoreSignatures.callInterface(type));
    assertThat(MethodHandles.publicLookup().findVirtual(shared, "call", signature)).isNotNull();
    Function add =
        guests
            .instance(
                """
                (func (export "add") (param i32 i64) (result i64)
                  (i64.add (i64.extend_i32_s (local.get 0)) (local.get 1)))
                """)
            .function("add");
    assertThat(shared.getMethod("call", int.class, long.class).invoke(add.as(shared), 40, 2L))
        .isEqualTo(42L);
  }

  @Test
  void refusesAnInterfaceThatIsNotPublic() {
    assertThatThrownBy(() -> Function.create(Hidden.class, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a public interface in an exported package");
  }

  @FunctionalInterface
  interface Hidden {
    void run();
  }
}
