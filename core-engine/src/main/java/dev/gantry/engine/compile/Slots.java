package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/** Moves values between the stack and the locals of the method that is being written. */
final class Slots {
  private final CodeBuilder code;
  private final Map<Kind, ArrayDeque<Integer>> free = new EnumMap<>(Kind.class);

  Slots(CodeBuilder code) {
    this.code = code;
  }

  /** {@return the first slot of a new local} */
  int allocate(Kind kind) {
    int slot = code.allocateLocal(kind.jvm());
    if (kind == Kind.VECTOR) {
      code.allocateLocal(TypeKind.LONG);
    }
    return slot;
  }

  /** {@return the first slot of a local that nobody uses at the moment} */
  int borrow(Kind kind) {
    ArrayDeque<Integer> slots = free.get(kind);
    return slots == null || slots.isEmpty() ? allocate(kind) : slots.pop();
  }

  /** Gives back what {@link #borrow} gave. */
  void release(Kind kind, int slot) {
    free.computeIfAbsent(kind, _ -> new ArrayDeque<>()).push(slot);
  }

  void load(Kind kind, int slot) {
    code.loadLocal(kind.jvm(), slot);
    if (kind == Kind.VECTOR) {
      code.lload(slot + 2);
    }
  }

  void store(Kind kind, int slot) {
    if (kind == Kind.VECTOR) {
      code.lstore(slot + 2);
    }
    code.storeLocal(kind.jvm(), slot);
  }

  /** Stores the value that a local of its kind has at the start of a function. */
  void zero(Kind kind, int slot) {
    zero(kind);
    store(kind, slot);
  }

  /** Pushes the same value. */
  void zero(Kind kind) {
    switch (kind) {
      case INT -> code.iconst_0();
      case LONG -> code.lconst_0();
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
      case OBJECT, FUNCTION, EXCEPTION -> code.aconst_null();
      case VECTOR -> code.lconst_0().lconst_0();
    }
  }

  void drop(Kind kind) {
    switch (kind) {
      case INT, FLOAT, OBJECT, FUNCTION, EXCEPTION -> code.pop();
      case LONG, DOUBLE -> code.pop2();
      case VECTOR -> code.pop2().pop2();
    }
  }

  void duplicate(Kind kind) {
    switch (kind) {
      case INT, FLOAT, OBJECT, FUNCTION, EXCEPTION -> code.dup();
      case LONG, DOUBLE -> code.dup2();
      case VECTOR -> {
        int slot = borrow(kind);
        store(kind, slot);
        load(kind, slot);
        load(kind, slot);
        release(kind, slot);
      }
    }
  }
}
