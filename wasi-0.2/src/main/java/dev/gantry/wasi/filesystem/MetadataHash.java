package dev.gantry.wasi.filesystem;

import dev.gantry.wasi.bindings.filesystem.Types.MetadataHashValue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * The hash of a file's metadata.
 *
 * <p>The lower half depends on which file it is and nothing else, since adapters of WASI 0.1 show
 * it to programs as the number of the file; the upper half depends on size and time of modification
 * as well. A secret keeps guests from finding out the numbers behind.
 */
final class MetadataHash {
  private static final byte[] SECRET = new byte[16];

  static {
    new SecureRandom().nextBytes(SECRET);
  }

  private MetadataHash() {}

  static MetadataHashValue of(Attributes attributes) {
    Instant modified = attributes.modified().toInstant();
    return new MetadataHashValue(
        hash(attributes.device(), attributes.inode()),
        hash(
            attributes.device(),
            attributes.inode(),
            attributes.size(),
            modified.getEpochSecond(),
            modified.getNano()));
  }

  private static long hash(long... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * numbers.length);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(SECRET);
      return ByteBuffer.wrap(digest.digest(bytes.array())).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
