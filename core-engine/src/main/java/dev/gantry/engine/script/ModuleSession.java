package dev.gantry.engine.script;

import dev.gantry.engine.Engine;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.Linker;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.UnlinkableException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.script.ScriptOutcome.Kind;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.text.TokenReader;
import dev.gantry.engine.valid.BranchHintRules;
import java.util.Objects;
import java.util.Optional;

/** The modules of one script, which live in one store. */
final class ModuleSession implements ScriptSession {
  private final ScriptOptions options;
  private final Engine engine;
  private final Store store = Store.create();
  private final Linker linker = Linker.create();

  ModuleSession(ScriptOptions options) {
    this.options = options;
    this.engine =
        Engine.DEFAULT
            .withExecutor(options.executor())
            .withSimd(options.simd())
            .withFeatures(options.features())
            .withMemoryKind(options.memoryKind());
    if (options.runsCode()) {
      Spectest.define(linker, store);
    }
  }

  @Override
  public ScriptDefinition read(TokenReader reader, Optional<String> id) {
    byte[] binary = TextModule.module(reader, id);
    var module = Module.of(engine, binary);
    BranchHintRules.validate(ModuleDecoder.decode(Bytes.of(binary), options.features()));
    return () -> new ModuleUnit(linker.link(module).instantiate(store));
  }

  @Override
  public void register(String name, ScriptUnit unit) {
    if (unit instanceof ModuleUnit module) {
      linker.instance(name, module.instance());
    }
  }

  @Override
  public ScriptSession fork() {
    return new ModuleSession(options);
  }

  @Override
  public Optional<ScriptOutcome> outcome(Throwable exception) {
    var kind =
        switch (exception) {
          case MalformedException _ -> Optional.of(Kind.MALFORMED);
          case InvalidException _ -> Optional.of(Kind.INVALID);
          case UnlinkableException _ -> Optional.of(Kind.UNLINKABLE);
          case TrapException _ -> Optional.of(Kind.TRAP);
          case ExhaustedException _ -> Optional.of(Kind.EXHAUSTION);
          case GuestException _ -> Optional.of(Kind.EXCEPTION);
          default -> Optional.<Kind>empty();
        };
    return kind.map(
        known -> new ScriptOutcome(known, Objects.requireNonNullElse(exception.getMessage(), "")));
  }
}
