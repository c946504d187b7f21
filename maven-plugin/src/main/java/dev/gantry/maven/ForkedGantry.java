package dev.gantry.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Gantry's command line in a JVM of its own. */
final class ForkedGantry {
  private static final String MAIN_CLASS = "dev.gantry.cli.Gantry";

  private final Path jdk;
  private final String classPath;

  private ForkedGantry(Path jdk, String classPath) {
    this.jdk = jdk;
    this.classPath = classPath;
  }

  /** {@return the command line of a version, with its jars resolved as Maven resolves plugins} */
  static ForkedGantry resolve(
      Path jdk,
      String version,
      RepositorySystem system,
      RepositorySystemSession session,
      List<RemoteRepository> repositories)
      throws MojoExecutionException {
    var root = new Dependency(new DefaultArtifact("dev.gantry", "cli", "jar", version), "runtime");
    var request = new DependencyRequest().setCollectRequest(new CollectRequest(root, repositories));
    try {
      return new ForkedGantry(
          jdk,
          system.resolveDependencies(session, request).getArtifactResults().stream()
              .map(result -> result.getArtifact().getFile().getPath())
              .collect(Collectors.joining(File.pathSeparator)));
    } catch (DependencyResolutionException e) {
      throw new MojoExecutionException("cannot resolve dev.gantry:cli:" + version, e);
    }
  }

  /**
   * Runs one command line, and passes on what it prints.
   *
   * @throws MojoFailureException if its status is not 0
   */
  void run(List<String> arguments, Log log)
      throws IOException, MojoExecutionException, MojoFailureException {
    List<String> command =
        new ArrayList<>(List.of(Jdk.launcher(jdk).toString(), "-cp", classPath, MAIN_CLASS));
    command.addAll(arguments);
    log.debug("gantry: " + String.join(" ", command));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    }
    int status = await(process);
    if (status != 0) {
      throw new MojoFailureException(
          lines.isEmpty() ? "gantry ended with status " + status : String.join("\n", lines));
    }
    lines.forEach(log::info);
  }

  private static int await(Process process) throws MojoExecutionException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted while generating", e);
    }
  }
}
