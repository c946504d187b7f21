package dev.gantry.wasi.preview1;

import java.io.Serial;

/** A function of WASI 0.1 failed. */
final class ErrnoException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Errno errno;

  ErrnoException(Errno errno) {
    super(errno.toString(), null, false, false);
    this.errno = errno;
  }

  Errno errno() {
    return errno;
  }
}
