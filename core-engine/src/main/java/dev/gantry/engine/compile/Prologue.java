package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The locals of a method: those of the function that it uses, the instance, and what a memory
 * consists of while nothing is called that could change that.
 */
final class Prologue {
  private static final int NONE = -1;
  private static final ClassDesc SEGMENT = ClassDesc.of("java.lang.foreign.MemorySegment");

  private final MethodEmitter method;
  private final int[] slots;
  private final boolean[] used;
  private final int[] contentSlots;
  private final int[] sizeSlots;
  private final BitSet toZero = new BitSet();
  private final Label start;
  private int instanceSlot;
  private int depthSlot = NONE;
  private int controlSlot = NONE;
  private int fuelSlot = NONE;
  private int homesSlot = NONE;

  /** Vectors that stand in their homes as well as in locals of the method. */
  private BitSet shared = new BitSet();

  Prologue(MethodEmitter method) {
    this.method = method;
    this.slots = new int[method.body().localKinds.size()];
    this.used = new boolean[slots.length];
    this.contentSlots = new int[method.module().memoryCount()];
    this.sizeSlots = new int[contentSlots.length];
    this.start = method.code().newLabel();
    Arrays.fill(slots, NONE);
    Arrays.fill(contentSlots, NONE);
    Arrays.fill(sizeSlots, NONE);
  }

  Kind kind(int local) {
    return method.body().localKinds.get(local);
  }

  /** {@return the slot of a local of the function} */
  int slot(int local) {
    if (slots[local] == NONE) {
      throw new AssertionError("not a local of this method: " + local);
    }
    return slots[local];
  }

  int instanceSlot() {
    return instanceSlot;
  }

  /** Writes what has to happen before the first instruction. */
  void emit() {
    Part part = method.part();
    Positions.mark(method, true);
    if (part.isWhole()) {
      placeParameters();
    } else {
      part.placeInputs(this);
    }
    findUses();
    if (!part.isWhole()) {
      takeInputs(part);
    }
    allocateOthers();
    method.code().labelBinding(start);
    zeroOthers();
    openHomes(part);
    for (int memory = 0; memory < contentSlots.length; memory++) {
      if (contentSlots[memory] != NONE) {
        allocateMemory(memory);
        loadMemory(memory);
      }
    }
    method.module().containment().atEntry(method);
  }

  /** Gives a local that a piece of the function uses its first value, if it has one there. */
  interface FirstValue {

    /** {@return whether the slot has been stored to} */
    boolean store(int local, int slot);
  }

  /**
   * Writes what has to happen before the first unit of a piece.
   *
   * @param locals and memories that it uses
   */
  void emitPiece(BitSet locals, BitSet memories, int instance, FirstValue first) {
    Positions.mark(method, true);
    if (method.part().isWhole()) {
      placeParameters();
    } else {
      placeInstance(instance);
    }
    locals.stream()
        .filter(local -> slots[local] == NONE)
        .forEach(
            local -> {
              slots[local] = method.slots().allocate(kind(local));
              if (!first.store(local, slots[local])) {
                method.slots().zero(kind(local), slots[local]);
              }
            });
    memories.stream()
        .forEach(
            memory -> {
              allocateMemory(memory);
              loadMemory(memory);
            });
    if (method.part().isWhole()) {
      method.module().containment().atEntry(method);
    }
  }

  /** {@return the local that holds the control of the store, allocated if there is none yet} */
  int allocateControl() {
    if (controlSlot == NONE) {
      controlSlot = method.code().allocateLocal(TypeKind.REFERENCE);
    }
    return controlSlot;
  }

  boolean hasControl() {
    return controlSlot != NONE;
  }

  /** {@return the local that holds what fuel is left, allocated if there is none yet} */
  int allocateFuel() {
    if (fuelSlot == NONE) {
      fuelSlot = method.code().allocateLocal(TypeKind.LONG);
    }
    return fuelSlot;
  }

  boolean hasFuel() {
    return fuelSlot != NONE;
  }

  /** {@return the local that holds how many functions are active} */
  int depthSlot() {
    if (depthSlot == NONE) {
      depthSlot = method.code().allocateLocal(TypeKind.INT);
    }
    return depthSlot;
  }

  private void placeParameters() {
    CallShape shape = method.module().shape(method.body().functionIndex);
    instanceSlot = shape.passedSlotCount();
    if (shape.isWide()) {
      method.slots().withHalves(() -> Wide.unpack(method, shape, slots));
    } else {
      int slot = 0;
      for (int local = 0; local < shape.parameters().size(); local++) {
        slots[local] = slot;
        slot += kind(local).slotCount();
      }
    }
    for (int local = 0; local < shape.parameters().size(); local++) {
      if (kind(local) == Kind.VECTOR && method.slots().hasObjects()) {
        takeVector(local);
      }
    }
  }

  /** Makes an object of a parameter. */
  private void takeVector(int local) {
    Slots moves = method.slots();
    int passed = slots[local];
    moves.withHalves(() -> moves.load(Kind.VECTOR, passed));
    moves.toObjects(List.of(Kind.VECTOR));
    slots[local] = moves.allocate(Kind.VECTOR);
    moves.store(Kind.VECTOR, slots[local]);
  }

  /** Says that a local of the function is a parameter of the method. */
  void place(int local, int slot) {
    slots[local] = slot;
  }

  void placeInstance(int slot) {
    instanceSlot = slot;
  }

  private void findUses() {
    Body body = method.body();
    Part part = method.part();
    part.markUsed(used);
    for (int at = part.from(); at < part.to(); at++) {
      Part inner = part.innerAt(at);
      if (inner != null) {
        inner.markPassed(used);
        at = inner.to() - 1;
        continue;
      }
      Opcode opcode = body.opcodes[at];
      switch (opcode) {
        case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> used[body.indices[at]] = true;
        default -> {
          if (opcode.immediates().accessByteLength() > 0 && body.isLive(at)) {
            contentSlots[body.indices[at]] = 0;
          }
        }
      }
    }
  }

  /** Takes the inputs that are no parameters out of the transfer area. */
  private void takeInputs(Part part) {
    int first = method.module().partCellBase();
    int passed = part.passedInputs();
    for (int input = passed; input < part.inputs.length; input++) {
      int local = part.inputs[input];
      slots[local] = method.slots().allocate(kind(local));
      Results.get(method, kind(local), first + input - passed);
      method.slots().store(kind(local), slots[local]);
    }
  }

  private void allocateOthers() {
    for (int vector : method.part().vectorInputs) {
      if (used[vector]) {
        slots[vector] = method.slots().allocate(Kind.VECTOR);
      }
    }
    for (int local = 0; local < slots.length; local++) {
      if (slots[local] == NONE && used[local]) {
        slots[local] = method.slots().allocate(kind(local));
        toZero.set(local);
      }
    }
  }

  private void zeroOthers() {
    // One zero is enough for all vectors that are objects.
    int[] vectors =
        toZero.stream()
            .filter(local -> kind(local) == Kind.VECTOR && method.slots().hasObjects())
            .toArray();
    for (int at = 0; at < vectors.length; at++) {
      if (at == 0) {
        method.slots().zero(Kind.VECTOR);
      } else {
        method.slots().load(Kind.VECTOR, slots[vectors[0]]);
      }
      method.slots().store(Kind.VECTOR, slots[vectors[at]]);
    }
    toZero.stream()
        .filter(local -> kind(local) != Kind.VECTOR || !method.slots().hasObjects())
        .forEach(local -> method.slots().zero(kind(local), slots[local]));
  }

  // Vectors with homes

  void placeHomes(int slot) {
    homesSlot = slot;
  }

  /** {@return the local that holds the array with the homes of vectors} */
  int homesSlot() {
    return homesSlot;
  }

  private void openHomes(Part part) {
    VectorHomes homes = part.homes;
    if (homes == null) {
      return;
    }
    shared = VectorHomes.shared(part.inner());
    if (!part.isWhole()) {
      for (int vector : part.vectorInputs) {
        if (used[vector]) {
          homes.load(method, vector);
        }
      }
      return;
    }
    homesSlot = method.code().allocateLocal(TypeKind.REFERENCE);
    homes.allocate(method.code(), homesSlot);
    int parameterCount = method.module().shape(method.body().functionIndex).parameters().size();
    for (int local = 0; local < parameterCount; local++) {
      if (kind(local) == Kind.VECTOR && homes.has(local)) {
        homes.store(method, local);
      }
    }
  }

  /** Stores what is on the stack in a local, and in its home if a part may look there. */
  void store(int local) {
    method.slots().store(kind(local), slot(local));
    if (shared.get(local) && method.part().homes != null) {
      method.part().homes.store(method, local);
    }
  }

  /** Looks at what a part has changed. */
  void reloadVectors(Part inner) {
    for (int vector : inner.vectorOutputs) {
      if (used[vector] && method.part().homes != null) {
        method.part().homes.load(method, vector);
      }
    }
  }

  /** Puts what the part that is this method has changed, and no other, into homes. */
  void leaveVectors() {
    for (int vector : method.part().vectorOutputs) {
      if (used[vector] && !shared.get(vector) && method.part().homes != null) {
        method.part().homes.store(method, vector);
      }
    }
  }

  /** {@return where the function starts again when it calls itself in place of a return} */
  Label start() {
    return start;
  }

  // Memories

  private void allocateMemory(int memory) {
    MemoryForm form = method.module().memoryForm(memory);
    contentSlots[memory] = method.code().allocateLocal(TypeKind.REFERENCE);
    if (!form.isExact()) {
      sizeSlots[memory] =
          method.code().allocateLocal(form == MemoryForm.SEGMENT ? TypeKind.LONG : TypeKind.INT);
    }
  }

  private void loadMemory(int memory) {
    CodeBuilder code = method.code();
    ClassDesc owner = method.module().memoryForm(memory).memoryClass();
    method.loadInstance();
    method.module().getMemory(code, memory);
    switch (method.module().memoryForm(memory)) {
      case EXACT, MARKED ->
          code.getfield(owner, "bytes", CD_byte.arrayType()).astore(contentSlots[memory]);
      case ELASTIC, ELASTIC_MARKED ->
          code.dup()
              .getfield(owner, "bytes", CD_byte.arrayType())
              .astore(contentSlots[memory])
              .getfield(owner, "size", CD_int)
              .istore(sizeSlots[memory]);
      case ADAPTIVE ->
          code.dup()
              .getfield(owner, "bytes", CD_byte.arrayType())
              .astore(contentSlots[memory])
              .getfield(owner, "limit", CD_int)
              .istore(sizeSlots[memory]);
      case SEGMENT ->
          code.dup()
              .getfield(owner, "size", CD_long)
              .lstore(sizeSlots[memory])
              .getfield(owner, "segment", SEGMENT)
              .astore(contentSlots[memory]);
    }
  }

  /** Looks again at what a call may have changed. */
  void afterCall() {
    method.module().containment().afterCall(method);
    reloadMemories();
  }

  /** Looks again at memories that may have grown. */
  void reloadMemories() {
    for (int memory = 0; memory < contentSlots.length; memory++) {
      if (contentSlots[memory] != NONE && method.module().mayGrow(memory)) {
        loadMemory(memory);
      }
    }
  }

  /** {@return the local that holds the array or segment of a memory} */
  int contentSlot(int memory) {
    return contentSlots[memory];
  }

  /** {@return the local that holds the number of bytes of a memory, or a limit} */
  int sizeSlot(int memory) {
    return sizeSlots[memory];
  }

  /** {@return the kinds of the locals of the function} */
  List<Kind> kinds() {
    return method.body().localKinds;
  }
}
