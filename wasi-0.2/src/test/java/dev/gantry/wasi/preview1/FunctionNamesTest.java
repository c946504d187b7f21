package dev.gantry.wasi.preview1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wasi.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FunctionNamesTest {
  private static final Pattern EXPORT = Pattern.compile("func \\(export \"(\\w+)\"\\)");

  @Test
  void everyFunctionOfTheStandardIsThere() throws IOException {
    Path witx =
        Corpora.folder("wasi-wit").resolve("0.1-witx/preview1/witx/wasi_snapshot_preview1.witx");
    assertThat(Preview1.names())
        .containsExactlyInAnyOrderElementsOf(
            EXPORT
                .matcher(Files.readString(witx))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList());
  }
}
