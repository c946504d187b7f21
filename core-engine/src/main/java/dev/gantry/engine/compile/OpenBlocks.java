package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rewrites a body so that its big blocks neither take nor leave operands, nor stand on any.
 *
 * <p>A {@link UnitGraph} divides only what is in such blocks, and optimisers of WebAssembly like to
 * put the whole of an interpreter into a block with a result. Operands go through new locals
 * instead.
 */
final class OpenBlocks {
  /** Bodies whose operand stack gets higher stay as they are: the effort goes with the height. */
  private static final int MOST_OPERANDS = 1000;

  private final Body from;
  private final OperandKinds kinds;

  /** Whether the block that an instruction opens is rewritten. */
  private final boolean[] opened;

  /** For each opener of a rewritten block where its operands are. */
  private final Map<Integer, Places> places = new HashMap<>();

  /** For each opener how many operands below what is inside are in locals. */
  private final int[] bases;

  private final NewLocals locals;
  private final int condition;
  private final Body to;
  private final List<List<Kind>> operands = new ArrayList<>();

  /** For each instruction its number in the new body. */
  private final int[] moved;

  /** For each instruction of the new body that for which it is there. */
  private int[] origins = new int[64];

  /** The operands on the stack of the new body. */
  private final List<Kind> present = new ArrayList<>();

  private int at;

  private OpenBlocks(Body from, OperandKinds kinds, boolean[] opened) {
    this.from = from;
    this.kinds = kinds;
    this.opened = opened;
    this.moved = new int[from.count];
    this.bases = new int[from.count];
    this.locals = new NewLocals(from.localKinds);
    this.condition = locals.local(Kind.INT);
    giveLocals();
    this.to = new Body(from.functionIndex, locals.kinds, from.wholeShape);
  }

  /** The locals for what a block stands on, what it takes and what it leaves. */
  private static final class Places {
    private final int[] below;
    private final int[] parameters;
    private final int[] results;

    Places(int[] below, int[] parameters, int[] results) {
      this.below = below;
      this.parameters = parameters;
      this.results = results;
    }
  }

  /** What a body has become. */
  record Opened(Body body, OperandKinds operandKinds) {}

  /**
   * {@return a body that does the same without closed blocks of more than some weight, as far as
   * that is possible}
   *
   * @param weights of the instructions
   */
  static Opened open(Body body, OperandKinds kinds, int[] weights, int most) {
    if (Arrays.stream(body.heights, 0, body.count).max().orElse(0) > MOST_OPERANDS) {
      return new Opened(body, kinds);
    }
    boolean[] opened = choose(body, weights, most);
    for (boolean any : opened) {
      if (any) {
        return new OpenBlocks(body, kinds, opened).rewrite();
      }
    }
    return new Opened(body, kinds);
  }

  // Which blocks

  private static boolean[] choose(Body body, int[] weights, int most) {
    boolean[] fixed = findFixed(body);
    var sums = new long[body.count + 1];
    for (int at = 0; at < body.count; at++) {
      sums[at + 1] = sums[at] + weights[at];
    }
    var opened = new boolean[body.count];
    var closed = new boolean[body.count];
    for (int at = 0; at < body.count; at++) {
      if (!isOpener(body.opcodes[at]) || !body.isLive(at)) {
        continue;
      }
      int around = body.enclosers[at];
      BlockShape shape = body.shape(at);
      boolean hasOperands =
          shape.height() > 0 || !shape.parameters().isEmpty() || !shape.results().isEmpty();
      if (around != Body.WHOLE && closed[around]) {
        closed[at] = true;
      } else if (hasOperands || fixed[at]) {
        long weight = sums[body.matches[at]] - sums[at];
        opened[at] = !fixed[at] && weight > most;
        closed[at] = !opened[at];
      }
    }
    return opened;
  }

  /**
   * {@return the blocks that stay as they are: handlers, those that are reached in a way of their
   * own, and those that may leave what they take}
   */
  private static boolean[] findFixed(Body body) {
    var fixed = new boolean[body.count];
    for (int at = 0; at < body.count; at++) {
      switch (body.opcodes[at]) {
        case TRY, TRY_TABLE -> fixed[at] = true;
        case IF ->
            fixed[at] |= body.dividers[at] == Body.NONE && !body.shape(at).parameters().isEmpty();
        case BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
            fix(body, body.targets[at], fixed);
        case BR_TABLE -> {
          for (int target : body.table(at)) {
            fix(body, target, fixed);
          }
        }
        default -> {}
      }
    }
    return fixed;
  }

  private static void fix(Body body, int target, boolean[] fixed) {
    if (target != Body.WHOLE && body.isLive(target) && !body.labelKinds(target).isEmpty()) {
      fixed[target] = true;
    }
  }

  private static boolean isOpener(Opcode opcode) {
    return switch (opcode) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> true;
      default -> false;
    };
  }

  // Locals for operands

  /** What a local is for. */
  private enum Use {
    BELOW,
    PARAMETER,
    RESULT
  }

  /** Locals that blocks side by side share, and blocks inside one another do not. */
  private static final class NewLocals {
    private record Key(Use use, Kind kind, int depth, int position) {}

    private final List<Kind> kinds;
    private final Map<Key, Integer> made = new HashMap<>();

    NewLocals(List<Kind> declared) {
      this.kinds = new ArrayList<>(declared);
    }

    int[] locals(Use use, List<Kind> wanted, int depth) {
      var found = new int[wanted.size()];
      for (int position = 0; position < found.length; position++) {
        Kind kind = wanted.get(position);
        found[position] =
            made.computeIfAbsent(new Key(use, kind, depth, position), _ -> local(kind));
      }
      return found;
    }

    int local(Kind kind) {
      kinds.add(kind);
      return kinds.size() - 1;
    }
  }

  private void giveLocals() {
    var depths = new int[from.count];
    for (int opener = 0; opener < from.count; opener++) {
      if (!isOpener(from.opcodes[opener])) {
        continue;
      }
      int around = from.enclosers[opener];
      int depth = around == Body.WHOLE ? 0 : depths[around];
      bases[opener] = base(around);
      depths[opener] = depth;
      if (opened[opener]) {
        places.put(opener, newPlaces(opener, depth));
        bases[opener] = from.shape(opener).height();
        depths[opener] = depth + 1;
      }
    }
  }

  private Places newPlaces(int opener, int depth) {
    BlockShape shape = from.shape(opener);
    int hidden = shape.height() - base(from.enclosers[opener]);
    int above = shape.parameters().size() + (from.opcodes[opener] == Opcode.IF ? 1 : 0);
    List<Kind> below = kinds.top(opener, hidden + above).subList(0, hidden);
    return new Places(
        locals.locals(Use.BELOW, below, depth),
        locals.locals(Use.PARAMETER, shape.parameters(), depth),
        locals.locals(Use.RESULT, shape.results(), depth));
  }

  /** {@return how many operands below what is in a block are in locals while control is there} */
  private int base(int block) {
    return block == Body.WHOLE ? 0 : bases[block];
  }

  private Places places(int opener) {
    return Objects.requireNonNull(places.get(opener));
  }

  /** {@return the locals for what a branch to an opened block carries} */
  private int[] carried(int target) {
    return from.opcodes[target] == Opcode.LOOP ? places(target).parameters : places(target).results;
  }

  // The new body

  private Opened rewrite() {
    for (at = 0; at < from.count; at++) {
      present.clear();
      if (from.isLive(at)) {
        present.addAll(kinds.top(at, from.heights[at] - base(from.enclosers[at])));
        before();
      }
      copy();
      after();
    }
    renumber();
    return new Opened(to, kinds.of(to, operands));
  }

  /** Puts what a block leaves or stands on into locals, before an instruction that is live. */
  private void before() {
    switch (from.opcodes[at]) {
      case BLOCK, LOOP -> {
        if (opened[at]) {
          store(places(at).parameters);
          store(places(at).below);
        }
      }
      case IF -> {
        if (opened[at]) {
          store(condition);
          store(places(at).parameters);
          store(places(at).below);
          load(from.enclosers[at], condition);
        }
      }
      case ELSE, END -> {
        int block = from.enclosers[at];
        if (block != Body.WHOLE && opened[block]) {
          store(places(block).results);
        }
      }
      case BR -> {
        if (carries(from.targets[at])) {
          store(carried(from.targets[at]));
        }
      }
      case BR_IF -> {
        if (carries(from.targets[at])) {
          store(condition);
          store(carried(from.targets[at]));
          load(from.enclosers[at], condition);
        }
      }
      default -> {}
    }
  }

  /** Takes them back after an instruction. */
  private void after() {
    switch (from.opcodes[at]) {
      case BLOCK, LOOP, IF -> {
        if (opened[at]) {
          restart(at, places(at).parameters);
        }
      }
      case ELSE -> {
        int block = from.enclosers[at];
        if (opened[block]) {
          restart(block, places(block).parameters);
        }
      }
      case BR_IF -> {
        if (from.isLive(at) && carries(from.targets[at])) {
          present.removeLast();
          load(from.enclosers[at], carried(from.targets[at]));
        }
      }
      case END -> {
        int opener = from.matches[at];
        if (opener != Body.NONE && opened[opener]) {
          restart(from.enclosers[opener], places(opener).below);
          load(from.enclosers[opener], places(opener).results);
        }
      }
      default -> {}
    }
  }

  private void restart(int block, int... slots) {
    present.clear();
    load(block, slots);
  }

  private boolean carries(int target) {
    return target != Body.WHOLE && opened[target] && !from.labelKinds(target).isEmpty();
  }

  private void store(int... slots) {
    for (int position = slots.length - 1; position >= 0; position--) {
      insert(Opcode.LOCAL_SET, slots[position], from.enclosers[at]);
      present.removeLast();
    }
  }

  private void load(int block, int... slots) {
    for (int slot : slots) {
      insert(Opcode.LOCAL_GET, slot, block);
      present.add(locals.kinds.get(slot));
    }
  }

  private int append(Opcode opcode) {
    int number = to.append(opcode, from.offsets[at]);
    if (number == origins.length) {
      origins = Arrays.copyOf(origins, 2 * number);
    }
    origins[number] = at;
    operands.add(List.copyOf(present));
    return number;
  }

  private void insert(Opcode opcode, int local, int block) {
    int number = append(opcode);
    to.heights[number] = present.size();
    to.indices[number] = local;
    to.enclosers[number] = block;
  }

  private void copy() {
    int number = append(from.opcodes[at]);
    moved[at] = number;
    to.heights[number] = from.isLive(at) ? present.size() : Body.DEAD;
    to.indices[number] = from.indices[at];
    to.secondIndices[number] = from.secondIndices[at];
    to.literals[number] = from.literals[at];
    to.enclosers[number] = from.enclosers[at];
  }

  /** Names blocks by their numbers in the new body, when all are known. */
  private void renumber() {
    for (int number = 0; number < to.count; number++) {
      to.enclosers[number] = move(to.enclosers[number]);
    }
    for (at = 0; at < from.count; at++) {
      int number = moved[at];
      to.matches[number] = move(from.matches[at]);
      to.dividers[number] = move(from.dividers[at]);
      to.targets[number] = move(from.targets[at]);
      to.copyImmediates(number, from, at, this::move);
      if (isOpener(from.opcodes[at])) {
        to.putShape(number, shape());
      }
    }
    to.standFor(from, Arrays.copyOf(origins, to.count), moved);
  }

  private BlockShape shape() {
    BlockShape shape = from.shape(at);
    return opened[at]
        ? new BlockShape(List.of(), List.of(), 0)
        : new BlockShape(
            shape.parameters(), shape.results(), shape.height() - base(from.enclosers[at]));
  }

  /** {@return the new number of an instruction; what stands for none or the whole stays} */
  private int move(int instruction) {
    return instruction < 0 ? instruction : moved[instruction];
  }
}
