package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import dev.gantry.wasi.io.Wakers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One look-up of a name, which blocks and so is done by another thread, of which there are few. */
final class NameLookup implements Readiness {
  private static final int MOST_THREADS = 4;
  private static final int MOST_WAITING = 256;

  private static final ThreadPoolExecutor THREADS =
      new ThreadPoolExecutor(
          MOST_THREADS,
          MOST_THREADS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("gantry-lookup-", 0).factory());

  static {
    THREADS.allowCoreThreadTimeOut(true);
  }

  private final Wakers wakers = new Wakers();
  private volatile Optional<Answer> answer = Optional.empty();

  private sealed interface Answer {
    record Found(List<InetAddress> addresses) implements Answer {}

    record Failed(ErrorCode code) implements Answer {}
  }

  private NameLookup() {}

  /** {@return a look-up that has its answer} */
  static NameLookup done(List<InetAddress> addresses) {
    NameLookup lookup = new NameLookup();
    lookup.answer = Optional.of(new Answer.Found(addresses));
    return lookup;
  }

  static NameLookup start(String name, NetworkPolicy policy) throws ErrorCodeException {
    NameLookup lookup = new NameLookup();
    try {
      THREADS.execute(() -> lookup.run(name, policy));
    } catch (RejectedExecutionException _) {
      throw error(ErrorCode.TEMPORARY_RESOLVER_FAILURE);
    }
    return lookup;
  }

  private void run(String name, NetworkPolicy policy) {
    Answer found = answer(name);
    if (found instanceof Answer.Found(var addresses)) {
      policy.resolved(name, addresses);
    }
    answer = Optional.of(found);
    wakers.wakeAll();
  }

  private static Answer answer(String name) {
    try {
      return new Answer.Found(List.of(InetAddress.getAllByName(name)));
    } catch (UnknownHostException e) {
      String message = String.valueOf(e.getMessage());
      return new Answer.Failed(
          message.contains("Temporary failure")
              ? ErrorCode.TEMPORARY_RESOLVER_FAILURE
              : ErrorCode.NAME_UNRESOLVABLE);
    }
  }

  /** {@return the addresses, in the order to try them} */
  List<InetAddress> addresses() throws ErrorCodeException {
    return switch (answer.orElseThrow(() -> error(ErrorCode.WOULD_BLOCK))) {
      case Answer.Found(var addresses) -> addresses;
      case Answer.Failed(var code) -> throw error(code);
    };
  }

  @Override
  public boolean ready() {
    return answer.isPresent();
  }

  @Override
  public void arm(Wait wait) {
    wakers.add(wait);
  }

  @Override
  public void disarm(Wait wait) {
    wakers.remove(wait);
  }
}
