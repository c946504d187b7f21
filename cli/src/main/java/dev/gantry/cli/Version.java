package dev.gantry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote beside this class. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"gantry " + text()};
  }

  /** {@return the version, such as {@code 0.1.0}} */
  static String text() {
    var properties = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("gantry.properties")) {
      if (file == null) {
        throw new AssertionError("the build leaves gantry.properties beside the classes");
      }
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
