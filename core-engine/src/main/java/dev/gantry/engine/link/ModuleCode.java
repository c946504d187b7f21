package dev.gantry.engine.link;

import dev.gantry.engine.Executor;
import dev.gantry.engine.External;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.exec.PlainBodies;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.List;

/** What a module of the embedding API is inside: its types, and what its executor made of it. */
public final class ModuleCode {
  private final ModuleTypes types;
  private final ExecutableModule executable;

  /** Prepares a module for an executor. */
  public ModuleCode(Executor executor, ModuleTypes types) {
    this.types = types;
    this.executable =
        switch (executor) {
          case PLAIN -> new PlainBodies(types);
          case COMPILED ->
              throw new UnsupportedOperationException("not yet supported: the compiled executor");
        };
  }

  /** {@return the module as it was decoded} */
  public ModuleSyntax syntax() {
    return types.module().syntax();
  }

  /** {@return whether something is of the type of an import, by its place among the imports} */
  public boolean matches(int importIndex, External offered) {
    return ImportMatching.matches(offered, syntax().imports().get(importIndex).type(), types);
  }

  /** {@return a new instance, whose start function has run} */
  public GuestInstance instantiate(Store store, Module module, List<External> imports) {
    return Instantiation.instantiate(store, module, types, executable, imports);
  }
}
