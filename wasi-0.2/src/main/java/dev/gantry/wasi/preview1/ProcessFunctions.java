package dev.gantry.wasi.preview1;

import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.WasiExitException;
import dev.gantry.wasi.random.RandomSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Arguments, environment, clocks, randomness and the end of the process. */
@SuppressWarnings({"DoNotCallSuggester", "ThreadPriorityCheck"}) // What guests ask for is done.
final class ProcessFunctions {
  private static final int LONGEST_RANDOM = 64 * 1024;

  private final List<byte[]> arguments;
  private final List<byte[]> environment;
  private final WasiClock clock;
  private final RandomSource random;

  ProcessFunctions(
      List<String> arguments,
      Map<String, String> environment,
      WasiClock clock,
      RandomSource random) {
    this.arguments = arguments.stream().map(ProcessFunctions::terminated).toList();
    this.environment =
        environment.entrySet().stream()
            .map(variable -> terminated(variable.getKey() + "=" + variable.getValue()))
            .toList();
    this.clock = clock;
    this.random = random;
  }

  private static byte[] terminated(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  void argsGet(GuestMemory memory, int pointers, int buffer) {
    writeAll(memory, arguments, pointers, buffer);
  }

  void argsSizesGet(GuestMemory memory, int count, int length) {
    writeSizes(memory, arguments, count, length);
  }

  void environGet(GuestMemory memory, int pointers, int buffer) {
    writeAll(memory, environment, pointers, buffer);
  }

  void environSizesGet(GuestMemory memory, int count, int length) {
    writeSizes(memory, environment, count, length);
  }

  private static void writeAll(GuestMemory memory, List<byte[]> texts, int pointers, int buffer) {
    int pointer = pointers;
    int position = buffer;
    for (byte[] text : texts) {
      memory.writeU32(pointer, position);
      memory.writeBytes(position, text);
      pointer += 4;
      position += text.length;
    }
  }

  private static void writeSizes(GuestMemory memory, List<byte[]> texts, int count, int length) {
    memory.writeU32(count, texts.size());
    memory.writeU32(length, texts.stream().mapToInt(text -> text.length).sum());
  }

  void clockResGet(GuestMemory memory, int id, int result) throws ErrnoException {
    memory.writeU64(result, isMonotonic(id) ? clock.monotonicResolution() : clock.wallResolution());
  }

  void clockTimeGet(GuestMemory memory, int id, long precision, int result) throws ErrnoException {
    memory.writeU64(result, isMonotonic(id) ? clock.monotonic() : Filesystem.nanos(clock.wall()));
  }

  /**
   * {@return whether it is the monotonic clock and not the real-time clock; there are no others}
   */
  static boolean isMonotonic(int id) throws ErrnoException {
    return switch (id) {
      case 0 -> false;
      case 1 -> true;
      default -> throw Errno.INVAL.exception();
    };
  }

  void randomGet(GuestMemory memory, int buffer, int length) {
    long left = Integer.toUnsignedLong(length);
    memory.memory().checkRange(Integer.toUnsignedLong(buffer), left);
    int position = buffer;
    while (left > 0) {
      byte[] bytes = new byte[(int) Math.min(left, LONGEST_RANDOM)];
      random.fill(bytes);
      memory.writeBytes(position, bytes);
      position += bytes.length;
      left -= bytes.length;
    }
  }

  void procRaise(GuestMemory memory, int signal) throws ErrnoException {
    throw Errno.NOTSUP.exception();
  }

  void schedYield(GuestMemory memory) {
    Thread.yield();
  }

  /** The one function without a result. */
  static void procExit(int status) {
    throw new WasiExitException(status);
  }
}
