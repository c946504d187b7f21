package dev.gantry.wasi;

/** What a core module has open, to be closed when nobody calls it any more. */
public interface OpenFiles extends AutoCloseable {
  @Override
  void close();
}
