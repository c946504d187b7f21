package dev.gantry.cli;

import dev.gantry.wasi.serve.ServeLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that limit what requests may use. */
final class ServeLimitOptions {
  private static final ServeLimits DEFAULT = ServeLimits.DEFAULT;

  @Option(
      names = {"--max-requests", "--max-concurrent-requests"},
      paramLabel = "N",
      description = "Let so many requests be with a guest at once; ${DEFAULT-VALUE} if not given.")
  private int guests = DEFAULT.guests();

  @Option(
      names = "--max-waiting",
      paramLabel = "N",
      description = "Let so many more wait, and answer 503 to others; ${DEFAULT-VALUE}.")
  private int waiting = DEFAULT.waiting();

  @Option(
      names = "--max-wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Let them wait so long, and answer 503 then; 1s.")
  private Duration waitTime = DEFAULT.waitTime();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End a guest that takes longer for a request, bodies included; 30s.")
  private Duration requestTime = DEFAULT.requestTime();

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Let the memories of a guest be no larger in sum; 256MiB.")
  private long memory = DEFAULT.memoryBytes();

  @Option(
      names = "--max-total-memory",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Let the memories of all guests be no larger in sum; half of the heap.")
  private long totalMemory = DEFAULT.totalMemoryBytes();

  @Option(
      names = "--fuel",
      paramLabel = "N",
      description = "End a guest that does more work for a request.")
  private long fuel = DEFAULT.fuel();

  @Option(
      names = "--max-body",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Answer 413 to requests with longer bodies; 1GiB.")
  private long body = DEFAULT.bodyBytes();

  @Option(
      names = "--max-header",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Answer 431 to requests with longer heads; 16KiB.")
  private long head = DEFAULT.headBytes();

  @Option(
      names = "--head-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Close connections on which a head takes longer to arrive; 10s.")
  private Duration headTime = DEFAULT.headTime();

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Close connections that are silent for longer; 1m.")
  private Duration idleTime = DEFAULT.idleTime();

  @Option(
      names = {"--max-connections", "--max-concurrent-connections"},
      paramLabel = "N",
      description = "Accept no more connections at once; ${DEFAULT-VALUE}.")
  private int connections = DEFAULT.connections();

  @Option(
      names = "--stack-size",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Give each guest's thread such a stack; 4MiB.")
  private long stack = DEFAULT.stackBytes();

  @Option(
      names = "--drain-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "When told to stop, wait so long for requests that are under way; 30s.")
  private Duration drainTime = DEFAULT.drainTime();

  /** {@return the limits} */
  ServeLimits limits() {
    try {
      return new ServeLimits(
          guests,
          waiting,
          waitTime,
          requestTime,
          memory,
          totalMemory,
          fuel,
          body,
          Math.toIntExact(head),
          headTime,
          idleTime,
          connections,
          stack,
          drainTime);
    } catch (IllegalArgumentException | ArithmeticException unfit) {
      throw new InputException(String.valueOf(unfit.getMessage()));
    }
  }
}
