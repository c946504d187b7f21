package dev.gantry.bench;

import dev.gantry.bench.bindings.calls.bench.calls.Calls;
import dev.gantry.component.Component;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The guests and the host that the benchmarks of calls use. */
final class CallFixtures {
  /** What is a long list here: as long as a page of memory. */
  static final int LONG = 65_536;

  private CallFixtures() {}

  /** {@return one of the components of this module} */
  static Component component(String name) {
    try (InputStream text = CallFixtures.class.getResourceAsStream("calls/" + name + ".wat")) {
      if (text == null) {
        throw new AssertionError("no resource " + name);
      }
      return Component.of(text.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** {@return a guest of the fixtures; the root of the checkout is where this is run} */
  static Component guest(String name) {
    return Component.read(
        Path.of(System.getProperty("gantry.root", "."), "fixtures/guests", name + ".wasm"));
  }

  /** The host's own implementation, which computes nothing. */
  static final class HostCalls implements Calls {
    private final byte[] bytes = new byte[LONG];

    @Override
    public void nop() {}

    @Override
    public long scale(long count, long factor) {
      return count * factor & 0xFFFF_FFFFL;
    }

    @Override
    public long choose(Level level) {
      return level.ordinal();
    }

    @Override
    public String echo(String text) {
      return text;
    }

    @Override
    public long take(byte[] taken) {
      return taken.length;
    }

    @Override
    public long takeWords(int[] words) {
      return words.length;
    }

    @Override
    public long takeDoubles(double[] doubles) {
      return doubles.length;
    }

    @Override
    public byte[] give(long length) {
      return bytes;
    }
  }
}
