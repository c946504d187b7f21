package dev.gantry.wasi.preview1;

/**
 * The functions {@code sock_*}. No capability gives a module a socket, so none of them finds one.
 */
@SuppressWarnings("DoNotCallSuggester") // Guests call them, and are told.
final class SocketFunctions {
  private final FileTable files;

  SocketFunctions(FileTable files) {
    this.files = files;
  }

  private ErrnoException notSocket(int fd) throws ErrnoException {
    Entry _ = files.get(fd);
    return Errno.NOTSOCK.exception();
  }

  void sockAccept(GuestMemory memory, int fd, int flags, int result) throws ErrnoException {
    throw notSocket(fd);
  }

  void sockRecv(
      GuestMemory memory, int fd, int buffers, int count, int flags, int length, int outFlags)
      throws ErrnoException {
    throw notSocket(fd);
  }

  void sockSend(GuestMemory memory, int fd, int buffers, int count, int flags, int length)
      throws ErrnoException {
    throw notSocket(fd);
  }

  void sockShutdown(GuestMemory memory, int fd, int how) throws ErrnoException {
    throw notSocket(fd);
  }
}
