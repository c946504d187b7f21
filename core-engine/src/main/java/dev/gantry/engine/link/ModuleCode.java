package dev.gantry.engine.link;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.External;
import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.Module;
import dev.gantry.engine.Simd;
import dev.gantry.engine.Store;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.cache.CacheFolder;
import dev.gantry.engine.cache.JarCode;
import dev.gantry.engine.cache.KeptModule;
import dev.gantry.engine.compile.ClassStore;
import dev.gantry.engine.compile.CompiledModule;
import dev.gantry.engine.exec.PlainBodies;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.valid.ModuleValidator;
import dev.gantry.engine.valid.ValidModule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a module of the embedding API is inside: its types, and what its executor made of it. */
public final class ModuleCode {
  private static final byte[] NO_BYTES = {};

  private final ModuleTypes types;
  private final Executor executor;
  private final ClassStore classes;
  private final Simd simd;
  private @Nullable ExecutableModule executable;
  private @Nullable ModuleNames names;
  private byte @Nullable [][] passiveData;
  private @Nullable InstancePlan plan;
  private @Nullable Map<String, Export> exports;

  private ModuleCode(Engine engine, ValidModule module, ClassStore classes) {
    this.types = new ModuleTypes(module);
    this.executor = engine.executor();
    this.simd = engine.simd();
    this.classes = classes;
  }

  /**
   * {@return what runs the module: the plain executor too, if a function has no room in a class}
   */
  private synchronized ExecutableModule executable() {
    if (executable == null) {
      executable =
          switch (executor) {
            case PLAIN -> new PlainBodies(types);
            case COMPILED -> {
              var compiled = new CompiledModule(types.module(), classes, simd);
              yield compiled.fits() ? compiled : new PlainBodies(types);
            }
          };
    }
    return executable;
  }

  /**
   * {@return what an engine makes of a module}
   *
   * @throws MalformedException if the bytes encode none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static ModuleCode read(Engine engine, Bytes binary) {
    Features features = engine.features();
    ModuleSyntax syntax = ModuleDecoder.decode(binary, features);
    if (engine.cache().isEmpty()) {
      ValidModule module = ModuleValidator.validate(syntax, features);
      return new ModuleCode(engine, module, ClassStore.NONE);
    }
    KeptModule kept =
        switch (engine.cache().get()) {
          case CacheFolder folder -> folder.file(binary);
          case JarCode jar -> jar.module(binary);
        };
    ValidModule module;
    if (kept.isValid(features)) {
      module = ModuleValidator.resolve(syntax, features);
    } else {
      module = ModuleValidator.validate(syntax, features);
      kept.rememberValid(features);
    }
    return new ModuleCode(engine, module, kept);
  }

  /** Makes all classes of the module, wherever it runs. */
  public void writeClasses(BiConsumer<String, byte[]> classFiles) {
    new CompiledModule(types.module(), ClassStore.NONE, simd).writeAll(classFiles);
  }

  /** {@return the features with which it is valid} */
  public Features features() {
    return types.module().features();
  }

  /** {@return its types} */
  public ModuleTypes types() {
    return types;
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
    return Instantiation.instantiate(
        store, module, types, plan(), executable(), imports, passiveData(), exports());
  }

  private synchronized InstancePlan plan() {
    if (plan == null) {
      plan = new InstancePlan(types);
    }
    return plan;
  }

  /** {@return its exports, in order} */
  public synchronized Map<String, Export> exports() {
    if (exports == null) {
      var all = new LinkedHashMap<String, Export>();
      syntax().exports().forEach(export -> all.put(export.name(), export));
      exports = Collections.unmodifiableMap(all);
    }
    return exports;
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
