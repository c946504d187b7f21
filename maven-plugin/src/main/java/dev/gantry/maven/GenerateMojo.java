package dev.gantry.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Generates Java for a WIT world, and adds it to the sources that are compiled.
 *
 * <p>Does nothing when neither the WIT nor the configuration has changed since the last time.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
  private final RepositorySystem repositorySystem;

  /** A WIT file, a folder of one package with {@code deps/}, or a component. */
  @Parameter(property = "gantry.wit", defaultValue = "${project.basedir}/src/main/wit")
  private File wit;

  /** The world to generate; not needed where there is only one. */
  @Parameter(property = "gantry.world")
  private @Nullable String world;

  /** The Java package to generate into. */
  @Parameter(property = "gantry.package", defaultValue = "${project.groupId}")
  private String packageName;

  /** Names of the feature gates that are open. */
  @Parameter private List<String> features = List.of();

  /** More options of {@code gantry bindgen java}, word by word. */
  @Parameter private List<String> options = List.of();

  /** Where the sources go. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/gantry")
  private File outputDirectory;

  /** Whether to leave everything as it is. */
  @Parameter(property = "gantry.skip", defaultValue = "false")
  private boolean skip;

  /** A JDK of at least version 25; looked for in the usual places where none is given. */
  @Parameter(property = "gantry.javaHome")
  private @Nullable File javaHome;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Inject
  GenerateMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("gantry: skipped");
      return;
    }
    if (!wit.exists()) {
      throw new MojoFailureException(
          "there is no WIT at %s: put it there, or set <wit>".formatted(wit));
    }
    try {
      List<String> arguments = arguments();
      var staleness =
          Staleness.of(
              outputDirectory.toPath().resolveSibling("gantry-generate.stamp"),
              wit.toPath(),
              withVersion(arguments));
      if (staleness.isStale() || !Files.isDirectory(outputDirectory.toPath())) {
        clear(outputDirectory.toPath());
        commandLine().run(arguments, getLog());
        staleness.remember();
      } else {
        getLog().debug("gantry: nothing has changed");
      }
    } catch (IOException e) {
      throw new MojoExecutionException("cannot generate Java for " + wit, e);
    }
    project.addCompileSourceRoot(outputDirectory.getAbsolutePath());
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("bindgen", "java", wit.getAbsolutePath()));
    Optional.ofNullable(world).ifPresent(name -> arguments.addAll(List.of("--world", name)));
    arguments.addAll(List.of("--package", packageName));
    if (!features.isEmpty()) {
      arguments.addAll(List.of("--features", String.join(",", features)));
    }
    arguments.addAll(options);
    arguments.addAll(List.of("-o", outputDirectory.getAbsolutePath()));
    return arguments;
  }

  private List<String> withVersion(List<String> arguments) {
    return Stream.concat(Stream.of(plugin.getVersion()), arguments.stream()).toList();
  }

  private ForkedGantry commandLine() throws MojoExecutionException {
    List<Path> preferred =
        Stream.of(
                Optional.ofNullable(javaHome).map(File::toPath),
                Optional.ofNullable(System.getProperty("java.home")).map(Path::of),
                Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of))
            .flatMap(Optional::stream)
            .toList();
    Path home =
        Jdk.find(preferred)
            .orElseThrow(
                () ->
                    new MojoExecutionException(
                        "Gantry needs a JDK %d or newer: install one, or set gantry.javaHome"
                            .formatted(Jdk.MINIMUM)));
    return ForkedGantry.resolve(
        home,
        plugin.getVersion(),
        repositorySystem,
        session.getRepositorySession(),
        project.getRemotePluginRepositories());
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
