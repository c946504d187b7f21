package dev.gantry.wit;

/**
 * Reads WIT packages that are WebAssembly, binary or text. Its implementation lies outside of this
 * module, which knows WIT text only; {@link WitLoader#withBinaryReader} takes it.
 */
@FunctionalInterface
public interface BinaryWitReader {

  /**
   * {@return the package in a file}
   *
   * @param path for messages
   * @param content a WebAssembly binary, or its text format
   * @throws WitException if it is no WIT package
   */
  WitInput read(String path, byte[] content);
}
