package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.filesystem.FileErrors.error;

import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Setting the times of files. */
final class Timestamps {
  private Timestamps() {}

  static void set(Path path, NewTimestamp accessed, NewTimestamp modified, LinkOption... options)
      throws IOException, ErrorCodeException {
    Instant now = Instant.now();
    Optional<FileTime> newAccessed = time(accessed, now);
    Optional<FileTime> newModified = time(modified, now);
    if (newAccessed.isEmpty() && newModified.isEmpty()) {
      return;
    }
    // The class library would write a time that is not given with the precision that it knows;
    // both are given, so that the other keeps its nanoseconds.
    Attributes present = Attributes.of(path, options);
    Files.getFileAttributeView(path, BasicFileAttributeView.class, options)
        .setTimes(
            newModified.orElse(present.modified()), newAccessed.orElse(present.accessed()), null);
  }

  private static Optional<FileTime> time(NewTimestamp timestamp, Instant now)
      throws ErrorCodeException {
    return switch (timestamp) {
      case NewTimestamp.NoChange _ -> Optional.empty();
      case NewTimestamp.Now _ -> Optional.of(FileTime.from(now));
      case NewTimestamp.Timestamp(Datetime value) -> Optional.of(time(value));
    };
  }

  private static FileTime time(Datetime value) throws ErrorCodeException {
    if (value.nanoseconds() >= 1_000_000_000) {
      throw error(ErrorCode.INVALID);
    }
    try {
      return FileTime.from(Instant.ofEpochSecond(value.seconds(), value.nanoseconds()));
    } catch (DateTimeException _) {
      throw error(ErrorCode.OVERFLOW);
    }
  }
}
