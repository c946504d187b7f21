package dev.gantry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Looks at a file now and then, on a thread of its own, and tells when it has changed. */
final class FileWatch {
  /** Short enough for somebody who waits for it; looking costs some microseconds. */
  private static final long PERIOD_MILLIS = 250;

  private final Path file;
  private final Runnable changed;

  /** What is compared: builds often leave a file of another length, and always of another time. */
  private record State(FileTime time, long length) {
    static final State ABSENT = new State(FileTime.fromMillis(0), -1);

    static State of(Path file) {
      try {
        return new State(Files.getLastModifiedTime(file), Files.size(file));
      } catch (IOException _) {
        return ABSENT;
      }
    }
  }

  private FileWatch(Path file, Runnable changed) {
    this.file = file;
    this.changed = changed;
  }

  /** Starts to look; what {@code changed} throws ends that. */
  static void start(Path file, Runnable changed) {
    var watch = new FileWatch(file, changed);
    Thread.ofPlatform().daemon().name("gantry-watch").start(watch::look);
  }

  private void look() {
    State seen = State.of(file);
    State before = seen;
    while (true) {
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException _) {
        return;
      }
      State now = State.of(file);
      // A file that is still being written is looked at again.
      if (!now.equals(seen) && now.equals(before) && !now.equals(State.ABSENT)) {
        seen = now;
        changed.run();
      }
      before = now;
    }
  }
}
