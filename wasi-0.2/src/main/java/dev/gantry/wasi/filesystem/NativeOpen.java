package dev.gantry.wasi.filesystem;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** {@code openat} and {@code close} of Linux, for descriptors that only name a file. */
final class NativeOpen {
  /** Stands for the working directory, where a path is absolute anyway. */
  static final int WORKING_DIRECTORY = -100;

  private static final int O_PATH = 0x20_0000;
  private static final int O_CLOEXEC = 0x8_0000;

  private NativeOpen() {}

  /**
   * {@return whether descriptors can be used for the files of a directory}
   *
   * <p>Asks before anything native is touched, as that would print a warning where it is not
   * enabled.
   */
  static boolean available(Path directory) {
    return directory.getFileSystem().equals(FileSystems.getDefault())
        && NativeOpen.class.getModule().isNativeAccessEnabled()
        && Architecture.CURRENT != Architecture.OTHER
        && Files.isDirectory(Path.of("/proc/self/fd"));
  }

  /** {@return a descriptor of an entry; a link is not followed} */
  static int open(int directory, String name) throws IOException {
    return open(directory, name, 0);
  }

  /** {@return a descriptor of a directory; a link is not followed} */
  static int openDirectory(int directory, String name) throws IOException {
    return open(directory, name, Architecture.CURRENT.directory);
  }

  private static int open(int directory, String name, int flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Calls.STATE);
      int descriptor =
          (int)
              Calls.OPENAT.invokeExact(
                  state,
                  directory,
                  arena.allocateFrom(name),
                  flags | O_PATH | O_CLOEXEC | Architecture.CURRENT.noFollow);
      if (descriptor < 0) {
        throw exception((int) Calls.ERRNO.get(state, 0L));
      }
      return descriptor;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  static void close(int descriptor) {
    try {
      int _ = (int) Calls.CLOSE.invokeExact(descriptor);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static FileSystemException exception(int errno) {
    return switch (errno) {
      case 1 -> new FileSystemException("", null, "Operation not permitted");
      case 2 -> new NoSuchFileException("");
      case 13 -> new AccessDeniedException("");
      case 20 -> new NotDirectoryException("");
      case 36 -> new FileSystemException("", null, "File name too long");
      case 40 -> new FileSystemLoopException("");
      default -> new FileSystemException("", null, "errno " + errno);
    };
  }

  /** The flags of {@code openat} that differ between processors. */
  private enum Architecture {
    X86_64(0x1_0000, 0x2_0000),
    AARCH64(0x4000, 0x8000),
    OTHER(0, 0);

    static final Architecture CURRENT = current();

    final int directory;
    final int noFollow;

    Architecture(int directory, int noFollow) {
      this.directory = directory;
      this.noFollow = noFollow;
    }

    private static Architecture current() {
      if (!System.getProperty("os.name").equals("Linux")) {
        return OTHER;
      }
      return switch (System.getProperty("os.arch")) {
        case "amd64" -> X86_64;
        case "aarch64" -> AARCH64;
        default -> OTHER;
      };
    }
  }

  /** The functions, looked up when first needed. */
  @SuppressWarnings("restricted") // Used only where the user has enabled native access.
  private static final class Calls {
    static final StructLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

    private static final Linker LINKER = Linker.nativeLinker();

    static final MethodHandle OPENAT =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("openat"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(3),
            Linker.Option.captureCallState("errno"));

    static final MethodHandle CLOSE =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Calls() {}
  }
}
