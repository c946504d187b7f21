package dev.gantry.component.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.Component;
import dev.gantry.component.ComponentException;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.Corpora;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.Store;
import dev.gantry.component.suite.Json.Node;
import dev.gantry.engine.Engine;
import dev.gantry.types.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The component-model suite from binaries: every component gets the verdict that the suite asserts,
 * and every call the answer.
 */
class PreconvertedSuiteTest {
  /** Those that the suite's README turns on. */
  private static final ComponentFeatures FEATURES =
      ComponentFeatures.DEFAULT.with(
          ComponentFeature.MORE_ASYNC_BUILTINS,
          ComponentFeature.THREADING,
          ComponentFeature.ASYNC_STACKFUL,
          ComponentFeature.IMPLEMENTS,
          ComponentFeature.FIXED_LENGTH_LISTS,
          ComponentFeature.MAP);

  @TestFactory
  List<DynamicContainer> suite() throws IOException {
    Path folder = Corpora.folder("component-model-preconverted");
    ExpectedFailures expected = ExpectedFailures.read("preconverted.txt");
    Node manifest = Json.parse(Files.readString(folder.resolve("manifest.json")));
    var containers = new ArrayList<DynamicContainer>();
    for (Node file : manifest.get("files").elements()) {
      String source = file.get("source").text();
      var tests = new ArrayList<DynamicTest>();
      for (Node suiteCase : file.get("cases").elements()) {
        if (suiteCase.get("wasm") == Json.Null.NULL) {
          continue; // text that cannot be converted, because it is malformed
        }
        addTests(folder, source, suiteCase, expected, tests);
      }
      containers.add(DynamicContainer.dynamicContainer(source, tests));
    }
    return containers;
  }

  private static void addTests(
      Path folder,
      String file,
      Node suiteCase,
      ExpectedFailures expected,
      List<DynamicTest> tests) {
    Path wasm = folder.resolve(suiteCase.get("wasm").text());
    String kind = suiteCase.get("kind").text();
    var session = new Session(wasm);
    tests.add(
        assertion(
            file,
            suiteCase.get("line").text(),
            kind,
            expected,
            () -> {
              switch (kind) {
                case "definition" -> session.component();
                case "instantiate" -> session.instance();
                case "assert-invalid", "assert-malformed" ->
                    assertThatThrownBy(session::component)
                        .as(suiteCase.get("message").text())
                        .isInstanceOf(ComponentException.class);
                default ->
                    assertThatThrownBy(session::instance)
                        .isInstanceOf(ComponentTrapException.class)
                        .hasMessageContaining(suiteCase.get("message").text());
              }
            }));
    for (Node action : suiteCase.get("actions").elements()) {
      tests.add(
          assertion(
              file,
              action.get("line").text(),
              action.get("kind").text(),
              expected,
              () -> run(session.instance(), action)));
    }
  }

  private static DynamicTest assertion(
      String file, String line, String kind, ExpectedFailures expected, Runnable body) {
    Optional<String> reason = expected.reason(file, line);
    return dynamicTest(
        "%s:%s %s".formatted(file, line, kind),
        () -> {
          if (reason.isEmpty()) {
            try {
              body.run();
            } catch (RuntimeException | AssertionError failure) {
              throw new AssertionError("%s:%s".formatted(file, line), failure);
            }
            return;
          }
          try {
            body.run();
          } catch (RuntimeException | AssertionError _) {
            return;
          }
          fail("passes, but is expected to fail: " + reason.orElseThrow());
        });
  }

  private static void run(ComponentInstance instance, Node action) {
    ExportedFunction function = instance.function(action.get("export").text());
    FunctionType type = function.type();
    var arguments = new ArrayList<Object>();
    for (Node argument : action.get("args").elements()) {
      arguments.add(SuiteValues.of(type.parameterTypes().get(arguments.size()), argument));
    }
    if (action.get("kind").text().equals("assert-trap")) {
      assertThatThrownBy(() -> function.call(arguments))
          .isInstanceOf(ComponentException.class)
          .hasMessageContaining(action.get("message").text());
      return;
    }
    Optional<Object> result = function.call(arguments);
    List<Node> results = action.get("results").elements();
    if (!results.isEmpty()) {
      Object expected = SuiteValues.of(type.result().orElseThrow(), results.getFirst());
      assertThat(Contents.equal(result.orElseThrow(), expected))
          .as("%s instead of %s", Contents.text(result.orElseThrow()), Contents.text(expected))
          .isTrue();
    }
  }

  /** One component of the suite, and the one instance that its assertions call. */
  private static final class Session {
    private final Path wasm;
    private Optional<ComponentInstance> instance = Optional.empty();

    Session(Path wasm) {
      this.wasm = wasm;
    }

    Component component() {
      try {
        return Component.of(Engine.DEFAULT, FEATURES, Files.readAllBytes(wasm));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    ComponentInstance instance() {
      if (instance.isEmpty()) {
        // The store lives as long as the test: its instances have nothing to close.
        @SuppressWarnings("resource")
        Store store = Store.create();
        instance = Optional.of(ComponentLinker.create().link(component()).instantiate(store));
      }
      return instance.orElseThrow();
    }
  }
}
