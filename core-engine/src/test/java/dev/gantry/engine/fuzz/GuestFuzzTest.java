package dev.gantry.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineException;
import dev.gantry.engine.Executor;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.Linker;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.Module;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.Store;
import dev.gantry.engine.StoreLimits;
import dev.gantry.engine.V128;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.text.TextModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever a valid guest does, a call of it ends in one of the outcomes of the specification.
 *
 * <p>Guests are modules of many features with some bytes changed, with little fuel. {@code
 * -Dgantry.fuzz.rounds=1000000} is the long mode, {@code -Dgantry.fuzz.seed=N} repeats a run.
 */
class GuestFuzzTest {
  private static final int ROUNDS = Integer.getInteger("gantry.fuzz.rounds", 20_000);
  private static final long SEED = Long.getLong("gantry.fuzz.seed", 20_261_125);
  private static final int HEADER = 8;
  private static final Engine ENGINE = Engine.DEFAULT.withExecutor(Executor.PLAIN);

  private static final List<String> GUESTS =
      List.of(
          """
          (memory 1 3) (global $g (mut i64) (i64.const 7))
          (data "passive bytes") (data (i32.const 8) "active")
          (func (export "a") (param i32 i64) (result i64)
            (local $i i32)
            (loop $again
              (i64.store offset=16 (local.get $i) (i64.add (local.get 1) (global.get $g)))
              (memory.copy (i32.const 100) (local.get $i) (i32.const 9))
              (global.set $g (i64.rotl (i64.load (local.get $i)) (i64.extend_i32_u (local.get 0))))
              (local.set $i (i32.add (local.get $i) (i32.const 8)))
              (br_if $again (i32.lt_u (local.get $i) (local.get 0))))
            (memory.init 0 (i32.const 3) (i32.const 1) (i32.const 5))
            (drop (memory.grow (i32.const 1)))
            (i64.load8_s (i32.const 5)))
          (func (export "b") (param f64 f32) (result i32)
            (i32.trunc_f64_s (f64.mul (local.get 0) (f64.promote_f32 (f32.sqrt (local.get 1))))))
          """,
          """
          (type $f (func (param i32) (result i32)))
          (table $t 4 8 funcref)
          (elem (i32.const 0) func $double $down $double)
          (elem $more func $down)
          (func $double (type $f) (i32.mul (local.get 0) (i32.const 2)))
          (func $down (export "down") (type $f)
            (if (result i32) (i32.eqz (local.get 0))
              (then (i32.const 0))
              (else (return_call $down (i32.sub (local.get 0) (i32.const 1))))))
          (func (export "call") (param i32 i32) (result i32)
            (table.init $t $more (i32.const 3) (i32.const 0) (i32.const 1))
            (drop (table.grow $t (ref.null func) (i32.const 1)))
            (call_indirect $t (type $f) (local.get 1) (local.get 0)))
          (func (export "switch") (param i32) (result i32)
            (block (block (block (br_table 0 1 2 (local.get 0)))
              (return (i32.const 10))) (return (i32.const 11)))
            (i32.const 12))
          """,
          """
          (tag $t (param i32)) (tag $u)
          (func $throws (param i32)
            (if (i32.and (local.get 0) (i32.const 1)) (then (throw $t (local.get 0))))
            (if (i32.and (local.get 0) (i32.const 2)) (then (throw $u))))
          (func (export "catches") (param i32) (result i32)
            (block $u (result exnref)
              (block $t (result i32)
                (try_table (catch $t $t) (catch_all_ref $u) (call $throws (local.get 0)))
                (return (i32.const -1)))
              (return))
            (throw_ref))
          (func (export "legacy") (param i32) (result i32)
            try (result i32)
              (call $throws (local.get 0)) (i32.const 5)
            catch $t
            catch_all
              try (call $throws (i32.const 1)) delegate 0
              (i32.const 6)
            end)
          """,
          """
          (type $point (struct (field (mut i8)) (field (mut f64)) (field (ref null $point))))
          (type $bytes (array (mut i16))) (type $refs (array (mut anyref)))
          (data $d "some bytes of data")
          (func (export "gc") (param i32) (result i32)
            (local $p (ref null $point)) (local $b (ref null $bytes)) (local $r (ref null $refs))
            (local.set $p
              (struct.new $point (local.get 0) (f64.const 2) (struct.new_default $point)))
            (struct.set $point 1 (local.get $p) (f64.neg (struct.get $point 1 (local.get $p))))
            (local.set $b (array.new_data $bytes $d (i32.const 1) (i32.const 4)))
            (local.set $r (array.new $refs (local.get $p) (i32.const 3)))
            (array.set $refs (local.get $r) (i32.const 1) (ref.i31 (local.get 0)))
            (array.fill $bytes (local.get $b) (i32.const 1) (local.get 0) (i32.const 2))
            (i32.add
              (struct.get_s $point 0 (local.get $p))
              (block $no (result i32)
                (drop (block $other (result anyref)
                  (br $no (i31.get_s (br_on_cast_fail $other anyref (ref i31)
                    (array.get $refs (local.get $r) (i32.const 1)))))))
                (array.get_u $bytes (local.get $b) (i32.const 2)))))
          """,
          """
          (memory i64 1)
          (func (export "simd") (param v128 i32 i64) (result v128)
            (v128.store offset=32 (local.get 2) (local.get 0))
            (i8x16.shuffle 0 17 2 19 4 21 6 23 8 25 10 27 12 29 14 31
              (i16x8.add_sat_s (local.get 0) (v128.load16x4_u (i64.const 30)))
              (f32x4.max (i32x4.splat (local.get 1))
                (v128.load32_lane 2 (i64.const 9)
                  (i64x2.extmul_low_i32x4_s (local.get 0) (local.get 0))))))
          (func (export "wide") (param i64 i64) (result i64 i64)
            (i64.add128 (local.get 0) (local.get 1) (i64.mul_wide_u (local.get 0) (local.get 1))))
          (func (export "atomic") (param i64 i32) (result i32)
            (i32.atomic.rmw16.add_u (local.get 0) (local.get 1)))
          """);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int callCount;

  @Test
  void endsForMutatedGuests() {
    List<byte[]> guests =
        GUESTS.stream()
            .map(text -> TextModule.parse(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] guest = mutated(guests.get(random.nextInt(guests.size())));
      try {
        run(guest);
      } catch (EngineException | GuestException e) {
        // An outcome.
      } catch (RuntimeException | Error e) {
        fail("seed %d, module %s".formatted(SEED, HexFormat.of().formatHex(guest)), e);
      }
    }
    assertThat(callCount).isGreaterThan(ROUNDS / 10);
  }

  private byte[] mutated(byte[] guest) {
    byte[] mutated = guest.clone();
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(HEADER, mutated.length);
      mutated[at] =
          (byte)
              (random.nextBoolean() ? random.nextInt(256) : mutated[at] ^ 1 << random.nextInt(8));
    }
    return mutated;
  }

  private void run(byte[] guest) {
    Module module;
    try {
      module = Module.of(ENGINE, guest.clone());
    } catch (MalformedException | InvalidException e) {
      return;
    }
    var limits = StoreLimits.DEFAULT.withMemoryBytes(16 << 20).withTableElements(10_000);
    var store = Store.create(limits);
    store.setFuel(10_000);
    store.setDeadline(Duration.ofSeconds(20));
    Instance instance = Linker.create().link(module).instantiate(store);
    for (Module.Export export : module.exports()) {
      if (export.type() instanceof FunctionType type && takesAnyNull(type)) {
        call(instance, export.name(), type);
      }
    }
  }

  private static boolean takesAnyNull(FunctionType type) {
    return type.parameters().stream()
        .noneMatch(parameter -> parameter instanceof ReferenceType(var nullable, _) && !nullable);
  }

  private void call(Instance instance, String name, FunctionType type) {
    @Nullable Object[] arguments = new @Nullable Object[type.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(type.parameters().get(i));
    }
    callCount++;
    try {
      var results = instance.function(name).call(arguments);
      assertThat(results).hasSameSizeAs(type.results());
    } catch (EngineException | GuestException e) {
      // An outcome.
    }
  }

  private @Nullable Object argument(ValueType type) {
    return switch (type) {
      case NumberType number ->
          switch (number) {
            case I32 -> random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(40);
            case I64 -> random.nextInt(3) == 0 ? random.nextLong() : random.nextLong(40);
            case F32 -> Float.intBitsToFloat(random.nextInt());
            case F64 -> Double.longBitsToDouble(random.nextLong());
            case V128 -> new V128(random.nextLong(), random.nextLong());
          };
      case ReferenceType _ -> null;
    };
  }
}
