package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("gantry.root"));

  @Test
  void exampleIsCodeThatRuns() throws IOException {
    String source =
        Files.readString(ROOT.resolve("cli/src/test/java/dev/gantry/cli/ReadmeExample.java"))
            .replace("root.resolve(", "Path.of(")
            .replace("out.println", "System.out.println");
    assertThat(example()).isNotEmpty().allSatisfy(line -> assertThat(source).contains(line));
    var out = new ByteArrayOutputStream();
    new ReadmeExample(new PrintStream(out, true, UTF_8)).run(ROOT);
    assertThat(out.toString(UTF_8)).isEqualTo("tea+jam\n");
  }

  @Test
  void everyModuleIsInTheModuleMap() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertThat(pom.lines().filter(line -> line.contains("<module>")))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(readme)
                    .contains("| `" + line.strip().replaceAll("</?module>", "") + "` |"));
  }

  @Test
  void architectureNamesFilesThatExist() throws IOException {
    String text = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    List<String> files =
        Pattern.compile("`([a-z0-9.-]+/src/[^`]+\\.java)`")
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(files).isNotEmpty().allMatch(file -> Files.exists(ROOT.resolve(file)));
  }

  private static List<String> example() throws IOException {
    return Files.readAllLines(ROOT.resolve("README.md")).stream()
        .dropWhile(line -> !line.equals("```java"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .map(String::strip)
        .toList();
  }
}
