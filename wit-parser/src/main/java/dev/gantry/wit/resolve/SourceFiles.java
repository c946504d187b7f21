package dev.gantry.wit.resolve;

import static java.util.Comparator.comparing;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.Source;
import dev.gantry.wit.Span;
import dev.gantry.wit.syntax.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads files and folders; what cannot be read is reported. */
final class SourceFiles {
  private static final Pattern WASM_TEXT =
      Pattern.compile(
          "(?:\\s|;;[^\n]*\n|\\(;[^;]*;\\))*\\(\\s*(?:component|module)\\b.*", Pattern.DOTALL);

  private final Findings findings;

  SourceFiles(Findings findings) {
    this.findings = findings;
  }

  /** What a file holds. */
  sealed interface WitFile {
    /** WIT. */
    record Text(Source source) implements WitFile {}

    /** WebAssembly, binary or text. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Binary(String path, byte[] content) implements WitFile {}

    /** Nothing that can be used, which has been reported. */
    record Unreadable() implements WitFile {}
  }

  WitFile read(Path path) {
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (IOException e) {
      reportUnreadable(path, e);
      return new WitFile.Unreadable();
    }
    if (isWasm(path, content)) {
      return new WitFile.Binary(path.toString(), content);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return new WitFile.Text(new Source(path.toString(), text));
    } catch (CharacterCodingException _) {
      findings.add(
          DiagnosticCode.NOT_UTF_8,
          "`%s` is not UTF-8".formatted(path),
          place(path.toString()),
          "cannot be read");
      return new WitFile.Unreadable();
    }
  }

  private static boolean isWasm(Path path, byte[] content) {
    boolean isBinary =
        content.length >= 4
            && content[0] == 0
            && content[1] == 'a'
            && content[2] == 's'
            && content[3] == 'm';
    boolean mayBeText = path.toString().endsWith(".wat") || path.toString().endsWith(".wasm");
    return isBinary
        || (mayBeText && WASM_TEXT.matcher(new String(content, StandardCharsets.UTF_8)).matches());
  }

  private void reportUnreadable(Path path, IOException e) {
    boolean isMissing = e instanceof NoSuchFileException;
    findings.add(
        DiagnosticCode.UNREADABLE_FILE,
        isMissing ? "`%s` does not exist".formatted(path) : "`%s` cannot be read".formatted(path),
        place(path.toString()),
        String.valueOf(e.getMessage()));
  }

  /** {@return the place that stands for a whole file} */
  static Location place(String path) {
    return new Location(new Source(path, ""), new Span(0, 0));
  }

  /** {@return the WIT files of a folder, by name} */
  List<Source> sourcesOf(Path folder) {
    return list(folder, path -> path.toString().endsWith(".wit") && !Files.isDirectory(path))
        .stream()
        .flatMap(path -> read(path) instanceof WitFile.Text(var source) ? Stream.of(source) : null)
        .toList();
  }

  /** {@return the packages in {@code deps}, by name; other files there do not count} */
  List<Path> dependenciesOf(Path folder) {
    Path dependencies = folder.resolve("deps");
    return Files.isDirectory(dependencies)
        ? list(dependencies, path -> Files.isDirectory(path) || isPackage(path.toString()))
        : List.of();
  }

  private static boolean isPackage(String path) {
    return path.endsWith(".wit") || path.endsWith(".wasm") || path.endsWith(".wat");
  }

  private List<Path> list(Path folder, Predicate<Path> predicate) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(predicate)
          .sorted(comparing((Path path) -> String.valueOf(path.getFileName())))
          .toList();
    } catch (IOException e) {
      reportUnreadable(folder, e);
    } catch (UncheckedIOException e) {
      reportUnreadable(folder, new IOException(e));
    }
    return List.of();
  }
}
