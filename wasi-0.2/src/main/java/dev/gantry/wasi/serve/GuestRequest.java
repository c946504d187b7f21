package dev.gantry.wasi.serve;

import dev.gantry.component.Store;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.Exchange;
import dev.gantry.wasi.http.RequestHandler;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through a guest.
 *
 * <p>Run by one thread; {@link #cancel} may be called by any, at any time.
 */
final class GuestRequest {
  private final Application application;
  private final Exchange exchange;
  private final Observer observer;
  private @Nullable Store running;
  private boolean cancelled;

  /** Told about the guest. */
  interface Observer {

    /** An instance has been made. */
    void instantiated();

    /** The guest is done, with so much fuel left. */
    void done(long fuelLeft);

    /** The guest failed. */
    void failed(RuntimeException failure);
  }

  GuestRequest(Application application, Exchange exchange, Observer observer) {
    this.application = application;
    this.exchange = exchange;
    this.observer = observer;
  }

  /** Has the request answered, within so much time. */
  void run(Duration time) {
    Instances instances = application.instances();
    Optional<Instances.Lease> taken = take(instances, time);
    if (taken.isEmpty()) {
      return;
    }
    Instances.Lease lease = taken.get();
    boolean fine = false;
    try {
      application.handler().handle(lease.instance(), exchange);
      fine = true;
    } catch (RuntimeException failure) {
      observer.failed(failure);
    } finally {
      observer.done(lease.store().fuel());
      if (finish() && fine) {
        instances.giveBack(lease);
      } else {
        instances.discard(lease);
      }
    }
  }

  private Optional<Instances.Lease> take(Instances instances, Duration time) {
    try {
      Instances.Lease lease = instances.take(store -> prepare(store, time));
      if (lease.uses() == 1) {
        observer.instantiated();
      }
      return Optional.of(lease);
    } catch (RuntimeException failure) {
      finish();
      observer.failed(failure);
      exchange.fail(reason(failure));
      return Optional.empty();
    }
  }

  private static ErrorCode reason(RuntimeException failure) {
    // Memory that others have is a matter of waiting; so the client is told to come again.
    return FailureKind.of(failure).equals("memory-exhausted")
        ? new ErrorCode.DestinationUnavailable()
        : RequestHandler.reason(failure);
  }

  private void prepare(Store store, Duration time) {
    store.endAfter(time);
    synchronized (this) {
      running = store;
      if (cancelled) {
        store.interrupt();
      }
    }
  }

  /** {@return whether nobody has asked the guest to end} */
  private synchronized boolean finish() {
    running = null;
    return !cancelled;
  }

  /** Ends the guest: nobody waits for its answer any more. */
  synchronized void cancel() {
    cancelled = true;
    if (running != null) {
      running.interrupt();
    }
  }
}
