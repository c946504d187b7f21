package dev.gantry.cli;

import dev.gantry.wasi.serve.Route;
import dev.gantry.wasi.serve.ServerListener;
import java.util.Optional;

/**
 * Prints what a server does: requests, if asked for, to standard output; guests that fail to
 * standard error, for clients are not told why.
 */
record ServeReport(Console console, Optional<AccessLog.Format> format) implements ServerListener {

  @Override
  public void served(Served request) {
    format.ifPresent(wanted -> print(wanted.line(request)));
  }

  private void print(String line) {
    synchronized (console) {
      console.out().println(line);
      console.out().flush();
    }
  }

  @Override
  public void failed(Route route, String request, RuntimeException failure) {
    synchronized (console) {
      console.err().println("error: %s: %s".formatted(request, failure.getMessage()));
      console.err().flush();
    }
  }
}
