package dev.gantry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
  @TempDir private Path folder;

  @Test
  void takesTheFirstThatIsNewEnough() throws IOException {
    Path old = jdk("old", "17.0.15");
    Path young = jdk("young", "25.0.1");
    assertThat(Jdk.find(List.of(old, young))).contains(young);
  }

  @Test
  void folderWithoutReleaseFileWillNotDo() {
    assertThat(Jdk.willDo(folder)).isFalse();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path launcher = Jdk.launcher(home);
    Files.createDirectories(launcher.getParent());
    Files.createFile(launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
