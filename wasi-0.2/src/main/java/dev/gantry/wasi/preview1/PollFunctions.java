package dev.gantry.wasi.preview1;

import static dev.gantry.wasi.preview1.Filesystem.call;

import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.clocks.Deadline;
import dev.gantry.wasi.io.HostPoll;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import java.util.ArrayList;
import java.util.List;

/** The function {@code poll_oneoff}. */
final class PollFunctions {
  private static final int SUBSCRIPTION_SIZE = 48;
  private static final int EVENT_SIZE = 32;
  private static final int ABSOLUTE = 1;

  private final FileTable files;
  private final WasiClock clock;

  PollFunctions(FileTable files, WasiClock clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * What a guest waits for.
   *
   * @param errno why it cannot be waited for, in which case it is ready
   * @param byteLength how many bytes are there to read
   */
  private record Subscription(
      long userdata, int type, Readiness condition, Errno errno, long byteLength) {}

  void pollOneoff(GuestMemory memory, int subscriptions, int events, int count, int result)
      throws ErrnoException {
    if (count == 0) {
      throw Errno.INVAL.exception();
    }
    memory
        .memory()
        .checkRange(
            Integer.toUnsignedLong(subscriptions),
            Integer.toUnsignedLong(count) * SUBSCRIPTION_SIZE);
    List<Subscription> all = new ArrayList<>();
    List<Pollable> pollables = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        all.add(read(memory, subscriptions + i * SUBSCRIPTION_SIZE, pollables));
      }
      Wait.forAny(all.stream().map(Subscription::condition).toList());
      memory.writeU32(result, write(memory, events, all));
    } finally {
      pollables.forEach(Pollable::close);
    }
  }

  private Subscription read(GuestMemory memory, int pointer, List<Pollable> pollables)
      throws ErrnoException {
    long userdata = memory.readU64(pointer);
    int type = memory.readU8(pointer + 8);
    try {
      return switch (type) {
        case 0 -> new Subscription(userdata, type, deadline(memory, pointer), Errno.SUCCESS, 0);
        case 1 -> readable(userdata, memory.readU32(pointer + 16), pollables);
        case 2 -> writable(userdata, memory.readU32(pointer + 16));
        default -> throw Errno.INVAL.exception();
      };
    } catch (ErrnoException e) {
      if (e.errno() == Errno.INVAL) {
        throw e;
      }
      return new Subscription(userdata, type, Readiness.ALWAYS, e.errno(), 0);
    }
  }

  private Readiness deadline(GuestMemory memory, int pointer) throws ErrnoException {
    boolean monotonic = ProcessFunctions.isMonotonic(memory.readU32(pointer + 16));
    long timeout = memory.readU64(pointer + 24);
    int flags = memory.readU16(pointer + 40);
    Filesystem.requireFlags(flags, ABSOLUTE);
    if (flags != ABSOLUTE) {
      return Deadline.after(clock, timeout);
    }
    if (monotonic) {
      return new Deadline(clock, timeout);
    }
    long now = Filesystem.nanos(clock.wall());
    boolean past = Long.compareUnsigned(timeout, now) <= 0;
    return Deadline.after(clock, past ? 0 : timeout - now);
  }

  private Subscription readable(long userdata, int fd, List<Pollable> pollables)
      throws ErrnoException {
    return switch (files.get(fd)) {
      case Entry.Input input -> {
        Pollable pollable = input.stream.subscribe();
        pollables.add(pollable);
        yield new Subscription(userdata, 1, HostPoll.readiness(pollable), Errno.SUCCESS, 1);
      }
      case Entry.File file -> {
        long left = Math.max(0, call(file.file::attributes).size() - file.offset);
        yield new Subscription(userdata, 1, Readiness.ALWAYS, Errno.SUCCESS, left);
      }
      case Entry.Directory _, Entry.Output _ -> throw Errno.BADF.exception();
    };
  }

  private Subscription writable(long userdata, int fd) throws ErrnoException {
    return switch (files.get(fd)) {
      case Entry.Output _, Entry.File _ ->
          new Subscription(userdata, 2, Readiness.ALWAYS, Errno.SUCCESS, 0);
      case Entry.Directory _, Entry.Input _ -> throw Errno.BADF.exception();
    };
  }

  /** {@return how many events there were} */
  private static int write(GuestMemory memory, int events, List<Subscription> all) {
    int count = 0;
    for (Subscription subscription : all) {
      if (subscription.condition().ready()) {
        int pointer = events + count * EVENT_SIZE;
        memory.writeU64(pointer, subscription.userdata());
        memory.writeU64(pointer + 8, subscription.errno().number() | subscription.type() << 16);
        memory.writeU64(pointer + 16, subscription.byteLength());
        memory.writeU64(pointer + 24, 0);
        count++;
      }
    }
    return count;
  }
}
