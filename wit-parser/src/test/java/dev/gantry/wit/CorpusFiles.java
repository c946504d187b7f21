package dev.gantry.wit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The WIT of all corpora that is right. */
final class CorpusFiles {
  private static final List<String> CORPORA =
      List.of("wit-parser-ui", "wit-bindgen-codegen", "wit-extra", "wasi-wit");

  private CorpusFiles() {}

  /** {@return every file of the corpora but those that upstream rejects} */
  static List<Path> all() {
    return CORPORA.stream().flatMap(corpus -> below(Corpora.folder(corpus)).stream()).toList();
  }

  /** {@return what {@link #all} returns, or nothing where the corpora are not there} */
  static List<Path> ifThere() {
    try {
      return all();
    } catch (TestAbortedException _) {
      return List.of();
    }
  }

  /**
   * {@return every package of a corpus: each folder whose files are one package, and each file that
   * is a package by itself}
   */
  static List<Path> packages(String corpus) {
    return below(Corpora.folder(corpus)).stream()
        .map(CorpusFiles::packageOf)
        .distinct()
        .filter(path -> !isDependency(path))
        .toList();
  }

  private static Path packageOf(Path file) {
    Path folder = Corpora.parent(file);
    return isFolderOfOnePackage(folder) ? folder : file;
  }

  /** Folders of tests hold a package a file, each with a header. */
  private static boolean isFolderOfOnePackage(Path folder) {
    String name = folder.getFileName().toString();
    return !name.equals("codegen") && !name.equals("ui");
  }

  private static boolean isDependency(Path path) {
    return path.toString().contains("/deps");
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(path -> path.toString().endsWith(".wit") && Files.isRegularFile(path))
          .filter(path -> !path.toString().contains("/parse-fail/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
