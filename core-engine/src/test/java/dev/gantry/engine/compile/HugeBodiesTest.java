package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Features;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Simd;
import dev.gantry.engine.Store;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.generated.Containment;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.valid.ModuleValidator;
import dev.gantry.engine.valid.ValidModule;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugeBodiesTest {
  /** From this size on HotSpot does not compile a method. */
  static final int HUGE = 8000;

  /** With some more parameters than that the second compiler of HotSpot gives up. */
  private static final int MOST_PARAMETERS = 40;

  private static List<Object> outcomes(Executor executor, String text) {
    var engine = Engine.DEFAULT.withExecutor(executor);
    Instance instance =
        Linker.create().link(Module.parse(engine, text)).instantiate(Store.create());
    var outcomes = new ArrayList<Object>();
    for (long argument = 0; argument < 20; argument++) {
      outcomes.add(instance.function("run").call(argument * 0x9E3779B97F4A7C15L));
    }
    outcomes.add(List.of(instance.memory("memory").readLong(64)));
    return outcomes;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void computeTheSameInParts(long seed) {
    String text = HugeBodies.module(seed, 300);

    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void becomeMethodsThatHotSpotCompiles(long seed) {
    assertThat(methodSizes(HugeBodies.module(seed, 1000)))
        .hasSizeGreaterThan(3)
        .allMatch(size -> size < HUGE);
  }

  @Test
  void areCutInTheirExpressionsIfNothingElseIsLeft() {
    String text =
        "(module (func (export \"run\") (param i32) (result i32) %s (local.get 0) %s))"
            .formatted(
                "(i32.add ".repeat(2000), "(i32.mul (local.get 0) (i32.const 3)))".repeat(2000));

    assertThat(methodSizes(text)).hasSizeGreaterThan(1).allMatch(size -> size < HUGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void handOnMoreValuesThanHotSpotCompilesParametersOf(long seed) {
    String text = HugeBodies.manyValues(seed, 700);

    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
    assertThat(methods(text))
        .hasSizeGreaterThan(5)
        .allMatch(method -> method.methodTypeSymbol().parameterCount() <= MOST_PARAMETERS);
    assertThat(methodSizes(text)).allMatch(size -> size < HUGE);
  }

  @Test
  void areCutWhereThereAreOnlyCalls() {
    String text =
        "(module (func $f (param i32 i32)) (func (export \"run\") %s))"
            .formatted("(call $f (i32.const 1000) (i32.const 1000))".repeat(20_000));

    assertThat(methodSizes(text)).hasSizeGreaterThan(20).allMatch(size -> size < HUGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(local.set $sum (i64.add (local.get $sum) (i64.const 0x1%08x)))",
        "(local.set $sum (call $f%1$d (local.get $sum))) (func $f%1$d (param i64) (result i64)"
            + " (i64.add (local.get 0) (i64.const 1)))"
      })
  void runThoughNoClassFileHasRoomForWhatTheyName(String statement) {
    var statements = new StringBuilder();
    var functions = new StringBuilder();
    int functionAt = statement.indexOf("(func");
    for (int number = 0; number < 40_000; number++) {
      String text = statement.formatted(number);
      int end = functionAt < 0 ? text.length() : text.indexOf("(func");
      statements.append(text, 0, end);
      functions.append(text, end, text.length());
    }
    String text =
        "(module (memory (export \"memory\") 1) (func (export \"run\") (param $sum i64) (result i64)"
            + " %s (local.get $sum)) %s)".formatted(statements, functions);

    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  static List<Integer> methodSizes(String text) {
    return methods(text).stream()
        .flatMap(method -> method.code().stream())
        .map(code -> ((CodeAttribute) code).codeLength())
        .toList();
  }

  private static List<MethodModel> methods(String text) {
    ValidModule module =
        ModuleValidator.validate(
            ModuleDecoder.decode(
                Bytes.of(TextModule.parse(text.getBytes(StandardCharsets.UTF_8))), Features.ALL),
            Features.ALL);
    var spaces = new IndexSpaces(module.syntax());
    var use = new MemoryUse(module.syntax(), spaces);
    List<MemoryForm> forms = spaces.memories().stream().map(_ -> MemoryForm.ELASTIC).toList();
    var plan =
        new ModulePlan(
            module,
            spaces,
            ModuleNames.of(module.syntax()),
            use,
            forms,
            Containment.POLLED,
            Simd.LONGS);
    var writer = new ChunkWriter(plan, new CompiledModule(module, ClassStore.NONE, Simd.LONGS));
    var methods = new ArrayList<MethodModel>();
    for (int chunk = 0; chunk < plan.chunks().count(); chunk++) {
      methods.addAll(ClassFile.of().parse(writer.write(chunk)).methods());
    }
    return methods;
  }
}
