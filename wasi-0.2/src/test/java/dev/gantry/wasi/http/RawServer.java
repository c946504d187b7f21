package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server of one connection that knows no HTTP: the test reads and writes the bytes. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final Thread thread;

  /** What the server does with its connection. */
  interface Script {
    void run(Peer peer) throws IOException;
  }

  RawServer(Script script) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Socket socket = server.accept()) {
                    script.run(new Peer(socket));
                  } catch (IOException _) {
                    // The other side has gone, as some tests want it to.
                  }
                });
  }

  String authority() {
    return "localhost:" + server.getLocalPort();
  }

  /** Waits until the script has ended. */
  void join() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
  }

  /** The connection. */
  static final class Peer {
    private final InputStream in;
    private final OutputStream out;

    private Peer(Socket socket) throws IOException {
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    /** {@return what comes up to this text, which is part of it} */
    String readTo(String end) throws IOException {
      StringBuilder text = new StringBuilder();
      while (text.indexOf(end) < 0) {
        int next = in.read();
        if (next < 0) {
          return text + "<end>";
        }
        text.append((char) next);
      }
      return text.toString();
    }

    /**
     * {@return whether the other side has closed the connection; waits until it has sent or closed}
     */
    boolean isClosed() {
      try {
        return in.read() < 0;
      } catch (IOException _) {
        return true;
      }
    }

    void write(String text) throws IOException {
      out.write(text.getBytes(ISO_8859_1));
      out.flush();
    }
  }
}
