package dev.gantry.wasi.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with its private key, out of files in the PEM format (RFC 7468). */
final class PemKeys {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END [A-Z0-9 ]*PRIVATE KEY-----");

  /** Tried in turn: a key does not say in its first line what it is for. */
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** In front of a key of PKCS #1, the version and the algorithm of PKCS #8: {@code 0, RSA}. */
  private static final byte[] RSA_IDENTIFIER = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private PemKeys() {}

  /**
   * {@return a key store that holds the key under a password}
   *
   * @param certificates the server's own first, then those that vouch for it
   * @throws IOException if a file cannot be read, or does not hold what it should
   */
  static KeyStore keyStore(Path certificates, Path key, String password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", privateKey(key), password.toCharArray(), certificates(certificates));
      return store;
    } catch (GeneralSecurityException unfit) {
      throw new IOException(
          "`%s` and `%s` are not a certificate with its key: %s"
              .formatted(certificates, key, unfit.getMessage()),
          unfit);
    }
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    byte[] bytes = Files.readAllBytes(file);
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes))
            .toArray(Certificate[]::new);
    if (chain.length == 0) {
      throw new IOException("`%s` holds no certificate in the PEM format".formatted(file));
    }
    return chain;
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    Matcher found = KEY.matcher(Files.readString(file, US_ASCII));
    if (!found.find()) {
      throw new IOException("`%s` holds no private key in the PEM format".formatted(file));
    }
    byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
    return switch (found.group(1).strip()) {
      case "" -> decode(file, bytes);
      case "RSA" -> decode(file, sequence(RSA_IDENTIFIER, tagged(0x04, bytes)));
      case String kind ->
          throw new IOException(
              "`%s` holds a key of the kind `%s`, which is not yet supported; `openssl pkcs8 -topk8 -nocrypt` makes one that is"
                  .formatted(file, kind));
    };
  }

  private static PrivateKey decode(Path file, byte[] pkcs8)
      throws IOException, GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException _) {
        // It is a key of another algorithm.
      }
    }
    throw new IOException(
        "`%s` holds a private key of none of the kinds %s".formatted(file, ALGORITHMS));
  }

  private static byte[] sequence(byte[] first, byte[] second) {
    var contents = new byte[first.length + second.length];
    System.arraycopy(first, 0, contents, 0, first.length);
    System.arraycopy(second, 0, contents, first.length, second.length);
    return tagged(0x30, contents);
  }

  /** {@return contents with a tag and their length before them (DER, X.690, 8.1)} */
  private static byte[] tagged(int tag, byte[] contents) {
    int length = contents.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    var all = new byte[head.length + length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(contents, 0, all, head.length, length);
    return all;
  }
}
