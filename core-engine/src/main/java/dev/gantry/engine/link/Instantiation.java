package dev.gantry.engine.link;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.External;
import dev.gantry.engine.MemoryKind;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GlobalCell;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.generated.GuestTable;
import dev.gantry.engine.generated.GuestTag;
import dev.gantry.engine.generated.HostEntry;
import dev.gantry.engine.generated.InstanceParts;
import dev.gantry.engine.generated.LinearMemory;
import dev.gantry.engine.generated.StoreControl;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.valid.ValidModule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an instance of a module whose imports have been found to match (core 4.7.2). */
public final class Instantiation {
  private final Store store;
  private final ModuleTypes types;
  private final InstancePlan plan;
  private final ValidModule module;
  private final ModuleSyntax syntax;
  private final InstanceParts parts;
  private final ExecutableModule executable;
  private final GuestInstance instance;

  /** The next data segment to look at; active ones before it have been used. */
  private int activeData;

  private Instantiation(
      Store store,
      Module module,
      ModuleTypes types,
      InstancePlan plan,
      ExecutableModule executable,
      List<External> imports,
      byte[][] passiveData,
      Map<String, Export> exports) {
    this.store = store;
    this.types = types;
    this.plan = plan;
    this.module = types.module();
    this.syntax = this.module.syntax();
    this.parts =
        new InstanceParts(
            new @Nullable FunctionReference[this.module.count(ExternalKind.FUNCTION)],
            new LinearMemory[this.module.count(ExternalKind.MEMORY)],
            new GuestTable[this.module.count(ExternalKind.TABLE)],
            new GlobalCell[this.module.count(ExternalKind.GLOBAL)],
            new GuestTag[this.module.count(ExternalKind.TAG)],
            types.all(),
            passiveData,
            new @Nullable Object[syntax.elements().size()][],
            exports);
    this.executable = executable;
    bind(imports);
    allocateMemories(module.engine().memoryKind());
    this.instance = executable.instance(store, module, parts);
  }

  /**
   * {@return a new instance, whose start function has run}
   *
   * @param imports what the imports of the module stand for, in its order
   * @param passiveData the contents of passive data segments, and empty arrays for active ones
   */
  public static GuestInstance instantiate(
      Store store,
      Module module,
      ModuleTypes types,
      InstancePlan plan,
      ExecutableModule executable,
      List<External> imports,
      byte[][] passiveData,
      Map<String, Export> exports) {
    imports.forEach(external -> requireStore(external, store));
    store.control().takeInstance();
    boolean entered = store.control().enter();
    try {
      var instantiation =
          new Instantiation(store, module, types, plan, executable, imports, passiveData, exports);
      instantiation.allocate();
      instantiation.instance.complete();
      instantiation.initialize();
      return instantiation.instance;
    } finally {
      if (entered) {
        store.control().leave();
      }
    }
  }

  /** Refuses what lives in another store, unless threads may share it. */
  private static void requireStore(External external, Store store) {
    StoreControl control =
        switch (external) {
          case FunctionReference function -> function.control();
          case GuestTable table -> table.control();
          case LinearMemory memory -> memory.type().shared() ? null : memory.control();
          case GlobalCell _, GuestTag _ -> null;
        };
    if (control != null && !control.equals(store.control())) {
      throw new IllegalArgumentException(
          "an import is bound to something that lives in another store: " + external.type());
    }
  }

  private void bind(List<External> imports) {
    int functions = 0;
    int tables = 0;
    int memories = 0;
    int globals = 0;
    int tags = 0;
    for (External external : imports) {
      switch (external) {
        case FunctionReference function -> parts.functions()[functions++] = function;
        case GuestTable table -> parts.tables()[tables++] = table;
        case LinearMemory memory -> parts.memories()[memories++] = memory;
        case GlobalCell global -> parts.globals()[globals++] = global;
        case GuestTag tag -> parts.tags()[tags++] = tag;
      }
    }
  }

  // Allocation (core 4.7.1); functions come into being when they are first asked for

  /** Memories come before the instance, whose code depends on where they are held. */
  private void allocateMemories(MemoryKind kind) {
    int imported = this.module.importedCount(ExternalKind.MEMORY);
    for (int i = 0; i < plan.memories.size(); i++) {
      parts.memories()[imported + i] =
          LinearMemory.create(
              store.control(),
              plan.memories.get(i),
              executable.growth(imported + i),
              kind,
              plan.images.get(i));
    }
  }

  private void allocate() {
    int tag = module.importedCount(ExternalKind.TAG);
    for (var type : syntax.tags()) {
      parts.tags()[tag++] = new GuestTag(types.type(type.typeIndex()));
    }
    int global = module.importedCount(ExternalKind.GLOBAL);
    for (int i = 0; i < plan.globals.size(); i++) {
      GlobalCell cell = GlobalCell.create(plan.globals.get(i));
      Object literal = plan.initialValues[i];
      cell.put(literal != null ? literal : evaluate(syntax.globals().get(i).initializer()));
      parts.globals()[global++] = cell;
    }
    int table = module.importedCount(ExternalKind.TABLE);
    for (int i = 0; i < plan.tables.size(); i++) {
      Object initial =
          syntax.tables().get(i).initializer().map(this::evaluateReference).orElse(null);
      parts.tables()[table++] = GuestTable.create(store.control(), plan.tables.get(i), initial);
    }
    for (int i = 0; i < syntax.elements().size(); i++) {
      parts.elements()[i] = elements(syntax.elements().get(i).items());
    }
  }

  private @Nullable Object[] elements(ElementSegment.Items items) {
    @Nullable Object[] references = new @Nullable Object[items.count()];
    switch (items) {
      case ElementSegment.Items.Functions(var functionIndices) -> {
        for (int i = 0; i < references.length; i++) {
          references[i] = instance.function(functionIndices.get(i));
        }
      }
      case ElementSegment.Items.Expressions(var expressions) -> {
        for (int i = 0; i < references.length; i++) {
          references[i] = evaluate(expressions.get(i));
        }
      }
    }
    return references;
  }

  private long address(@Nullable Object literal, Bytes offset) {
    return ConstantExpression.address(literal != null ? literal : evaluate(offset));
  }

  private @Nullable Object evaluate(Bytes expression) {
    return ConstantExpression.evaluate(expression, instance);
  }

  @SuppressWarnings("NullAway") // Optional.map takes null for absent, which is what is meant.
  private Object evaluateReference(Bytes expression) {
    return evaluate(expression);
  }

  // Initialization: segments in their order, then the start function

  private void initialize() {
    try {
      initializeTables();
      initializeMemories();
    } catch (EngineException failure) {
      keepActiveData();
      throw failure;
    }
    if (syntax.start().isPresent()) {
      FunctionReference start = instance.function(syntax.start().getAsInt());
      HostEntry.call(start, instance, new @Nullable Object[0]);
    }
  }

  private void initializeTables() {
    for (int i = 0; i < syntax.elements().size(); i++) {
      switch (syntax.elements().get(i).mode()) {
        case SegmentMode.Active(int tableIndex, Bytes offset) -> {
          @Nullable Object[] references = parts.elements()[i];
          long start = address(plan.elementOffsets[i], offset);
          parts.tables()[tableIndex].initialize(start, references, 0, references.length);
          instance.dropElements(i);
        }
        case SegmentMode.Declarative _ -> instance.dropElements(i);
        case SegmentMode.Passive _ -> {}
      }
    }
  }

  private void initializeMemories() {
    if (plan.imagesHoldData) {
      return;
    }
    for (; activeData < syntax.data().size(); activeData++) {
      DataSegment segment = syntax.data().get(activeData);
      if (segment.mode() instanceof SegmentMode.Active(int memoryIndex, Bytes offset)) {
        Bytes content = segment.content();
        parts.memories()[memoryIndex].initialize(
            address(plan.dataOffsets[activeData], offset),
            content.array(),
            content.start(),
            content.length());
      }
    }
  }

  /**
   * Gives the instance the active segments that have not been used.
   *
   * <p>Functions of an instance that could not be completed live on in tables that it has written,
   * and may ask for them.
   */
  private void keepActiveData() {
    for (int i = activeData; i < syntax.data().size(); i++) {
      if (syntax.data().get(i).mode() instanceof SegmentMode.Active) {
        parts.data()[i] = syntax.data().get(i).content().copy();
      }
    }
  }
}
