package dev.gantry.engine.exec;

import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.generated.InstanceParts;
import dev.gantry.engine.link.ExecutableModule;
import dev.gantry.engine.link.ModuleTypes;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of a module, each decoded for the interpreter when it is first called. */
public final class PlainBodies implements ExecutableModule {
  private final ModuleTypes types;
  private final ValidModule module;
  private final int importedFunctionCount;
  private final @Nullable Code[] codes;
  private final @Nullable Code[] meteredCodes;

  /** The bodies of a module with these types. */
  public PlainBodies(ModuleTypes types) {
    this.types = types;
    this.module = types.module();
    this.importedFunctionCount = module.importedCount(ExternalKind.FUNCTION);
    int count = module.syntax().functions().size();
    this.codes = new @Nullable Code[count];
    this.meteredCodes = new @Nullable Code[count];
  }

  @Override
  public GuestInstance instance(Store store, Module owner, InstanceParts parts) {
    return new PlainInstance(store, owner, parts, this);
  }

  int importedFunctionCount() {
    return importedFunctionCount;
  }

  int typeIndex(int functionIndex) {
    return module.functionTypeIndex(functionIndex);
  }

  /** {@return the code of a function that the module defines; two threads may both make it} */
  Code code(int definedIndex, boolean metered) {
    @Nullable Code[] known = metered ? meteredCodes : codes;
    Code code = known[definedIndex];
    if (code == null) {
      code = translate(definedIndex, metered);
      known[definedIndex] = code;
    }
    return code;
  }

  private Code translate(int definedIndex, boolean metered) {
    Function function = module.syntax().functions().get(definedIndex);
    var type = module.functionTypeAt(function.typeIndex());
    List<ValueType> locals = new ArrayList<>(type.parameters());
    for (Function.LocalRun run : function.locals()) {
      for (long i = 0; i < run.count(); i++) {
        locals.add(run.type());
      }
    }
    int parameterCount = type.parameters().size();
    var translator =
        new BodyTranslator(
            importedFunctionCount + definedIndex,
            new StepFactory(types, locals),
            parameterCount,
            locals.size() - parameterCount,
            type.results().size(),
            metered);
    module.walkBody(importedFunctionCount + definedIndex, translator);
    return translator.code();
  }
}
