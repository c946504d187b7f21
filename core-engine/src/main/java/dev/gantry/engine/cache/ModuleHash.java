package dev.gantry.engine.cache;

import dev.gantry.engine.syntax.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of what is kept of a module: the SHA-256 of its bytes. */
final class ModuleHash {
  private ModuleHash() {}

  static String of(Bytes binary) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(binary.array(), binary.start(), binary.end() - binary.start());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every Java platform has it
    }
  }
}
