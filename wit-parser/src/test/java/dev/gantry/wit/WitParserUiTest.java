package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.wit.print.WitJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.ObjectMapper;

/** The cases of wit-parser, with the one feature {@code active} on, as upstream runs them. */
class WitParserUiTest {
  private static final Pattern PLACE =
      Pattern.compile("(?:--> |\\* |^)tests/ui/(\\S+?):(\\d+):\\d+", Pattern.MULTILINE);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Stands in for what reads WebAssembly: knows the few files of the corpus by name. */
  private static final Map<String, String> BINARIES =
      Map.of(
          "d.wat", "package d:d; interface d {}",
          "e.wasm", "package e:e; interface e {}",
          "simple-wasm-text.wat", "package a:b; interface x {}");

  static final BinaryWitReader STAND_IN =
      (path, _) -> {
        String name = String.valueOf(Path.of(path).getFileName());
        String text = Objects.requireNonNull(BINARIES.get(name), name);
        return WitLoader.create().load(new Source(path, text));
      };

  private static final WitLoader LOADER =
      WitLoader.create().withFeatures(Set.of("active")).withBinaryReader(STAND_IN);

  @TestFactory
  Stream<DynamicTest> acceptsEveryGoodCaseAndPrintsItsGraph() {
    return cases(Corpora.folder("wit-parser-ui").resolve("ui"))
        .map(
            input ->
                DynamicTest.dynamicTest(
                    input.getFileName().toString(), () -> assertAccepted(input)));
  }

  @TestFactory
  Stream<DynamicTest> rejectsEveryBadCaseOnTheLineThatUpstreamNames() {
    return cases(Corpora.folder("wit-parser-ui").resolve("ui/parse-fail"))
        .map(
            input ->
                DynamicTest.dynamicTest(
                    input.getFileName().toString(), () -> assertRejected(input)));
  }

  @Test
  void findsAllCases() {
    Path ui = Corpora.folder("wit-parser-ui").resolve("ui");
    assertThat(cases(ui).count()).isGreaterThanOrEqualTo(56);
    assertThat(cases(ui.resolve("parse-fail")).count()).isGreaterThanOrEqualTo(100);
  }

  private static Stream<Path> cases(Path folder) {
    return Corpora.entries(folder).stream()
        .filter(
            path ->
                path.toString().endsWith(".wit")
                    || path.toString().endsWith(".wat")
                    || (Files.isDirectory(path) && !path.endsWith("parse-fail")));
  }

  private static void assertAccepted(Path input) throws IOException {
    String json = WitJson.print(LOADER.load(input).resolution());
    Path expected = resultFile(input, ".json");
    if (Files.exists(expected)) {
      assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(Files.readString(expected)));
    }
  }

  private static void assertRejected(Path input) throws IOException {
    WitException e = catchThrowableOfType(WitException.class, () -> LOADER.load(input));
    assertThat(e).as("rejection").isNotNull();
    List<String> labelled =
        e.diagnostics().stream()
            .flatMap(d -> Stream.concat(Stream.of(d.primary()), d.secondary().stream()))
            .map(
                label ->
                    Path.of(label.source().path()).getFileName()
                        + ":"
                        + label.source().position(label.span().start()).line())
            .toList();
    Path result = resultFile(input, ".result");
    if (Files.exists(result)) {
      assertThat(labelled).as(e.getMessage()).containsAll(places(result));
    }
  }

  private static List<String> places(Path result) throws IOException {
    Matcher matcher = PLACE.matcher(Files.readString(result, StandardCharsets.UTF_8));
    return matcher
        .results()
        .map(place -> Path.of(place.group(1)).getFileName() + ":" + place.group(2))
        .toList();
  }

  /** The results of a folder stand beside it, named as if it were a file. */
  private static Path resultFile(Path input, String suffix) {
    String name = input.getFileName().toString();
    if (name.endsWith(".wat")) {
      name = name.replace(".wat", ".wit");
    }
    return input.resolveSibling(Files.isDirectory(input) ? name + ".wit" + suffix : name + suffix);
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatThrownBy(() -> LOADER.load(Path.of("does-not-exist.wit")))
        .isInstanceOf(WitException.class)
        .hasMessageContaining("does-not-exist.wit");
  }
}
