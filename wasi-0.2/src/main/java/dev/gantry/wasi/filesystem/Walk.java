package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.filesystem.FileErrors.error;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A walk along a path of a guest, to the directory of its last component.
 *
 * <p>The anchors that it opens are closed with it; that from which it started is not.
 */
final class Walk implements AutoCloseable {
  private static final int LONGEST_PATH = 4096;

  /** In characters; what is longer in bytes alone is up to the file system. */
  private static final int LONGEST_NAME = 255;

  private static final int MOST_LINKS = 40;

  /** Each directory on the way is an open descriptor. */
  private static final int DEEPEST = 256;

  /** Whether a link in the last place is followed. */
  enum Follow {
    /** Not even if a slash comes after it, as when it is to be removed. */
    NEVER,
    /** If a slash comes after it, which asks for what it leads to. */
    BEFORE_SLASH,
    ALWAYS
  }

  private final Anchor start;
  private final List<Anchor> opened = new ArrayList<>();
  private final Deque<String> ahead = new ArrayDeque<>();
  private final Follow follow;
  private boolean slash;
  private int links;
  private String name = ".";

  private Walk(Anchor start, Follow follow) {
    this.start = start;
    this.follow = follow;
  }

  /**
   * {@return the walk, at its end}
   *
   * @throws ErrorCodeException if the path leads out of the directory where it starts
   */
  static Walk along(Anchor start, String path, Follow follow)
      throws IOException, ErrorCodeException {
    Walk walk = new Walk(start, follow);
    boolean done = false;
    try {
      walk.prepend(path);
      walk.go();
      done = true;
      return walk;
    } finally {
      if (!done) {
        walk.close();
      }
    }
  }

  /** {@return the directory of the last component} */
  Anchor directory() {
    return opened.isEmpty() ? start : opened.getLast();
  }

  /** {@return the last component, or {@code .} if that is the directory itself} */
  String name() {
    return name;
  }

  /** {@return whether the path ends in a slash, and so means a directory} */
  boolean slash() {
    return slash;
  }

  /** {@return the path to use at once, without following links} */
  Path entry() throws IOException {
    return directory().entry(name);
  }

  /** {@return the attributes of what is there, if anything is} */
  Optional<Attributes> attributes() throws IOException {
    try {
      return Optional.of(Attributes.of(entry(), NOFOLLOW_LINKS));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** {@return the attributes of what is there, which is a directory if the path has a slash} */
  Attributes existing() throws IOException, ErrorCodeException {
    Attributes attributes = attributes().orElseThrow(() -> error(ErrorCode.NO_ENTRY));
    if (slash && !attributes.isDirectory()) {
      throw error(ErrorCode.NOT_DIRECTORY);
    }
    return attributes;
  }

  private void go() throws IOException, ErrorCodeException {
    while (!ahead.isEmpty()) {
      String component = ahead.removeFirst();
      if (component.equals("..")) {
        back();
      } else if (ahead.isEmpty()) {
        last(component);
      } else {
        enter(component);
      }
    }
  }

  private void back() throws ErrorCodeException {
    if (opened.isEmpty()) {
      throw error(ErrorCode.NOT_PERMITTED);
    }
    opened.removeLast().close();
  }

  private void enter(String component) throws IOException, ErrorCodeException {
    if (opened.size() == DEEPEST) {
      throw error(ErrorCode.NAME_TOO_LONG);
    }
    try {
      opened.add(directory().openDirectory(component));
    } catch (NotDirectoryException notDirectory) {
      Optional<String> target = link(component);
      if (target.isEmpty()) {
        throw notDirectory;
      }
      prepend(target.get());
    }
  }

  private void last(String component) throws IOException, ErrorCodeException {
    boolean followed =
        switch (follow) {
          case NEVER -> false;
          case BEFORE_SLASH -> slash;
          case ALWAYS -> true;
        };
    Optional<String> target = followed ? link(component) : Optional.empty();
    if (target.isPresent()) {
      prepend(target.get());
    } else {
      name = component;
    }
  }

  /** {@return what the link contains, or empty if it is no link or does not exist} */
  private Optional<String> link(String component) throws IOException {
    try {
      return Optional.of(Files.readSymbolicLink(directory().entry(component)).toString());
    } catch (NotLinkException | NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private void prepend(String path) throws ErrorCodeException {
    if (path.isEmpty()) {
      throw error(ErrorCode.NO_ENTRY);
    }
    if (path.length() > LONGEST_PATH) {
      throw error(ErrorCode.NAME_TOO_LONG);
    }
    if (path.startsWith("/")) {
      throw error(ErrorCode.NOT_PERMITTED);
    }
    if (links++ > MOST_LINKS) {
      throw error(ErrorCode.LOOP);
    }
    List<String> components = Arrays.asList(path.split("/", -1));
    if (ahead.isEmpty()) {
      slash |= Set.of("", ".", "..").contains(components.getLast());
    }
    for (String component : components.reversed()) {
      if (!component.isEmpty() && !component.equals(".")) {
        requirePlain(component);
        ahead.addFirst(component);
      }
    }
  }

  /** Refuses names that the operating system does not take as the name of an entry. */
  private static void requirePlain(String component) throws ErrorCodeException {
    if (component.indexOf('\0') >= 0) {
      throw error(ErrorCode.INVALID);
    }
    if (component.length() > LONGEST_NAME) {
      throw error(ErrorCode.NAME_TOO_LONG);
    }
    if (File.separatorChar == '\\' && !WindowsNames.isPlain(component)) {
      throw error(ErrorCode.NOT_PERMITTED);
    }
  }

  @Override
  public void close() {
    opened.reversed().forEach(Anchor::close);
  }

  /** Names that Windows takes for drives, streams, devices or other names. */
  static final class WindowsNames {
    private static final Set<String> DEVICES =
        Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");

    private WindowsNames() {}

    static boolean isPlain(String name) {
      String stem = name.split("\\.", 2)[0].strip().toUpperCase(Locale.ROOT);
      return name.chars().noneMatch(c -> c < ' ' || "\\:*?\"<>|".indexOf(c) >= 0)
          && (name.equals("..") || (!name.endsWith(".") && !name.endsWith(" ")))
          && !DEVICES.contains(stem)
          && !stem.matches("(COM|LPT)[0-9¹²³]");
    }
  }
}
