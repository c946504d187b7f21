package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a body stands in one method: all of it, or a stretch that is called from there.
 *
 * <p>A stretch takes the locals that it reads, and perhaps operands, as parameters. Its first
 * output is returned, others go through the transfer area; if control can leave it in several ways,
 * it returns which.
 */
final class Part {
  private static final int[] NOTHING = {};

  /**
   * The most values that are passed as parameters. HotSpot's second compiler does not compile
   * methods with some more of them, nor what calls such a method.
   */
  private static final int MOST_PARAMETERS = 36;

  /** How a stretch tells what became of it. */
  enum Returned {
    NOTHING,
    /** The first output. */
    OUTPUT,
    /** Which way control goes on: 0 for the end of the stretch. */
    WAY,
    /** The way in the upper half of a long, and the first output, an int, in the lower. */
    WAY_AND_OUTPUT
  }

  private final Body body;
  private final int from;
  private final int to;
  private final boolean whole;
  private final Map<Integer, Part> inner = new HashMap<>();

  /** Locals that it takes and that it changes; of the first, some last ones by cells. */
  int[] inputs = NOTHING;

  int[] outputs = NOTHING;

  /**
   * Vectors that it takes and that it changes, if they have homes; the others are none of these.
   */
  int[] vectorInputs = NOTHING;

  int[] vectorOutputs = NOTHING;

  /** Whether vectors are handed on in homes, which are made when all parts are known. */
  boolean hasHomes;

  /** Where vectors stand between the methods of the function. */
  @Nullable VectorHomes homes;

  /** Blocks further out that it branches to. */
  int[] exits = NOTHING;

  /** Blocks around its start whose ends it contains, so that branches to them go into it. */
  int[] entries = NOTHING;

  /** Whether control can go on after it. */
  boolean falls = true;

  List<Kind> operandInputs = List.of();
  List<Kind> operandOutputs = List.of();

  /** Its number among the parts of the function. */
  int number;

  /** Its own weight, and that of a call of it. */
  int size;

  int callSize;
  double score;
  boolean taken;

  /** Whether it is one of the pieces of an interpreter, of which the first is the whole. */
  private boolean isPiece;

  private Part(Body body, int from, int to, boolean whole) {
    this.body = body;
    this.from = from;
    this.to = to;
    this.whole = whole;
  }

  static Part whole(Body body) {
    return new Part(body, 0, body.count, true);
  }

  static Part stretch(Body body, int from, int to) {
    return new Part(body, from, to, false);
  }

  /** {@return a piece of a body, whose line numbers are those of the whole, which is piece 0} */
  static Part piece(Body body, int number) {
    Part piece = number == 0 ? whole(body) : stretch(body, 0, body.count);
    piece.isPiece = true;
    piece.number = number;
    return piece;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** {@return whether it is one of the pieces of a body} */
  boolean isPiece() {
    return isPiece;
  }

  boolean isWhole() {
    return whole;
  }

  /** {@return whether all of the body is in one method} */
  boolean isAll() {
    return whole && !isPiece && inner.isEmpty();
  }

  void addInner(Part part) {
    inner.put(part.from, part);
  }

  Collection<Part> inner() {
    return inner.values();
  }

  void clearInner() {
    inner.clear();
  }

  @Nullable Part innerAt(int instruction) {
    return inner.isEmpty() ? null : inner.get(instruction);
  }

  /** {@return whether a part starts after the first of some instructions} */
  boolean isCutBetween(int first, int last) {
    if (!inner.isEmpty()) {
      for (int at = first + 1; at <= last; at++) {
        if (inner.containsKey(at)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@return by how much operands are fewer than the body says} */
  int heightDifference() {
    return whole || body.heights[from] == Body.DEAD
        ? entryDifference()
        : operandInputs.size() - body.heights[from];
  }

  private int entryDifference() {
    return entries.length == 0 ? 0 : -body.shape(entries[0]).height();
  }

  /** Says where the parameters of the method are. */
  void placeInputs(Prologue locals) {
    int slot = 0;
    for (Kind kind : operandInputs) {
      slot += isPassed(kind) ? kind.slotCount() : 0;
    }
    for (int input = 0; input < passedInputs(); input++) {
      locals.place(inputs[input], slot);
      slot += kind(inputs[input]).slotCount();
    }
    if (homes != null) {
      locals.placeHomes(slot++);
    }
    locals.placeInstance(slot + (entries.length > 0 ? 1 : 0));
  }

  /** {@return how many inputs are parameters; those after them go through the transfer area} */
  int passedInputs() {
    int values = operandValues();
    int count = 0;
    while (count < inputs.length) {
      values += valueCount(kind(inputs[count]));
      if (values > MOST_PARAMETERS) {
        break;
      }
      count++;
    }
    return count;
  }

  /** {@return whether the operands that it takes can be parameters} */
  boolean operandsFit() {
    return operandValues() <= MOST_PARAMETERS;
  }

  private int operandValues() {
    int values = 0;
    for (Kind kind : operandInputs) {
      values += isPassed(kind) ? valueCount(kind) : 0;
    }
    return values;
  }

  /** {@return whether an operand is a parameter, or left in the transfer area} */
  boolean isPassed(Kind kind) {
    return kind != Kind.VECTOR || !hasHomes;
  }

  private static int valueCount(Kind kind) {
    return kind == Kind.VECTOR ? 2 : 1;
  }

  /** {@return the slot of the number of the entry} */
  int entrySlot(Prologue locals) {
    return locals.instanceSlot() - 1;
  }

  void markUsed(boolean[] used) {
    if (!whole) {
      mark(outputs, used);
    }
  }

  /** Marks the locals that a call of the part needs. */
  void markPassed(boolean[] used) {
    mark(inputs, used);
    mark(outputs, used);
  }

  private static void mark(int[] locals, boolean[] used) {
    for (int local : locals) {
      used[local] = true;
    }
  }

  int wayCount() {
    return exits.length + (falls ? 1 : 0);
  }

  Returned returned() {
    if (wayCount() <= 1) {
      return outputs.length > 0 && kind(outputs[0]) != Kind.VECTOR
          ? Returned.OUTPUT
          : Returned.NOTHING;
    }
    return outputs.length > 0 && kind(outputs[0]) == Kind.INT
        ? Returned.WAY_AND_OUTPUT
        : Returned.WAY;
  }

  Kind kind(int local) {
    return body.localKinds.get(local);
  }

  /** {@return how many outputs are returned rather than left in the transfer area} */
  int returnedOutputs() {
    return switch (returned()) {
      case OUTPUT, WAY_AND_OUTPUT -> 1;
      case NOTHING, WAY -> 0;
    };
  }

  MethodTypeDesc descriptor(ClassDesc instance) {
    var types = new ArrayList<ClassDesc>();
    for (Kind kind : operandInputs) {
      if (isPassed(kind)) {
        add(types, kind);
      }
    }
    for (int input = 0; input < passedInputs(); input++) {
      add(types, kind(inputs[input]));
    }
    if (homes != null) {
      types.add(homes.type());
    }
    if (entries.length > 0) {
      types.add(CD_int);
    }
    types.add(instance);
    ClassDesc result =
        switch (returned()) {
          case NOTHING -> CD_void;
          case OUTPUT -> kind(outputs[0]).type();
          case WAY -> CD_int;
          case WAY_AND_OUTPUT -> CD_long;
        };
    return MethodTypeDesc.of(result, types);
  }

  private static void add(List<ClassDesc> types, Kind kind) {
    types.add(kind.type());
    if (kind == Kind.VECTOR) {
      types.add(kind.type());
    }
  }
}
