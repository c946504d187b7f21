package dev.gantry.wasi.preview1;

import java.util.Optional;
import java.util.TreeMap;

/** The file descriptors of a module: numbers, of which the lowest that is free comes next. */
final class FileTable {
  private static final int MOST_ENTRIES = 4096;

  private final TreeMap<Integer, Entry> entries = new TreeMap<>();

  int add(Entry entry) throws ErrnoException {
    if (entries.size() == MOST_ENTRIES) {
      entry.close();
      throw Errno.MFILE.exception();
    }
    int number = 0;
    while (entries.containsKey(number)) {
      number++;
    }
    entries.put(number, entry);
    return number;
  }

  Entry get(int number) throws ErrnoException {
    return Optional.ofNullable(entries.get(number)).orElseThrow(Errno.BADF::exception);
  }

  Entry.File file(int number) throws ErrnoException {
    if (get(number) instanceof Entry.File file) {
      return file;
    }
    throw Errno.BADF.exception();
  }

  /** {@return a directory that paths are relative to} */
  Entry.Directory directory(int number) throws ErrnoException {
    return switch (get(number)) {
      case Entry.Directory directory -> directory;
      case Entry.File _ -> throw Errno.NOTDIR.exception();
      case Entry.Input _, Entry.Output _ -> throw Errno.BADF.exception();
    };
  }

  void close(int number) throws ErrnoException {
    get(number).close();
    entries.remove(number);
  }

  void closeAll() {
    entries.values().forEach(Entry::close);
    entries.clear();
  }

  /** Moves an entry to the number of another, which is closed. */
  void renumber(int from, int to) throws ErrnoException {
    Entry entry = get(from);
    Entry replaced = get(to);
    if (from != to) {
      entries.put(to, entry);
      entries.remove(from);
      replaced.close();
    }
  }
}
