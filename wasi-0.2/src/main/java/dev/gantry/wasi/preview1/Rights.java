package dev.gantry.wasi.preview1;

/** The rights of file descriptors, as far as they are told. */
final class Rights {
  static final long FD_READ = 1 << 1;
  static final long FD_SEEK = 1 << 2;
  static final long FD_WRITE = 1 << 6;
  static final long FD_READDIR = 1 << 14;
  static final long PATH_FILESTAT_SET_SIZE = 1 << 19;
  static final long FD_FILESTAT_SET_SIZE = 1 << 22;
  static final long SOCK_SHUTDOWN = 1 << 28;
  static final long SOCK_ACCEPT = 1 << 29;

  /** Everything that can be done with files and directories. */
  static final long ALL = (1L << 30) - 1 & ~(SOCK_SHUTDOWN | SOCK_ACCEPT);

  /** What concerns the content of files, and so not directories themselves. */
  private static final long CONTENT =
      FD_READ
          | FD_SEEK
          | FD_WRITE
          | PATH_FILESTAT_SET_SIZE
          | FD_FILESTAT_SET_SIZE
          | 1 << 5 // fd_tell
          | 1 << 8; // fd_allocate

  static final long DIRECTORY = ALL & ~CONTENT;

  /** What concerns the entries of directories, and so not files. */
  private static final long ENTRIES =
      FD_READDIR
          | 0x3E00 // path_create_directory … path_open
          | 0x1F_8000 // path_readlink … path_filestat_set_times
          | 0x700_0000; // path_symlink … path_unlink_file

  static final long FILE = ALL & ~ENTRIES;

  private Rights() {}
}
