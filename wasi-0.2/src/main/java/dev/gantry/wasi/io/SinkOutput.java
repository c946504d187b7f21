package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Output to a Java stream.
 *
 * <p>A write blocks as long as the Java stream does, which is the back pressure that a command has
 * when its output goes to a pipe. Several streams may write to one Java stream; they take turns.
 */
public final class SinkOutput extends HostOutput {
  private final OutputStream sink;
  private boolean failed;

  public SinkOutput(OutputStream sink) {
    this.sink = sink;
  }

  @Override
  protected long writable() throws StreamErrorException {
    if (failed) {
      throw HostError.closed();
    }
    return LONGEST_WRITE;
  }

  @Override
  protected void writeNow(byte[] bytes) throws StreamErrorException {
    use(() -> sink.write(bytes));
  }

  @Override
  protected void flushNow() throws StreamErrorException {
    use(sink::flush);
  }

  private void use(Operation operation) throws StreamErrorException {
    if (failed) {
      throw HostError.closed();
    }
    synchronized (sink) {
      try {
        operation.run();
      } catch (IOException _) {
        failed = true;
        throw HostError.failed("output failed");
      }
    }
  }

  @Override
  protected Readiness readiness() {
    return Readiness.ALWAYS;
  }

  private interface Operation {
    void run() throws IOException;
  }
}
