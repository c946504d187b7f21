package dev.gantry.wasi.filesystem;

import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the exceptions of {@code java.nio.file} to the codes of WASI. */
final class FileErrors {

  /** What the operating system says, where the class library has no exception for it. */
  private static final Map<String, ErrorCode> REASONS =
      Map.ofEntries(
          Map.entry("Not a directory", ErrorCode.NOT_DIRECTORY),
          Map.entry("Is a directory", ErrorCode.IS_DIRECTORY),
          Map.entry("Directory not empty", ErrorCode.NOT_EMPTY),
          Map.entry("Too many levels of symbolic links", ErrorCode.LOOP),
          Map.entry("File name too long", ErrorCode.NAME_TOO_LONG),
          Map.entry("Operation not permitted", ErrorCode.NOT_PERMITTED),
          Map.entry("Read-only file system", ErrorCode.READ_ONLY),
          Map.entry("No space left on device", ErrorCode.INSUFFICIENT_SPACE),
          Map.entry("out of disk space", ErrorCode.INSUFFICIENT_SPACE),
          Map.entry("Disk quota exceeded", ErrorCode.QUOTA),
          Map.entry("File too large", ErrorCode.FILE_TOO_LARGE),
          Map.entry("Invalid argument", ErrorCode.INVALID),
          Map.entry("Invalid cross-device link", ErrorCode.CROSS_DEVICE),
          Map.entry("Too many links", ErrorCode.TOO_MANY_LINKS),
          Map.entry("Device or resource busy", ErrorCode.BUSY),
          Map.entry("Text file busy", ErrorCode.TEXT_FILE_BUSY),
          Map.entry("No such device or address", ErrorCode.NO_SUCH_DEVICE),
          Map.entry("Broken pipe", ErrorCode.PIPE),
          Map.entry("Illegal seek", ErrorCode.INVALID_SEEK),
          Map.entry("Bad file descriptor", ErrorCode.BAD_DESCRIPTOR),
          Map.entry("Operation not supported", ErrorCode.UNSUPPORTED));

  private FileErrors() {}

  /** An operation of the class library. */
  interface Operation<T> {
    T run() throws IOException, ErrorCodeException;
  }

  /** An operation of the class library without a result. */
  interface Action {
    void run() throws IOException, ErrorCodeException;
  }

  static ErrorCodeException error(ErrorCode code) {
    return new ErrorCodeException(code);
  }

  /** {@return the result of the operation, whose exceptions become codes} */
  static <T> T call(Operation<T> operation) throws ErrorCodeException {
    try {
      return operation.run();
    } catch (IOException e) {
      throw error(code(e));
    } catch (DirectoryIteratorException _) {
      throw error(ErrorCode.IO);
    } catch (InvalidPathException _) {
      throw error(ErrorCode.ILLEGAL_BYTE_SEQUENCE);
    } catch (UnsupportedOperationException _) {
      throw error(ErrorCode.UNSUPPORTED);
    }
  }

  /** {@return what the operation opens, which counts until it is closed} */
  static <T> T counted(OpenHandles handles, Operation<T> operation) throws ErrorCodeException {
    if (!handles.take()) {
      throw error(ErrorCode.INSUFFICIENT_MEMORY);
    }
    boolean done = false;
    try {
      T opened = call(operation);
      done = true;
      return opened;
    } finally {
      if (!done) {
        handles.giveBack();
      }
    }
  }

  /** Runs the operation, whose exceptions become codes. */
  static void run(Action action) throws ErrorCodeException {
    Optional<Object> _ =
        call(
            () -> {
              action.run();
              return Optional.empty();
            });
  }

  static ErrorCode code(IOException exception) {
    return switch (exception) {
      case NoSuchFileException _ -> ErrorCode.NO_ENTRY;
      case FileAlreadyExistsException _ -> ErrorCode.EXIST;
      case DirectoryNotEmptyException _ -> ErrorCode.NOT_EMPTY;
      case NotDirectoryException _ -> ErrorCode.NOT_DIRECTORY;
      case AccessDeniedException _ -> ErrorCode.ACCESS;
      case NotLinkException _ -> ErrorCode.INVALID;
      case FileSystemLoopException _ -> ErrorCode.LOOP;
      case AtomicMoveNotSupportedException _ -> ErrorCode.CROSS_DEVICE;
      case FileSystemException e -> fromReason(e.getReason());
      default -> fromReason(exception.getMessage());
    };
  }

  private static ErrorCode fromReason(@Nullable String reason) {
    if (reason == null) {
      return ErrorCode.IO;
    }
    // O_NOFOLLOW makes the class library add its own words.
    return REASONS.entrySet().stream()
        .filter(entry -> reason.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(ErrorCode.IO);
  }
}
