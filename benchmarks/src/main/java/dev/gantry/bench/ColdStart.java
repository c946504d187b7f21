package dev.gantry.bench;

import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.syntax.Definition;
import dev.gantry.engine.CodeCache;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.Store;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * From the bytes of a module to the end of the first call of an export, in a process that has done
 * nothing else: prints the milliseconds of each step.
 *
 * <p>{@code FILE EXPORT [CACHE]}: of a component it takes the largest core module. Imported
 * functions do nothing and return zeros; zeros are the arguments of the export. {@code CACHE} is a
 * folder for compiled code.
 */
public final class ColdStart {
  private long last = System.nanoTime();
  private final StringBuilder line = new StringBuilder();

  private ColdStart() {}

  /** Runs what the arguments say. */
  public static void main(String[] arguments) throws IOException {
    byte[] bytes = module(Files.readAllBytes(Path.of(arguments[0])));
    var cold = new ColdStart();
    long start = System.nanoTime();
    Engine engine =
        arguments.length == 2
            ? Engine.DEFAULT
            : Engine.DEFAULT.withCache(CodeCache.at(Path.of(arguments[2])));
    cold.run(engine, bytes, arguments[1], start);
  }

  private void run(Engine engine, byte[] bytes, String export, long start) {
    last = start;
    Module module = Module.of(engine, bytes);
    step("module");
    Linker linker = Linker.create();
    for (Module.Import needed : module.imports()) {
      if (needed.type() instanceof FunctionType type) {
        linker.function(needed.module(), needed.name(), type, _ -> zeros(type.results()));
      }
    }
    var linked = linker.link(module);
    step("link");
    Instance instance = linked.instantiate(Store.create());
    step("instantiate");
    Function function = instance.function(export);
    try {
      function.call(zeros(function.type().parameters()));
    } catch (RuntimeException trap) {
      line.append(" (").append(trap.getMessage()).append(')');
    }
    step("call");
    System.out.printf(
        Locale.ROOT,
        "total %.0f:%s; %d bytes, process %d ms%n",
        (System.nanoTime() - start) / 1e6,
        line,
        bytes.length,
        ManagementFactory.getRuntimeMXBean().getUptime());
  }

  private void step(String name) {
    long now = System.nanoTime();
    line.append(String.format(Locale.ROOT, " %s %.0f", name, (now - last) / 1e6));
    last = System.nanoTime();
  }

  private static Object[] zeros(List<ValueType> types) {
    return types.stream().map(ColdStart::zero).toArray();
  }

  private static Object zero(ValueType type) {
    return switch (type) {
      case NumberType.I64 -> 0L;
      case NumberType.F32 -> 0f;
      case NumberType.F64 -> 0d;
      case ValueType _ -> 0;
    };
  }

  static byte[] module(byte[] bytes) {
    Bytes whole = Bytes.of(bytes);
    if (!ComponentDecoder.isComponent(whole)) {
      return bytes;
    }
    return ComponentDecoder.decode(whole).definitions().stream()
        .filter(Definition.CoreModule.class::isInstance)
        .map(definition -> ((Definition.CoreModule) definition).binary().copy())
        .max(Comparator.comparing((byte[] binary) -> binary.length))
        .orElseThrow();
  }
}
