package dev.gantry.engine.link;

import dev.gantry.engine.Executor;
import dev.gantry.engine.External;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.compile.CompiledModule;
import dev.gantry.engine.exec.PlainBodies;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.SegmentMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a module of the embedding API is inside: its types, and what its executor made of it. */
public final class ModuleCode {
  private static final byte[] NO_BYTES = {};

  private final ModuleTypes types;
  private final ExecutableModule executable;
  private @Nullable ModuleNames names;
  private byte @Nullable [][] passiveData;

  /** Prepares a module for an executor. */
  public ModuleCode(Executor executor, ModuleTypes types) {
    this.types = types;
    this.executable =
        switch (executor) {
          case PLAIN -> new PlainBodies(types);
          case COMPILED -> new CompiledModule(types.module());
        };
  }

  /** {@return the module as it was decoded} */
  public ModuleSyntax syntax() {
    return types.module().syntax();
  }

  /** {@return the names that it keeps} */
  public synchronized ModuleNames names() {
    if (names == null) {
      names = ModuleNames.of(syntax());
    }
    return names;
  }

  /** {@return the name of a function} */
  public Optional<String> functionName(int functionIndex) {
    return names().name(NameSubsection.FUNCTIONS, functionIndex);
  }

  /** {@return whether something is of the type of an import, by its place among the imports} */
  public boolean matches(int importIndex, External offered) {
    return ImportMatching.matches(offered, syntax().imports().get(importIndex).type(), types);
  }

  /** {@return a new instance, whose start function has run} */
  public GuestInstance instantiate(Store store, Module module, List<External> imports) {
    return Instantiation.instantiate(store, module, types, executable, imports, passiveData());
  }

  /** {@return the contents of data segments, shared by all instances; empty for active ones} */
  private synchronized byte[][] passiveData() {
    if (passiveData == null) {
      passiveData =
          syntax().data().stream()
              .map(
                  segment ->
                      segment.mode() instanceof SegmentMode.Passive
                          ? segment.content().copy()
                          : NO_BYTES)
              .toArray(byte[][]::new);
    }
    return passiveData.clone();
  }
}
