package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class HostFunctionTest {
  private final Guests guests;

  HostFunctionTest(Executor executor) {
    guests = new Guests(executor);
  }

  private static final String CALLS_F =
      """
      (import "host" "f" (func $f (param i32) (result i32)))
      (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
      """;
  private static final FunctionType INT_TO_INT =
      FunctionType.of(NumberType.I32).returning(NumberType.I32);

  private Object run(Linker linker, String fields, Object... arguments) {
    return guests
        .instance(Store.create(), linker, fields)
        .function("run")
        .call(arguments)
        .getFirst();
  }

  @Test
  void isCalledWithBoxedValues() {
    var linker =
        Linker.create()
            .function("host", "f", INT_TO_INT, arguments -> new Object[] {(int) arguments[0] + 1});

    assertThat(run(linker, CALLS_F, 41)).isEqualTo(42);
  }

  @Test
  void isCalledThroughATypedInterface() {
    var linker = Linker.create().function("host", "f", IntUnaryOperator.class, value -> value * 2);

    assertThat(run(linker, CALLS_F, 21)).isEqualTo(42);
  }

  @Test
  void isCalledThroughAMethodHandle() throws ReflectiveOperationException {
    var handle =
        MethodHandles.lookup()
            .findStatic(Math.class, "abs", MethodType.methodType(int.class, int.class));
    var linker = Linker.create().function("host", "f", INT_TO_INT, handle);

    assertThat(run(linker, CALLS_F, -42)).isEqualTo(42);
  }

  @Test
  void learnsWhoCalls() {
    var callers = new ArrayList<Instance>();
    var linker =
        Linker.create()
            .function(
                "host",
                "f",
                INT_TO_INT,
                (caller, arguments) -> {
                  callers.add(caller);
                  return arguments;
                });
    Instance guest = guests.instance(Store.create(), linker, CALLS_F);

    guest.function("run").call(1);

    assertThat(callers).containsExactly(guest);
  }

  @Test
  void takesItsTypeFromTheInterface() {
    var linker = Linker.create().function("host", "f", LongBinaryOperator.class, Long::sum);

    assertThatThrownBy(() -> linker.link(guests.module(CALLS_F)))
        .isInstanceOf(UnlinkableException.class)
        .hasMessageContaining("incompatible import type");
  }

  @Test
  void whatItThrowsPassesThroughGuestsUntouched() {
    var thrown = new IOException("disk on fire");
    var linker =
        Linker.create()
            .function(
                "host",
                "f",
                INT_TO_INT,
                _ -> {
                  throw thrown;
                });
    String catchesAll =
        """
        (import "host" "f" (func $f (param i32) (result i32)))
        (func (export "run") (param i32) (result i32)
          (block $caught
            (try_table (catch_all $caught) (return (call $f (local.get 0)))))
          (i32.const -1))
        """;

    assertThatThrownBy(() -> run(linker, catchesAll, 0)).isSameAs(thrown);
  }

  @Test
  void whatItThrowsIsNeverMistakenForATrap() {
    var linker =
        Linker.create()
            .function("host", "f", IntUnaryOperator.class, index -> new int[] {7}[index]);

    assertThatThrownBy(() -> run(linker, CALLS_F, 3))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  @Test
  void guestsCatchTheExceptionsThatItThrowsForThem() {
    Tag tag = Tag.create(NumberType.I32);
    var linker =
        Linker.create()
            .define("host", "tag", tag)
            .function(
                "host",
                "f",
                INT_TO_INT,
                arguments -> {
                  throw tag.exception((int) arguments[0] + 1);
                });
    String catches =
        """
        (import "host" "f" (func $f (param i32) (result i32)))
        (import "host" "tag" (tag $t (param i32)))
        (func (export "run") (param i32) (result i32)
          (block $caught (result i32)
            (try_table (catch $t $caught) (return (call $f (local.get 0))))
            (unreachable)))
        """;

    assertThat(run(linker, catches, 41)).isEqualTo(42);
  }

  @Test
  void mustReturnWhatItsTypeSays() {
    var linker = Linker.create().function("host", "f", INT_TO_INT, _ -> new Object[] {"text"});

    assertThatThrownBy(() -> run(linker, CALLS_F, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a value of type I32, found String");
  }

  @Test
  void mayCallTheGuestThatCallsIt() {
    var callee = new ArrayList<Instance>();
    var linker =
        Linker.create()
            .function(
                "host",
                "f",
                IntUnaryOperator.class,
                n ->
                    n == 0
                        ? 0
                        : n + (int) callee.getFirst().function("run").call(n - 1).getFirst());
    callee.add(guests.instance(Store.create(), linker, CALLS_F));

    assertThat(callee.getFirst().function("run").call(10)).containsExactly(55);
  }
}
