package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Where the vectors of a function stand while control is in another of its parts: some elements
 * each of an array, of which there is one for each activation.
 *
 * <p>A part loads what it reads and stores what it changes, so that a vector that it has nothing to
 * do with costs nothing. A method that calls parts keeps both its local and the home up to date.
 */
final class VectorHomes {
  private static final int NONE = -1;
  private static final int VECTOR_BYTES = 16;

  private final int[] places;

  /** Of what the array is: the lanes of objects, or longs. */
  private final Lanes elements;

  private int length;

  /** Where the operands that parts take and leave are. */
  private int operands;

  private VectorHomes(int localCount, Lanes elements) {
    this.elements = elements;
    this.places = new int[localCount];
    Arrays.fill(places, NONE);
  }

  /** {@return the homes of what some parts of a body take or leave} */
  static VectorHomes of(Body body, List<Part> parts) {
    var homes =
        new VectorHomes(body.localKinds.size(), body.carrier == null ? Lanes.LONGS : body.carrier);
    for (Part part : parts) {
      homes.add(part.vectorInputs);
      homes.add(part.vectorOutputs);
    }
    homes.operands = homes.length;
    for (Part part : parts) {
      homes.addOperands(part.operandInputs);
      homes.addOperands(part.operandOutputs);
    }
    return homes;
  }

  private void addOperands(List<Kind> kinds) {
    int end = operands + (kinds.lastIndexOf(Kind.VECTOR) + 1) * width();
    length = Math.max(length, end);
  }

  private void add(int[] locals) {
    for (int local : locals) {
      if (places[local] == NONE) {
        places[local] = length;
        length += width();
      }
    }
  }

  /** {@return how many elements a vector takes} */
  private int width() {
    return VECTOR_BYTES / elements.byteLength();
  }

  /** {@return the type of the array} */
  ClassDesc type() {
    return elements.element().arrayType();
  }

  boolean isEmpty() {
    return length == 0;
  }

  boolean has(int local) {
    return places[local] != NONE;
  }

  /** Makes the array of an activation, in which vectors are zero. */
  void allocate(CodeBuilder code, int arraySlot) {
    code.loadConstant(length).newarray(TypeKind.from(elements.element())).astore(arraySlot);
  }

  /** Takes a vector out of its home. */
  void load(MethodEmitter method, int local) {
    push(method, places[local]);
    method.slots().store(Kind.VECTOR, method.locals().slot(local));
  }

  /** Puts a vector into its home. */
  void store(MethodEmitter method, int local) {
    put(method, places[local], method.locals().slot(local));
  }

  private void push(MethodEmitter method, int place) {
    CodeBuilder code = method.code();
    int array = method.locals().homesSlot();
    if (method.slots().hasObjects()) {
      VectorApi.species(code, elements);
      code.aload(array).loadConstant(place);
      VectorApi.fromArray(code, elements);
    } else {
      code.aload(array).loadConstant(place).laload();
      code.aload(array).loadConstant(place + 1).laload();
    }
  }

  private void put(MethodEmitter method, int place, int slot) {
    CodeBuilder code = method.code();
    int array = method.locals().homesSlot();
    if (method.slots().hasObjects()) {
      code.aload(slot).aload(array).loadConstant(place);
      VectorApi.intoArray(code, elements);
    } else {
      code.aload(array).loadConstant(place).lload(slot).lastore();
      code.aload(array).loadConstant(place + 1).lload(slot + 2).lastore();
    }
  }

  // Operands that parts take or leave

  /** Pushes the vector that is an operand at a position. */
  void pushOperand(MethodEmitter method, int position) {
    push(method, operands + position * width());
  }

  /** Takes the vectors among operands off the stack, and leaves the others there. */
  void popOperands(MethodEmitter method, List<Kind> kinds) {
    int first = kinds.indexOf(Kind.VECTOR);
    if (first < 0) {
      return;
    }
    Slots slots = method.slots();
    int[] borrowed = new int[kinds.size()];
    for (int position = kinds.size() - 1; position >= first; position--) {
      Kind kind = kinds.get(position);
      borrowed[position] = slots.borrow(kind);
      slots.store(kind, borrowed[position]);
    }
    for (int position = first; position < borrowed.length; position++) {
      Kind kind = kinds.get(position);
      if (kind == Kind.VECTOR) {
        put(method, operands + position * width(), borrowed[position]);
      } else {
        slots.load(kind, borrowed[position]);
      }
      slots.release(kind, borrowed[position]);
    }
  }

  /** {@return the vectors that a method hands to the parts that it calls, or gets from them} */
  static BitSet shared(Iterable<Part> inner) {
    var shared = new BitSet();
    for (Part part : inner) {
      Arrays.stream(part.vectorInputs).forEach(shared::set);
      Arrays.stream(part.vectorOutputs).forEach(shared::set);
    }
    return shared;
  }
}
