package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Features;
import dev.gantry.engine.Simd;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.valid.ModuleValidator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchesTest {
  private static final int[] NO_ENTRIES = {};
  private static final int MANY = 100;

  private static Body body(long seed) {
    byte[] binary = TextModule.parse(HugeBodies.module(seed, 60).getBytes(StandardCharsets.UTF_8));
    var module =
        ModuleValidator.validate(
            ModuleDecoder.decode(Bytes.of(binary), Features.ALL), Features.ALL);
    return new CompiledModule(module, ClassStore.NONE, Simd.LONGS).read(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void areAskedAboutAsIfTheyWereWalked(long seed) {
    Body body = body(seed);
    var stretches = new Stretches(body);
    var random = new Random(seed);
    for (int question = 0; question < 2000; question++) {
      int from = random.nextInt(body.count);
      int to = from + random.nextInt(body.count - from + 1);
      var names = new TreeSet<Integer>();
      var writes = new TreeSet<Integer>();
      var exits = new TreeSet<Integer>();
      for (int at = from; at < to; at++) {
        switch (body.opcodes[at]) {
          case LOCAL_GET -> names.add(body.indices[at]);
          case LOCAL_SET, LOCAL_TEE -> {
            names.add(body.indices[at]);
            writes.add(body.indices[at]);
          }
          default -> {
            if (body.isLive(at)) {
              exits.addAll(targets(body, at));
            }
          }
        }
      }
      exits.removeIf(target -> target >= from);
      var named = new long[stretches.words()];
      var written = new long[stretches.words()];
      stretches.addLocals(from, to, named, written);

      assertThat(Liveness.members(named)).isEqualTo(array(names));
      assertThat(Liveness.members(written)).isEqualTo(array(writes));
      assertThat(stretches.exits(from, to, NO_ENTRIES, MANY)).isEqualTo(array(exits));
      assertThat(stretches.isRefused(from, to)).isFalse();
    }
  }

  private static List<Integer> targets(Body body, int at) {
    return switch (body.opcodes[at]) {
      case BR, BR_IF -> List.of(body.targets[at]);
      case RETURN -> List.of(Body.WHOLE);
      case BR_TABLE -> Arrays.stream(body.table(at)).boxed().toList();
      default -> List.of();
    };
  }

  private static int[] array(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void doNotLeaveByTheirEntries(long seed) {
    Body body = body(seed);
    int[] all = new Stretches(body).exits(body.count / 2, body.count, NO_ENTRIES, MANY);

    int[] others = new Stretches(body).exits(body.count / 2, body.count, all, MANY);

    assertThat(all).isNotEmpty();
    assertThat(others).isEmpty();
  }
}
