package dev.gantry.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.binary.ModuleEncoder;
import dev.gantry.engine.generate.ModuleGenerator;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.valid.ModuleValidator;
import dev.gantry.engine.valid.SampleModule;
import dev.gantry.engine.valid.StackView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes are, decoding and validating them ends in a module, or in an exception of
 * ours.
 *
 * <p>{@code -Dgantry.fuzz.rounds=1000000} is the long mode, {@code -Dgantry.fuzz.seed=N} repeats a
 * run.
 */
class ModuleFuzzTest {
  private static final int ROUNDS = Integer.getInteger("gantry.fuzz.rounds", 20_000);
  private static final long SEED = Long.getLong("gantry.fuzz.seed", 20_261_124);
  private static final int HEADER = 8;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int validCount;

  @Test
  void endsForMutatedModules() {
    var seeds = seeds();
    seeds.addAll(generated());
    for (int round = 0; round < ROUNDS; round++) {
      check(mutated(seeds.get(random.nextInt(seeds.size()))));
    }
    assertThat(validCount).isPositive();
  }

  @Test
  void endsForRandomBytes() {
    byte[] header = SampleModule.module("(module)").binary().copy();
    for (int round = 0; round < ROUNDS / 3; round++) {
      byte[] bytes = Arrays.copyOf(header, HEADER + random.nextInt(64));
      random.nextBytes(bytes);
      System.arraycopy(header, 0, bytes, 0, HEADER);
      check(bytes);
    }
  }

  /** Bodies of random instructions reach deeper into validation than bytes that are no code. */
  @Test
  void endsForRandomInstructions() {
    var opcodes = Opcode.values();
    for (int round = 0; round < ROUNDS / 3; round++) {
      var body = new ArrayList<Instruction>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        body.add(SampleModule.of(opcodes[random.nextInt(opcodes.length)]));
      }
      body.add(new Instruction.Plain(Opcode.END));
      check(SampleModule.withBody(mutatedBody(body)).binary().copy());
    }
  }

  private Bytes mutatedBody(List<Instruction> body) {
    var bytes = InstructionEncoder.encode(body);
    return random.nextBoolean() ? bytes : Bytes.of(mutated(bytes.copy()));
  }

  private static List<byte[]> generated() {
    var generator = new ModuleGenerator(SEED);
    var modules = new ArrayList<byte[]>();
    for (int i = 0; i < 20; i++) {
      modules.add(generator.next().copy());
    }
    return modules;
  }

  private static List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (var opcode : Opcode.values()) {
      seeds.add(SampleModule.withBody(SampleModule.bodyAround(opcode)).binary().copy());
    }
    return seeds;
  }

  private byte[] mutated(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        case 4 -> bytes = without(bytes, at);
        default -> bytes = with(bytes, at, (byte) random.nextInt());
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private static byte[] with(byte[] bytes, int at, byte added) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = added;
    return longer;
  }

  private void check(byte[] bytes) {
    try {
      var module = ModuleDecoder.decode(Bytes.of(bytes), Features.ALL);
      var valid = ModuleValidator.validate(module, Features.ALL);
      validCount++;
      int imported = valid.importedCount(ExternalKind.FUNCTION);
      for (int i = 0; i < module.functions().size(); i++) {
        valid.walkBody(
            imported + i,
            (cursor, stacks) -> {
              look(stacks);
              cursor.instruction();
            });
      }
      ModuleDecoder.decode(ModuleEncoder.encode(module), Features.ALL);
    } catch (MalformedException | InvalidException _) {
      // One of the two outcomes that bytes may have.
    } catch (RuntimeException | Error e) {
      fail("seed %d: %s for %s".formatted(SEED, e, HexFormat.of().formatHex(bytes)), e);
    }
  }

  private static void look(StackView stacks) {
    for (int depth = 0; depth < stacks.height(); depth++) {
      stacks.operand(depth);
    }
    for (int label = 0; label < stacks.blockCount(); label++) {
      var block = stacks.block(label);
      assertThat(block.labelTypes()).isNotNull();
      assertThat(block.height()).isLessThanOrEqualTo(stacks.height());
    }
  }
}
