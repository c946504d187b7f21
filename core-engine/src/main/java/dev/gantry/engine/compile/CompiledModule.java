package dev.gantry.engine.compile;

import dev.gantry.engine.Module;
import dev.gantry.engine.Simd;
import dev.gantry.engine.Store;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.generated.ByteArrayMemory;
import dev.gantry.engine.generated.CompiledInstance;
import dev.gantry.engine.generated.Containment;
import dev.gantry.engine.generated.Growth;
import dev.gantry.engine.generated.InstanceParts;
import dev.gantry.engine.generated.LinearMemory;
import dev.gantry.engine.generated.SegmentMemory;
import dev.gantry.engine.link.ExecutableModule;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.valid.BodyListener;
import dev.gantry.engine.valid.ValidModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * A valid module whose functions become classes when they are called.
 *
 * <p>Code is specialised for the forms of the memories, which for imported ones is known only when
 * they are there. Any thread may use it.
 */
public final class CompiledModule implements ExecutableModule, ChunkWriter.BodySource {
  /** The form of code that nothing has to contain. */
  private static final int UNINTERRUPTED = 0;

  /** Bytes of a body below which it fits a method whatever is in it. */
  private static final int LONG_BODY = 5000;

  private static final int VERY_LONG_BODY = 30_000;

  /** The weight of a body below which it fits a method, with what contains it. */
  private static final int LONG_METHOD = 30_000;

  /** The forms of memories in which methods are the longest. */
  private static final List<MemoryForm> LARGEST_FORMS =
      List.of(MemoryForm.ADAPTIVE, MemoryForm.ELASTIC_MARKED, MemoryForm.SEGMENT);

  /** One that stands for all where they differ little. */
  private static final List<MemoryForm> ANY_FORM = List.of(MemoryForm.SEGMENT);

  private final ValidModule module;
  private final IndexSpaces spaces;
  private final MemoryUse memoryUse;
  private final ClassStore classes;
  private final Simd simd;
  private final Growth growth = Growth.unknown();
  private final Map<List<MemoryForm>, LoadedCode> variants = new ConcurrentHashMap<>();

  /**
   * A module that has been found valid.
   *
   * @param classes where its classes are kept
   * @param simd what vectors are
   */
  public CompiledModule(ValidModule module, ClassStore classes, Simd simd) {
    this.module = module;
    this.classes = classes;
    this.simd = simd == Simd.AUTO && !Simd.hasVectors() ? Simd.LONGS : simd;
    this.spaces = new IndexSpaces(module.syntax());
    this.memoryUse = new MemoryUse(module.syntax(), spaces);
  }

  @Override
  public Growth growth(int memory) {
    return memoryUse.isGrown(memory) ? growth : Growth.withoutRoom();
  }

  @Override
  public CompiledInstance instance(Store store, Module owner, InstanceParts parts) {
    return variants
        .computeIfAbsent(forms(parts.memories()), this::load)
        .newInstance(store, owner, parts);
  }

  /**
   * {@return whether a class file has room for each function}
   *
   * <p>A method has at most 64 KiB, and bodies are cut into many. What cannot be cut is code inside
   * a handler of exceptions that wants the locals which the code changes, and calls in place of a
   * return where results go through cells. So only long bodies that may have these are tried, and
   * those that may fill a constant pool; to look for handlers where there is nothing to catch would
   * take time for nothing.
   */
  public boolean fits() {
    boolean throwsAny = !spaces.tags().isEmpty();
    int imported = spaces.importedFunctionCount();
    for (int function = imported; function < spaces.functionCount(); function++) {
      Bytes body = module.definedFunction(function).body();
      boolean mayBeHard =
          throwsAny || !TailCallLowerings.mayStandInParts(spaces.shape(function).results());
      if (body.length() >= (mayBeHard ? LONG_BODY : VERY_LONG_BODY)
          && isHardToCut(body)
          && !fits(function, LARGEST_FORMS)) {
        return false;
      }
      if (body.length() >= VERY_LONG_BODY
          && PoolDemand.mayExceedRoom(body)
          && !fits(function, ANY_FORM)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHardToCut(Bytes body) {
    InstructionCursor cursor = InstructionCursor.over(body);
    while (cursor.next()) {
      Opcode opcode = cursor.opcode();
      if (opcode == Opcode.TRY
          || opcode == Opcode.TRY_TABLE
          || TailCallLowerings.isTailCall(opcode)) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether the chunk of a function has room in some forms} */
  private boolean fits(int function, List<MemoryForm> memoryForms) {
    for (MemoryForm memory : memoryForms) {
      Forms forms = plans(Collections.nCopies(spaces.memories().size(), memory));
      ModulePlan plan = forms.plan(Containment.FORMS - 1);
      long weight = Arrays.stream(CodeSize.weigh(read(function), plan)).asLongStream().sum();
      if (weight < LONG_METHOD) {
        continue;
      }
      try {
        forms.chunks(Containment.FORMS - 1).write(plan.chunks().of(function));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
    return true;
  }

  private ModuleNames names() {
    return ModuleNames.of(module.syntax());
  }

  private LoadedCode load(List<MemoryForm> forms) {
    return new LoadedCode(plans(forms), classes);
  }

  private Forms plans(List<MemoryForm> forms) {
    return new Forms(
        form -> new ModulePlan(module, spaces, names(), memoryUse, forms, form, simd), this);
  }

  /**
   * Makes the classes for memories that are arrays, and stores with default limits that cannot be
   * interrupted, or can be.
   */
  public void writeAll(BiConsumer<String, byte[]> classFiles) {
    if (!fits()) {
      // It runs in the plain executor.
      return;
    }
    var memoryForms = new ArrayList<MemoryForm>();
    for (int memory = 0; memory < spaces.memories().size(); memory++) {
      memoryForms.add(arrayForm(memory, false));
    }
    var generator = new ClassGenerator(plans(memoryForms));
    try {
      Set<String> names = new LinkedHashSet<>(generator.names(UNINTERRUPTED));
      names.addAll(generator.names(Containment.POLLED));
      for (String name : names) {
        classFiles.accept(generator.variant() + name, generator.generate(name));
      }
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private MemoryForm arrayForm(int memory, boolean hasRoom) {
    if (!mayHaveRoom(memory)) {
      return MemoryForm.EXACT;
    }
    return hasRoom ? MemoryForm.ELASTIC : MemoryForm.ADAPTIVE;
  }

  private boolean mayHaveRoom(int memory) {
    return memory < spaces.importedMemoryCount() || memoryUse.isGrown(memory);
  }

  private MemoryForm form(int memory, ByteArrayMemory array) {
    if (array.isMarked()) {
      return mayHaveRoom(memory) ? MemoryForm.ELASTIC_MARKED : MemoryForm.MARKED;
    }
    return arrayForm(memory, array.hasRoom());
  }

  private List<MemoryForm> forms(LinearMemory[] memories) {
    var forms = new ArrayList<MemoryForm>();
    for (int memory = 0; memory < spaces.memories().size(); memory++) {
      forms.add(
          switch (memories[memory]) {
            case SegmentMemory _ -> MemoryForm.SEGMENT;
            case ByteArrayMemory array -> form(memory, array);
          });
    }
    return List.copyOf(forms);
  }

  @Override
  public void walk(int functionIndex, BodyListener listener) {
    module.walkBody(functionIndex, listener);
  }

  @Override
  public Body read(int functionIndex) {
    Function function = module.definedFunction(functionIndex);
    CallShape shape = spaces.shape(functionIndex);
    List<Kind> locals = new ArrayList<>(shape.parameters());
    for (Function.LocalRun run : function.locals()) {
      Kind kind = spaces.kind(run.type());
      for (long count = run.count(); count > 0; count--) {
        locals.add(kind);
      }
    }
    var body = new Body(functionIndex, locals, new BlockShape(List.of(), shape.results(), 0));
    module.walkBody(functionIndex, new BodyReader(body, spaces::kind));
    return body;
  }
}
