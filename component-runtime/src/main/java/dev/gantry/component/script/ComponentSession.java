package dev.gantry.component.script;

import dev.gantry.component.ComponentException;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.StoreExhaustedException;
import dev.gantry.component.StoreLimits;
import dev.gantry.component.UnlinkableComponentException;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.component.exec.RuntimeStore;
import dev.gantry.component.text.TextComponent;
import dev.gantry.component.valid.ComponentValidator;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.MemoryBudget;
import dev.gantry.engine.script.ScriptDefinition;
import dev.gantry.engine.script.ScriptOptions;
import dev.gantry.engine.script.ScriptOutcome;
import dev.gantry.engine.script.ScriptOutcome.Kind;
import dev.gantry.engine.script.ScriptSession;
import dev.gantry.engine.script.ScriptUnit;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.Optional;

/** The components of one script, which live in one store. */
final class ComponentSession implements ScriptSession {
  private final ScriptOptions options;
  private final ComponentFeatures features;
  private final Features coreFeatures;
  private final Engine engine;
  private final RuntimeStore store;
  private final ScriptLinker linker = new ScriptLinker();

  ComponentSession(ScriptOptions options) {
    this.options = options;
    this.features = ComponentDialect.features(options);
    this.coreFeatures = coreFeatures(options);
    this.engine =
        Engine.DEFAULT
            .withExecutor(options.executor())
            .withSimd(options.simd())
            .withFeatures(coreFeatures)
            .withMemoryKind(options.memoryKind());
    this.store = new RuntimeStore(limits(options), MemoryBudget.unlimited());
  }

  private static StoreLimits limits(ScriptOptions options) {
    return options.hogsMemory()
        ? StoreLimits.DEFAULT.withMemoryBytes(Long.MAX_VALUE)
        : StoreLimits.DEFAULT;
  }

  /** The suites of components were written when shared memories were on by default. */
  private static Features coreFeatures(ScriptOptions options) {
    return options.runsCode() ? options.features().with(Feature.THREADS) : options.features();
  }

  @Override
  public ScriptDefinition read(TokenReader reader, Optional<String> id) {
    byte[] binary = binary(reader, id);
    if (!options.runsCode()) {
      ComponentValidator.validate(
          ComponentDecoder.decode(Bytes.of(binary)), features, coreFeatures);
      return () -> {
        throw new AssertionError("nothing runs");
      };
    }
    RuntimeComponent component = RuntimeComponent.of(engine, features, binary);
    return () -> new ComponentUnit(linker.instantiate(component, store));
  }

  private static byte[] binary(TokenReader reader, Optional<String> id) {
    if (reader.takeWord("binary")) {
      return strings(reader, false);
    }
    if (reader.takeWord("quote")) {
      var quoted = TokenReader.over(strings(reader, true));
      byte[] binary = TextComponent.fields(quoted, id);
      if (!quoted.atEnd()) {
        throw quoted.unexpected("end of text");
      }
      return binary;
    }
    return TextComponent.fields(reader, id);
  }

  /** Quoted text goes on in a new line with each string, so that messages name it. */
  private static byte[] strings(TokenReader reader, boolean lines) {
    var bytes = new ByteArrayOutputStream();
    while (reader.kind() == TokenKind.STRING) {
      bytes.writeBytes(reader.string());
      if (lines) {
        bytes.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void register(String name, ScriptUnit unit) {
    if (unit instanceof ComponentUnit component) {
      linker.offer(name, component.instance());
    }
  }

  /** Wasmtime's scripts import what they have named. */
  @Override
  public void named(String id, ScriptUnit unit) {
    register(id, unit);
  }

  @Override
  public ScriptSession fork() {
    return new ComponentSession(options);
  }

  @Override
  public Optional<ScriptOutcome> outcome(Throwable exception) {
    if (!(exception instanceof ComponentException componentException)) {
      return Optional.empty();
    }
    Kind kind =
        switch (componentException) {
          case MalformedComponentException _ -> Kind.MALFORMED;
          case InvalidComponentException _ -> Kind.INVALID;
          case UnlinkableComponentException _ -> Kind.UNLINKABLE;
          case ComponentTrapException _ -> Kind.TRAP;
          case StoreExhaustedException _ -> Kind.EXHAUSTION;
        };
    return Optional.of(
        new ScriptOutcome(kind, Objects.requireNonNullElse(exception.getMessage(), "")));
  }
}
