package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves values between the stack and the locals of the method that is being written.
 *
 * <p>A vector is two longs, or one object of the JDK's vector API. In a method of the second kind
 * it is two longs for a while wherever it comes from elsewhere or goes there.
 */
final class Slots {
  private final CodeBuilder code;
  private final Map<Kind, ArrayDeque<Integer>> free = new EnumMap<>(Kind.class);
  private final ArrayDeque<Integer> freeObjects = new ArrayDeque<>();

  /** As what vectors are objects in this method, if they are. */
  private final @Nullable Lanes carrier;

  /** As what they are at the moment. */
  private @Nullable Lanes present;

  Slots(CodeBuilder code, @Nullable Lanes carrier) {
    this.code = code;
    this.carrier = carrier;
    this.present = carrier;
  }

  /** {@return whether vectors are objects at the moment} */
  boolean hasObjects() {
    return present != null;
  }

  /** {@return as what vectors are objects} */
  Lanes carrier() {
    if (carrier == null) {
      throw new AssertionError("vectors are longs");
    }
    return carrier;
  }

  /** Writes something in which vectors are longs. */
  void withHalves(Runnable instructions) {
    Lanes before = present;
    present = null;
    instructions.run();
    present = before;
  }

  /** {@return the first slot of a new local} */
  int allocate(Kind kind) {
    if (kind == Kind.VECTOR && present != null) {
      return code.allocateLocal(TypeKind.REFERENCE);
    }
    int slot = code.allocateLocal(kind.jvm());
    if (kind == Kind.VECTOR) {
      code.allocateLocal(TypeKind.LONG);
    }
    return slot;
  }

  /** {@return the first slot of a local that nobody uses at the moment} */
  int borrow(Kind kind) {
    ArrayDeque<Integer> slots = free(kind);
    return slots.isEmpty() ? allocate(kind) : slots.pop();
  }

  /** Gives back what {@link #borrow} gave. */
  void release(Kind kind, int slot) {
    free(kind).push(slot);
  }

  private ArrayDeque<Integer> free(Kind kind) {
    return kind == Kind.VECTOR && present != null
        ? freeObjects
        : free.computeIfAbsent(kind, _ -> new ArrayDeque<>());
  }

  void load(Kind kind, int slot) {
    if (kind == Kind.VECTOR) {
      loadVector(slot);
    } else {
      code.loadLocal(kind.jvm(), slot);
    }
  }

  private void loadVector(int slot) {
    if (present == null) {
      code.lload(slot).lload(slot + 2);
    } else {
      code.aload(slot);
    }
  }

  void store(Kind kind, int slot) {
    if (kind == Kind.VECTOR) {
      storeVector(slot);
    } else {
      code.storeLocal(kind.jvm(), slot);
    }
  }

  private void storeVector(int slot) {
    if (present == null) {
      code.lstore(slot + 2).lstore(slot);
    } else {
      code.astore(slot);
    }
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
      case VECTOR -> {
        if (present == null) {
          code.lconst_0().lconst_0();
        } else {
          VectorApi.zero(code, present);
        }
      }
    }
  }

  void drop(Kind kind) {
    switch (kind) {
      case INT, FLOAT, OBJECT, FUNCTION, EXCEPTION -> code.pop();
      case LONG, DOUBLE -> code.pop2();
      case VECTOR -> {
        if (present == null) {
          code.pop2().pop2();
        } else {
          code.pop();
        }
      }
    }
  }

  void duplicate(Kind kind) {
    switch (kind) {
      case INT, FLOAT, OBJECT, FUNCTION, EXCEPTION -> code.dup();
      case LONG, DOUBLE -> code.dup2();
      case VECTOR -> {
        if (present != null) {
          code.dup();
          return;
        }
        int slot = borrow(kind);
        store(kind, slot);
        load(kind, slot);
        load(kind, slot);
        release(kind, slot);
      }
    }
  }

  // Between the two

  /** Makes longs of those values on top of the stack that are vectors. */
  void toHalves(List<Kind> kinds) {
    if (present == null || !kinds.contains(Kind.VECTOR)) {
      return;
    }
    Lanes from = present;
    change(
        kinds,
        slot -> {
          for (int half = 0; half < 2; half++) {
            code.aload(slot);
            from.as(code, Lanes.LONGS);
            VectorApi.lane(code, Lanes.LONGS, half);
          }
        });
  }

  /** Makes objects of the longs among values on top of the stack that stand for vectors. */
  void toObjects(List<Kind> kinds) {
    if (present == null || !kinds.contains(Kind.VECTOR)) {
      return;
    }
    Lanes to = present;
    withHalves(
        () ->
            change(
                kinds,
                slot -> {
                  code.lload(slot);
                  VectorApi.broadcast(code, Lanes.LONGS);
                  code.lload(slot + 2);
                  VectorApi.withLane(code, Lanes.LONGS, 1);
                  Lanes.LONGS.as(code, to);
                }));
  }

  /** Takes values off the stack down to the lowest vector, and loads them again otherwise. */
  private void change(List<Kind> kinds, IntConsumer vector) {
    int first = kinds.indexOf(Kind.VECTOR);
    int[] borrowed = new int[kinds.size()];
    for (int position = kinds.size() - 1; position >= first; position--) {
      borrowed[position] = borrow(kinds.get(position));
      store(kinds.get(position), borrowed[position]);
    }
    for (int position = first; position < borrowed.length; position++) {
      if (kinds.get(position) == Kind.VECTOR) {
        vector.accept(borrowed[position]);
      } else {
        load(kinds.get(position), borrowed[position]);
      }
      release(kinds.get(position), borrowed[position]);
    }
  }
}
