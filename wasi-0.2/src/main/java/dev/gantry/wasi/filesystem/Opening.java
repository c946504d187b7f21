package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.DATA_INTEGRITY_SYNC;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.FILE_INTEGRITY_SYNC;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.MUTATE_DIRECTORY;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.READ;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.REQUESTED_WRITE_SYNC;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.WRITE;
import static dev.gantry.wasi.filesystem.FileErrors.error;

import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.OpenFlags;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code open-at} does once the path has been walked.
 *
 * @param mutable whether the directory may be changed
 * @param handles among which what is opened has been counted
 */
record Opening(OpenFlags open, DescriptorFlags flags, boolean mutable, OpenHandles handles) {

  /** Requests that other runtimes refuse, which programs have come to rely on. */
  private static final DescriptorFlags SYNCHRONIZED =
      DescriptorFlags.of(FILE_INTEGRITY_SYNC, DATA_INTEGRITY_SYNC, REQUESTED_WRITE_SYNC);

  /** Checks what can be told without looking at files. */
  void check() throws ErrorCodeException {
    boolean create = open.has(OpenFlags.CREATE);
    if (open.has(OpenFlags.DIRECTORY)
        && (create || open.has(OpenFlags.EXCLUSIVE) || open.has(OpenFlags.TRUNCATE))) {
      throw error(ErrorCode.INVALID);
    }
    if ((flags.bits() & SYNCHRONIZED.bits()) != 0) {
      throw error(ErrorCode.UNSUPPORTED);
    }
    boolean changes =
        create || open.has(OpenFlags.TRUNCATE) || flags.has(WRITE) || flags.has(MUTATE_DIRECTORY);
    if (changes && !mutable) {
      throw error(ErrorCode.READ_ONLY);
    }
  }

  HostDescriptor at(Walk walk) throws IOException, ErrorCodeException {
    Optional<Attributes> found = walk.attributes();
    boolean created = false;
    if (found.isEmpty()) {
      if (!open.has(OpenFlags.CREATE)) {
        throw error(ErrorCode.NO_ENTRY);
      }
      if (walk.slash()) {
        throw error(ErrorCode.IS_DIRECTORY);
      }
      created = create(walk);
    } else if (open.has(OpenFlags.CREATE) && open.has(OpenFlags.EXCLUSIVE)) {
      throw error(ErrorCode.EXIST);
    } else if (found.get().isLink()) {
      throw error(open.has(OpenFlags.DIRECTORY) ? ErrorCode.NOT_DIRECTORY : ErrorCode.LOOP);
    }
    Anchor anchor = walk.directory().open(walk.name());
    boolean done = false;
    try {
      HostDescriptor descriptor = open(anchor, walk.slash(), created);
      done = true;
      return descriptor;
    } finally {
      if (!done) {
        anchor.close();
      }
    }
  }

  private boolean create(Walk walk) throws IOException {
    try {
      Files.createFile(walk.entry());
      return true;
    } catch (FileAlreadyExistsException e) {
      // Another program was faster, which is fine unless the guest wants to be the first.
      if (open.has(OpenFlags.EXCLUSIVE)) {
        throw e;
      }
      return false;
    }
  }

  private HostDescriptor open(Anchor anchor, boolean slash, boolean created)
      throws IOException, ErrorCodeException {
    Attributes attributes = Attributes.of(anchor.path(), anchor.options());
    return switch (attributes.type()) {
      case DIRECTORY -> {
        if (flags.has(WRITE) || open.has(OpenFlags.TRUNCATE) || open.has(OpenFlags.CREATE)) {
          throw error(ErrorCode.IS_DIRECTORY);
        }
        yield new HostDirectory(anchor, flags, mutable, handles);
      }
      case REGULAR_FILE, CHARACTER_DEVICE, BLOCK_DEVICE, UNKNOWN -> {
        if (slash || open.has(OpenFlags.DIRECTORY)) {
          throw error(ErrorCode.NOT_DIRECTORY);
        }
        FileChannel channel = FileChannel.open(anchor.path(), options(anchor, created));
        yield new HostFile(new SharedFile(anchor, channel, attributes, handles), flags, mutable);
      }
      case SYMBOLIC_LINK -> throw error(ErrorCode.LOOP);
      case FIFO -> throw error(ErrorCode.UNSUPPORTED);
      case SOCKET -> throw error(ErrorCode.NO_SUCH_DEVICE);
    };
  }

  private OpenOption[] options(Anchor anchor, boolean created) {
    List<OpenOption> options = new ArrayList<>(List.of(anchor.options()));
    boolean truncates = open.has(OpenFlags.TRUNCATE) && !created;
    if (flags.has(READ) || !flags.has(WRITE)) {
      options.add(StandardOpenOption.READ);
    }
    if (flags.has(WRITE) || truncates) {
      options.add(StandardOpenOption.WRITE);
    }
    if (truncates) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    return options.toArray(OpenOption[]::new);
  }
}
