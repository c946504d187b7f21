package dev.gantry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalenessTest {
  @TempDir private Path folder;

  @Test
  void isStaleUntilRemembered() throws IOException {
    Path wit = Files.writeString(folder.resolve("a.wit"), "package a:b;");
    assertThat(staleness(wit, "x").isStale()).isTrue();
    staleness(wit, "x").remember();
    assertThat(staleness(wit, "x").isStale()).isFalse();
  }

  @Test
  void isStaleWhenTheInputOrTheCommandChanges() throws IOException {
    Path wit = Files.writeString(folder.resolve("a.wit"), "package a:b;");
    staleness(wit, "x").remember();
    assertThat(staleness(wit, "y").isStale()).isTrue();
    Files.writeString(wit, "package a:c;");
    assertThat(staleness(wit, "x").isStale()).isTrue();
  }

  private Staleness staleness(Path input, String command) throws IOException {
    return Staleness.of(folder.resolve("target/stamp"), input, List.of(command));
  }
}
