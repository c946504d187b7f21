package dev.gantry.wasi.preview1;

import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorType;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.bindings.filesystem.Types.PathFlags;
import dev.gantry.wasi.filesystem.Attributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** What the functions for descriptors and those for paths share. */
final class Filesystem {
  private static final int ATIM = 1;
  private static final int ATIM_NOW = 1 << 1;
  private static final int MTIM = 1 << 2;
  private static final int MTIM_NOW = 1 << 3;

  private Filesystem() {}

  /** An operation of a host of 0.2. */
  interface Operation<T> {
    T run() throws ErrorCodeException;
  }

  /** An operation of a host of 0.2 without a result. */
  interface Action {
    void run() throws ErrorCodeException;
  }

  static <T> T call(Operation<T> operation) throws ErrnoException {
    try {
      return operation.run();
    } catch (ErrorCodeException e) {
      throw Errno.of(e.error()).exception();
    }
  }

  static void run(Action action) throws ErrnoException {
    Optional<Object> _ =
        call(
            () -> {
              action.run();
              return Optional.empty();
            });
  }

  /** Checks that no bit is set but those that are known. */
  static void requireFlags(int flags, int known) throws ErrnoException {
    if ((flags & ~known) != 0) {
      throw Errno.INVAL.exception();
    }
  }

  static PathFlags pathFlags(int lookupflags) throws ErrnoException {
    requireFlags(lookupflags, 1);
    return new PathFlags(lookupflags);
  }

  static int filetype(DescriptorType type) {
    return switch (type) {
      case UNKNOWN, FIFO -> 0;
      case BLOCK_DEVICE -> 1;
      case CHARACTER_DEVICE -> 2;
      case DIRECTORY -> 3;
      case REGULAR_FILE -> 4;
      case SOCKET -> 6;
      case SYMBOLIC_LINK -> 7;
    };
  }

  /** Writes a {@code filestat}. */
  static void writeStat(GuestMemory memory, int pointer, Attributes attributes) {
    memory.writeU64(pointer, 1);
    memory.writeU64(pointer + 8, attributes.fileNumber());
    memory.writeU64(pointer + 16, filetype(attributes.type()));
    memory.writeU64(pointer + 24, attributes.linkCount());
    memory.writeU64(pointer + 32, attributes.size());
    memory.writeU64(pointer + 40, nanos(attributes.accessed()));
    memory.writeU64(pointer + 48, nanos(attributes.modified()));
    memory.writeU64(pointer + 56, nanos(attributes.changed()));
  }

  private static long nanos(FileTime time) {
    Instant instant = time.toInstant();
    return nanos(instant);
  }

  /** {@return nanoseconds since 1970, modulo 2⁶⁴} */
  static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }

  static NewTimestamp accessed(long nanos, int fstflags) throws ErrnoException {
    return timestamp(nanos, (fstflags & ATIM) != 0, (fstflags & ATIM_NOW) != 0);
  }

  static NewTimestamp modified(long nanos, int fstflags) throws ErrnoException {
    requireFlags(fstflags, ATIM | ATIM_NOW | MTIM | MTIM_NOW);
    return timestamp(nanos, (fstflags & MTIM) != 0, (fstflags & MTIM_NOW) != 0);
  }

  private static NewTimestamp timestamp(long nanos, boolean given, boolean now)
      throws ErrnoException {
    if (given && now) {
      throw Errno.INVAL.exception();
    }
    if (given) {
      return new NewTimestamp.Timestamp(
          new Datetime(
              Long.divideUnsigned(nanos, 1_000_000_000),
              Long.remainderUnsigned(nanos, 1_000_000_000)));
    }
    return now ? new NewTimestamp.Now() : new NewTimestamp.NoChange();
  }
}
