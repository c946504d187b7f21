package dev.gantry.wasi.io;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;

/**
 * The condition that a channel, which does not block, is ready for one of several operations; a
 * channel that has been closed is ready.
 *
 * @param operations as {@link java.nio.channels.SelectionKey} numbers them
 */
public record ChannelReadiness(SelectableChannel channel, int operations) implements Readiness {

  @Override
  public boolean ready() {
    Selector selector = Selectors.take();
    try {
      var key = channel.register(selector, operations);
      selector.selectNow();
      boolean ready = key.readyOps() != 0;
      key.cancel();
      return ready;
    } catch (ClosedChannelException | CancelledKeyException _) {
      return true;
    } catch (IOException _) {
      return false;
    } finally {
      Selectors.giveBack(selector);
    }
  }

  @Override
  public void arm(Wait wait) {
    wait.on(channel, operations);
  }
}
