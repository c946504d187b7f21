package dev.gantry.component.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.Corpora;
import dev.gantry.engine.script.CommandResult.Verdict;
import dev.gantry.engine.script.Expectations;
import dev.gantry.engine.script.ModuleDialect;
import dev.gantry.engine.script.ScriptOptions;
import dev.gantry.engine.script.ScriptReport;
import dev.gantry.engine.script.ScriptRunner;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suites of components; what is not done is named in {@code expectations.txt}. */
class ComponentSuitesTest {

  @ParameterizedTest
  @CsvSource({
    "component-model, 820",
    "wasmtime-component, 150",
    "wasm-tools-cli/cli/component-model, 370"
  })
  void passesTheSuite(String corpus, long fewestPassed) throws IOException {
    var runner =
        ScriptRunner.of(
            Expectations.bundled().and(ComponentDialect.expectations()),
            new ModuleDialect(),
            new ComponentDialect());
    long passed = 0;
    for (Path script : Corpora.files(Corpora.folder(corpus), ".wast")) {
      ScriptReport report = runner.run(ScriptOptions.DEFAULT, script);
      assertThat(report.failures()).as(script.toString()).isEmpty();
      passed += report.count(Verdict.PASSED);
    }
    assertThat(passed).isGreaterThanOrEqualTo(fewestPassed);
  }
}
