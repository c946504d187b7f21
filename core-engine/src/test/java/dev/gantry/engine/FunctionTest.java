package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.generated.I31;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FunctionTest {
  private final Guests guests;

  FunctionTest(Executor executor) {
    guests = new Guests(executor);
  }

  @Test
  void callsWithBoxedValues() {
    Instance guest =
        guests.instance(
            """
            (func (export "swap") (param i32 i64 f32 f64) (result f64 f32 i64 i32)
              (local.get 3) (local.get 2) (local.get 1) (local.get 0))
            """);

    assertThat(guest.function("swap").call(1, 2L, 3f, 4d)).containsExactly(4d, 3f, 2L, 1);
  }

  @Test
  void passesVectorsAndReferences() {
    Instance guest =
        guests.instance(
            """
            (func (export "v") (param v128) (result v128) (local.get 0))
            (func (export "e") (param externref) (result externref) (local.get 0))
            (func $f (export "f") (result funcref) (ref.func $f))
            (func (export "i") (result i31ref) (ref.i31 (i32.const -7)))
            """);
    var vector = new V128(1, -2);
    var something = new AtomicInteger(42);

    assertThat(guest.function("v").call(vector)).containsExactly(vector);
    assertThat(guest.function("e").call(something).getFirst()).isSameAs(something);
    assertThat(guest.function("e").call((Object) null)).containsExactly((Object) null);
    assertThat(guest.function("f").call()).containsExactly(guest.function("f"));
    assertThat(guest.function("i").call()).containsExactly(I31.of(-7));
  }

  @Test
  void refusesArgumentsThatDoNotFitTheType() {
    Function id =
        guests
            .instance("(func (export \"id\") (param i32) (result i32) (local.get 0))")
            .function("id");

    assertThatThrownBy(() -> id.call(1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a value of type I32, found Long");
    assertThatThrownBy(id::call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 1 values, found 0");
  }

  @Test
  void becomesAnObjectOfAFunctionalInterface() {
    Instance guest =
        guests.instance(
            """
            (func (export "add") (param i32 i32) (result i32)
              (i32.add (local.get 0) (local.get 1)))
            """);

    var add = guest.function("add").as(IntBinaryOperator.class);

    assertThat(add.applyAsInt(40, 2)).isEqualTo(42);
  }

  @Test
  void refusesAnInterfaceOfAnotherSignature() {
    Function add =
        guests
            .instance(
                """
                (func (export "add") (param i32 i32) (result i32)
                  (i32.add (local.get 0) (local.get 1)))
                """)
            .function("add");

    assertThatThrownBy(() -> add.as(IntUnaryOperator.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a method of type (int,int)int, found (int)int");
  }

  @Test
  void becomesAMethodHandleOfTheCoreSignature() throws Throwable {
    Function pair =
        guests
            .instance(
                """
                (func (export "pair") (param f64) (result f64 i32)
                  (local.get 0) (i32.const 5))
                """)
            .function("pair");

    assertThat(pair.handle().type()).isEqualTo(MethodType.methodType(Object[].class, double.class));
    assertThat((Object[]) pair.handle().invokeExact(2.5)).containsExactly(2.5, 5);
  }

  @Test
  void keepsTheTypeOfAFunction() {
    Function function =
        guests
            .instance("(func (export \"f\") (param i32 externref) (result v128) unreachable)")
            .function("f");

    assertThat(function.type())
        .isEqualTo(
            FunctionType.of(NumberType.I32, ReferenceType.EXTERNREF).returning(NumberType.V128));
  }
}
