package dev.gantry.wasi.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;

/** Selectors that are kept open between waits, as opening one costs several system calls. */
final class Selectors {
  private static final LinkedBlockingDeque<Selector> IDLE = new LinkedBlockingDeque<>(32);

  private Selectors() {}

  static Selector take() {
    return Optional.ofNullable(IDLE.poll()).orElseGet(Selectors::open);
  }

  /** Takes back a selector all of whose keys are cancelled. */
  static void giveBack(Selector selector) {
    try {
      // Removes the cancelled keys, so that their channels can be registered anew.
      selector.selectNow();
      if (!IDLE.offer(selector)) {
        selector.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Selector open() {
    try {
      return Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
