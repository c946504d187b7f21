package dev.gantry.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules and the habits that hold in all of them. */
class ArchitectureTest {
  private static final int MAXIMUM_LINES = 600;

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.gantry");

  @Test
  void nothingBelowTheCommandLinePrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.gantry.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("commands print, everything else returns or throws"));
  }

  @Test
  void nothingBelowTheComponentRuntimeLogs() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.gantry.engine..", "dev.gantry.abi..", "dev.gantry.component..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.util.logging..", "org.slf4j..")
                    .or(assignableTo(System.Logger.class))));
  }

  @Test
  void modulesDependInOneDirection() {
    dependsOnNothingOf(
        "dev.gantry.wit..", "engine", "abi", "component", "tools", "bindgen", "wasi", "cli");
    dependsOnNothingOf(
        "dev.gantry.engine..", "wit", "abi", "component", "tools", "bindgen", "wasi", "cli");
    dependsOnNothingOf(
        "dev.gantry.abi..", "wit", "engine", "component", "tools", "bindgen", "wasi", "cli");
    dependsOnNothingOf("dev.gantry.component..", "wit", "tools", "bindgen", "wasi", "cli");
    dependsOnNothingOf("dev.gantry.tools..", "bindgen", "wasi", "cli");
    dependsOnNothingOf(
        "dev.gantry.bindgen..", "engine", "abi", "component", "tools", "wasi", "cli");
    dependsOnNothingOf("dev.gantry.wasi..", "wit", "tools", "bindgen", "cli");
  }

  /**
   * What generated code can name leads nowhere else. Classes of the package that it cannot name
   * make adapters, which is the compiler's work.
   */
  @Test
  void generatedCodeSeesOnePackageOfTheEngine() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.gantry.engine.generated..")
            .and()
            .arePublic()
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("dev.gantry.engine.compile..", "dev.gantry.engine.exec..")));
  }

  @Test
  void librariesStayInsideTheirModules() {
    check(
        noClasses()
            .that(resideOutsideOfPackages("dev.gantry.wit.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr.."));
    check(
        noClasses()
            .that(resideOutsideOfPackages("dev.gantry.bindgen.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet.."));
    check(
        noClasses()
            .that(resideOutsideOfPackages("dev.gantry.cli.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli.."));
  }

  @Test
  void longSourceFilesAreListedWithAReason() throws IOException {
    Path root = Path.of(System.getProperty("gantry.root"));
    Map<String, String> listed =
        Files.readAllLines(root.resolve("config/large-files.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    assertThat(longFiles(root).keySet()).containsExactlyInAnyOrderElementsOf(listed.keySet());
  }

  private static Map<String, Integer> longFiles(Path root) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path sources : modules.map(module -> module.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
              int lines = Files.readAllLines(file).size();
              if (lines > MAXIMUM_LINES) {
                found.put(root.relativize(file).toString().replace('\\', '/'), lines);
              }
            }
          }
        }
      }
    }
    return found;
  }

  private static void dependsOnNothingOf(String packageName, String... others) {
    List<String> forbidden = Stream.of(others).map(other -> "dev.gantry." + other + "..").toList();
    check(
        noClasses()
            .that()
            .resideInAPackage(packageName)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden.toArray(String[]::new)));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PRODUCT);
  }
}
