package dev.gantry.engine.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Which files are safe to take code from: those of the user of this process, to which nobody else
 * can write.
 *
 * <p>Where a file system knows no such rights, the owner alone counts.
 *
 * @param owner the user of this process
 */
record Trust(UserPrincipal owner) {

  /** {@return the trust of whoever owns what this process makes in a folder} */
  static Trust ofProcess(Path folder) throws IOException {
    Path probe = folder.resolve("owner-" + Long.toHexString(System.nanoTime()) + ".tmp");
    Files.createFile(probe);
    try {
      return new Trust(Files.getOwner(probe));
    } finally {
      Files.delete(probe);
    }
  }

  /** {@return why something is not safe, or nothing if it is} */
  String objection(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "is a symbolic link";
    }
    if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
      return "belongs to another user";
    }
    return isWritableByOthers(path) ? "can be written to by others" : "";
  }

  boolean isSafe(Path path) throws IOException {
    return objection(path).isEmpty();
  }

  private static boolean isWritableByOthers(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return false;
    }
    PosixFileAttributes attributes = view.readAttributes();
    return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** {@return the rights for what is made in a folder, as the file system takes them} */
  static FileAttribute<?>[] rights(Path folder, String permissions) throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
