package dev.gantry.component.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.component.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of the reference implementation: what to accept and how to print it, what to reject.
 */
class WaveCorpusTest {
  private static final Pattern NAME =
      Pattern.compile("(?:(?<path>ui:tests/)?ui\\.)?(?<function>[a-z0-9-]+)(?:@0\\.1\\.0)?");
  private static final Map<String, FunctionType> FUNCTIONS = functions();

  @TestFactory
  List<DynamicTest> casesOfTheReference() throws IOException {
    Path folder = Corpora.folder("wasm-tools-extra/wasm-wave/tests/ui");
    var tests = new ArrayList<DynamicTest>();
    try (var files = Files.newDirectoryStream(folder, "*.waves")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String[] cases = Files.readString(file).split(";\n");
        if (name.startsWith("accept")) {
          String expected =
              Files.readString(folder.resolve(name.replace(".waves", ".out"))).strip();
          tests.add(DynamicTest.dynamicTest(name, () -> accepts(cases, expected)));
        } else {
          for (String input : cases) {
            tests.add(DynamicTest.dynamicTest(name + ": " + input, () -> rejects(input)));
          }
        }
      }
    }
    return tests;
  }

  private static void accepts(String[] cases, String expected) {
    var printed = new ArrayList<String>();
    for (String input : cases) {
      String call = withoutLeadingComments(input, printed);
      if (call.endsWith(";")) {
        call = call.substring(0, call.length() - 1);
      }
      if (!call.isBlank()) {
        printed.add(reprint(call));
      }
    }
    assertThat(String.join("\n", printed)).isEqualTo(expected);
  }

  private static void rejects(String input) {
    String call = withoutLeadingComments(input, new ArrayList<>());

    assertThatThrownBy(() -> reprint(call)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String withoutLeadingComments(String input, List<String> comments) {
    String rest = input.stripLeading();
    while (rest.startsWith("//")) {
      int end = rest.indexOf('\n');
      comments.add(rest.substring(0, end));
      rest = rest.substring(end + 1).stripLeading();
    }
    return rest.strip();
  }

  private static String reprint(String text) {
    WaveCall call = WaveCall.of(text);
    var name = NAME.matcher(call.function());
    FunctionType type = name.matches() ? FUNCTIONS.get(name.group("function")) : null;
    if (type == null) {
      throw new IllegalArgumentException("no function " + call.function());
    }
    return WaveCall.print(call.function(), type, call.arguments(type));
  }

  private static Map<String, FunctionType> functions() {
    var u8 = new OptionType(Primitive.U8);
    var plain = new ResultType(Optional.empty(), Optional.empty());
    var functions = new HashMap<String, FunctionType>();
    functions.put("nullary", new FunctionType(List.of(), Optional.empty(), false));
    add(functions, "f32", "val", Primitive.F32);
    add(functions, "list-f32", "vals", new ListType(Primitive.F32));
    add(functions, "f64", "val", Primitive.F64);
    add(functions, "list-f64", "vals", new ListType(Primitive.F64));
    add(functions, "char", "val", Primitive.CHAR);
    add(functions, "list-chars", "vals", new ListType(Primitive.CHAR));
    add(functions, "string", "val", Primitive.STRING);
    add(functions, "list-strings", "vals", new ListType(Primitive.STRING));
    add(functions, "option-u8", "opt", u8);
    add(functions, "result-ok-u8", "res", result(true, false));
    add(functions, "result-err-u8", "res", result(false, true));
    add(functions, "result-both-u8", "res", result(true, true));
    add(functions, "result-no-payloads", "res", plain);
    add(
        functions,
        "basic-record",
        "rec",
        new RecordType(List.of(new Field("required", Primitive.U8), new Field("optional", u8))));
    add(
        functions,
        "optional-fields-record",
        "rec",
        new RecordType(List.of(new Field("a", u8), new Field("b", u8))));
    add(
        functions,
        "keyword-fields-record",
        "rec",
        new RecordType(
            List.of(
                new Field("true", Primitive.BOOL),
                new Field("false", Primitive.BOOL),
                new Field("some", u8),
                new Field("none", u8),
                new Field("ok", plain),
                new Field("err", plain),
                new Field("inf", Primitive.F32),
                new Field("nan", Primitive.F32))));
    add(functions, "hand-enum", "enm", new EnumType(List.of("left", "right")));
    add(
        functions,
        "keyword-cases-enum",
        "enm",
        new EnumType(List.of("true", "false", "some", "none", "ok", "err", "inf", "nan")));
    add(functions, "permission-flags", "flgs", new FlagsType(List.of("read", "write")));
    return functions;
  }

  private static ResultType result(boolean ok, boolean error) {
    return new ResultType(
        ok ? Optional.of(Primitive.U8) : Optional.empty(),
        error ? Optional.of(Primitive.U8) : Optional.empty());
  }

  private static void add(
      Map<String, FunctionType> functions, String name, String label, ValueType type) {
    functions.put(
        name,
        new FunctionType(
            List.of(new FunctionType.Parameter(label, type)), Optional.empty(), false));
  }
}
