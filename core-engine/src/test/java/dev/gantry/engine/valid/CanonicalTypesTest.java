package dev.gantry.engine.valid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Features;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTypesTest {

  @Test
  void isTheSameInAllModules() {
    var one = types("(type (func)) (type $t (struct (field (ref null $t))))");
    var other = types("(type $u (struct (field (ref null $u)))) (type (func (param i32)))");
    assertThat(one.canonical(1)).isSameAs(other.canonical(0));
    assertThat(one.canonical(0)).isNotSameAs(other.canonical(1));
  }

  @Test
  void tellsGroupsFromTypesAlone() {
    var types = types("(type (func)) (rec (type (func))) (rec (type (func)) (type (func)))");
    assertThat(types.canonical(0)).isSameAs(types.canonical(1));
    assertThat(types.canonical(2)).isNotSameAs(types.canonical(0));
    assertThat(types.canonical(2)).isNotSameAs(types.canonical(3));
  }

  @Test
  void tellsTypesByFinalityMutabilityAndPacking() {
    var types =
        types(
            "(type (struct (field i32))) (type (sub (struct (field i32))))"
                + " (type (struct (field (mut i32)))) (type (struct (field i16)))");
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(types.canonical(i)).isNotSameAs(types.canonical(j));
      }
    }
  }

  @Test
  void followsTheChainOfSupertypes() {
    var types =
        types(
            "(type $a (sub (struct))) (type $b (sub $a (struct (field i32))))"
                + " (type $c (sub $b (struct (field i32) (field i64)))) (type $d (sub $a (struct)))");
    var a = types.canonical(0);
    var c = types.canonical(2);
    assertThat(c.isSubtypeOf(a)).isTrue();
    assertThat(c.isSubtypeOf(c)).isTrue();
    assertThat(a.isSubtypeOf(c)).isFalse();
    assertThat(types.canonical(3).isSubtypeOf(types.canonical(1))).isFalse();
    assertThat(c.depth()).isEqualTo(2);
    assertThat(c.supertype(1)).isSameAs(types.canonical(1));
  }

  @Test
  void forgetsWhatNoModuleUses() throws InterruptedException {
    var id = types("(type (struct (field i64 i64 f32 v128)))").canonical(0).id();
    // The collector decides when; it needs not be at the first time of asking.
    boolean forgotten = false;
    for (int i = 0; i < 50 && !forgotten; i++) {
      System.gc();
      Thread.sleep(10);
      forgotten = types("(type (struct (field i64 i64 f32 v128)))").canonical(0).id() != id;
    }
    assertThat(forgotten).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, ANY, true",
    "NONE, STRUCT, true",
    "NONE, FUNC, false",
    "I31, EQ, true",
    "EQ, ANY, true",
    "ANY, EQ, false",
    "NOFUNC, FUNC, true",
    "NOEXTERN, EXTERN, true",
    "NOEXN, EXN, true",
    "EXN, ANY, false",
    "STRUCT, ARRAY, false",
  })
  void ordersAbstractTypes(HeapType.Abstract type, HeapType.Abstract above, boolean expected) {
    assertThat(HeapTypes.matches(type, above)).isEqualTo(expected);
    var space = new TypeSpace();
    var reference = new ReferenceType(false, type);
    var nullable = new ReferenceType(true, above);
    assertThat(TypeSpace.matches(space, reference, space, nullable)).isEqualTo(expected);
    assertThat(space.matches(space.code(reference), space.code(nullable))).isEqualTo(expected);
    assertThat(TypeSpace.matches(space, nullable, space, reference)).isFalse();
  }

  @Test
  void comparesTypesOfTwoModules() {
    var one = types("(type (func)) (type (sub (struct))) (type (sub 1 (struct (field i32))))");
    var other = types("(type (sub (struct)))");
    var below = new ReferenceType(false, new HeapType.Defined(2));
    var above = new ReferenceType(true, new HeapType.Defined(0));
    assertThat(TypeSpace.matches(one, below, other, above)).isTrue();
    assertThat(TypeSpace.matches(other, above, one, below)).isFalse();
    assertThat(
            TypeSpace.matches(one, new ReferenceType(false, new HeapType.Defined(0)), other, above))
        .isFalse();
    assertThat(TypeSpace.matches(one, NumberType.I32, other, NumberType.I32)).isTrue();
    assertThat(TypeSpace.matches(one, NumberType.I32, other, above)).isFalse();
  }

  private static TypeSpace types(String definitions) {
    return ModuleValidator.validate(
            SampleModule.module("(module %s)".formatted(definitions)), Features.ALL)
        .types();
  }
}
