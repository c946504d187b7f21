package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.component.everything.Echo;
import dev.gantry.component.everything.Everything;
import dev.gantry.component.everything.Everything.FailedException;
import dev.gantry.component.everything.Everything.Level;
import dev.gantry.component.everything.Everything.Lists;
import dev.gantry.component.everything.Everything.Perms;
import dev.gantry.component.everything.Everything.Point;
import dev.gantry.component.everything.Everything.Refusal;
import dev.gantry.component.everything.Everything.RefusalException;
import dev.gantry.component.everything.Everything.Shape;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple12;
import dev.gantry.types.Tuple2;
import dev.gantry.types.Tuple3;
import dev.gantry.types.Tuple4;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A guest that passes on to the host what the host passes to it, and back: every kind of value goes
 * through both directions of typed calls.
 *
 * <p>The first calls of the host walk types, later ones run code made for the method; so each rule
 * is tried several times in a row.
 */
class TypedCallsTest {
  private static final int ROUNDS = 5;
  private static final int SURROGATE = 0xD800;

  private final Store store = Store.create();
  private final Echo host = new Echo();
  private final Everything guest = guest(store, host);

  @AfterEach
  void close() {
    store.close();
  }

  static Everything guest(Store store, Everything host) {
    return ComponentLinker.create()
        .implement("test:types/everything", MethodHandles.lookup(), Everything.class, host)
        .link(Component.of(bytes()))
        .instantiate(store)
        .export("test:types/everything-again", MethodHandles.lookup(), Everything.class);
  }

  private static byte[] bytes() {
    try (InputStream text = TypedCallsTest.class.getResourceAsStream("everything.wat")) {
      return text.readAllBytes();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void scalarsKeepTheirValues() {
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(
              guest.scalars(
                  true,
                  (byte) -128,
                  255,
                  (short) -32768,
                  65535,
                  Integer.MIN_VALUE,
                  0xFFFF_FFFFL,
                  Long.MIN_VALUE,
                  -1,
                  -0.0f,
                  Double.MIN_VALUE,
                  0x10FFFF))
          .isEqualTo(
              new Tuple12<>(
                  true,
                  (byte) -128,
                  255,
                  (short) -32768,
                  65535,
                  Integer.MIN_VALUE,
                  0xFFFF_FFFFL,
                  Long.MIN_VALUE,
                  -1L,
                  -0.0f,
                  Double.MIN_VALUE,
                  0x10FFFF));
    }
  }

  @Test
  void arraysKeepTheirElements() {
    var lists =
        new Lists(
            new byte[] {1, -1},
            new short[] {1, -1},
            new int[] {Integer.MIN_VALUE, 7},
            new long[] {Long.MIN_VALUE},
            new float[] {1.5f, Float.NEGATIVE_INFINITY},
            new double[] {},
            new boolean[] {true, false, true},
            new int[] {0x1F600, 'a'});
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(guest.arrays(lists)).usingRecursiveComparison().isEqualTo(lists);
    }
  }

  @Test
  void stringsKeepEveryCharacter() {
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(
              guest.texts("h\u00e9llo \ud83d\ude00", List.of("", "a", "\u20ac"), Optional.of("x")))
          .isEqualTo(
              new Tuple3<>(
                  "h\u00e9llo \ud83d\ude00", List.of("", "a", "\u20ac"), Optional.of("x")));
    }
  }

  @Test
  void everyCaseOfAVariantIsItself() {
    List<Shape> all =
        List.of(
            new Shape.None(),
            new Shape.Count(-1),
            new Shape.Text("t"),
            new Shape.At(new Point(-3, 0.25)),
            new Shape.Real(2.5f));
    for (int i = 0; i < ROUNDS; i++) {
      for (Shape shape : all) {
        assertThat(guest.shapes(shape, new Perms(5), Level.HIGH, Result.ok(7L)))
            .isEqualTo(new Tuple4<>(shape, new Perms(5), Level.HIGH, Result.ok(7L)));
        assertThat(guest.shapes(shape, new Perms(0), Level.LOW, Result.error("no")))
            .isEqualTo(new Tuple4<>(shape, new Perms(0), Level.LOW, Result.error("no")));
      }
    }
  }

  @Test
  void listsNest() {
    List<Optional<Tuple2<String, List<Point>>>> nested =
        List.of(
            Optional.empty(),
            Optional.of(new Tuple2<>("two", List.of(new Point(1, 2), new Point(3, 4)))),
            Optional.of(new Tuple2<>("none", List.of())));
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(guest.nested(nested)).isEqualTo(nested);
      assertThat(guest.wide(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
          .isEqualTo(153);
    }
  }

  @Test
  void errorsAreExceptions() throws RefusalException, FailedException {
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(guest.divide(7, 2)).isEqualTo(3);
      assertThat(catchThrowableOfType(RefusalException.class, () -> guest.divide(1, 0)).error())
          .isEqualTo(new Refusal(400, "by zero"));
      guest.check(true);
      assertThatThrownBy(() -> guest.check(false)).isInstanceOf(FailedException.class);
    }
  }

  @Test
  void oneCoreValueIsEnoughForSmallResults() {
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(guest.climb(Level.MIDDLE)).isEqualTo(Level.HIGH);
      assertThat(guest.swap(new Point(1, 9))).isEqualTo(new Point(9, 1));
      guest.say("round " + i);
    }
    assertThat(host.said).hasSize(ROUNDS).endsWith("round 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void u8OutOfRangeIsRefusedAndHurtsNobody(int tooMuch) {
    for (int i = 0; i < ROUNDS; i++) {
      assertThatThrownBy(
              () -> guest.scalars(true, (byte) 0, tooMuch, (short) 0, 0, 0, 0, 0, 0, 0, 0, 'a'))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("c: %d is out of range for u8, which is 0 to 255", tooMuch);
      assertThat(guest.climb(Level.LOW)).isEqualTo(Level.MIDDLE);
    }
  }

  @Test
  void refusalsSayWhere() {
    List<Optional<Tuple2<String, List<Point>>>> withNull =
        List.of(Optional.of(new Tuple2<>("x", Arrays.asList(new Point(1, 1), null))));
    for (int i = 0; i < ROUNDS; i++) {
      assertThatThrownBy(() -> guest.nested(withNull))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a[0].some.1[1]: expected a value, found null");
      assertThatThrownBy(() -> guest.texts("fine", List.of("fine", "\ud800"), Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("b[1]: string has an unpaired surrogate 0xd800 at index 0");
      assertThatThrownBy(
              () -> guest.scalars(true, (byte) 0, 0, (short) 0, 0, 0, 0, 0, 0, 0, 0, SURROGATE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("l: 0xd800 is a surrogate, not a char");
    }
    assertThat(guest.climb(Level.LOW)).isEqualTo(Level.MIDDLE);
  }

  @Test
  void hostThatReturnsNullTraps() {
    for (int rounds = 0; rounds < ROUNDS; rounds++) {
      try (Store own = Store.create()) {
        var liar = new Echo();
        Everything fooled = guest(own, liar);
        for (int i = 0; i < rounds; i++) {
          var _ = fooled.swap(new Point(1, 1));
        }
        liar.returnsNull = true;
        assertThatThrownBy(() -> fooled.swap(new Point(1, 1)))
            .isInstanceOf(ComponentTrapException.class)
            .hasMessageContaining("a method of the host returned null");
      }
    }
  }
}
