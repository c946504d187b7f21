package dev.gantry.abi.compiled;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ValueType.Primitive;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * Estimates of how many bytes of code a value takes, so that methods stay below the 8,000 that
 * HotSpot compiles.
 */
public final class Weights {
  /** What weighs more gets a method of its own. */
  public static final int OUTLINED = 600;

  /** What a method may hold, with much to spare. */
  public static final int MOST = 4_000;

  /** Of a call to a method of its own. */
  static final int CALL = 60;

  /** Types nested more deeply are left to the executor that walks them. */
  private static final int DEEPEST = 100;

  private static final int TOO_HEAVY = 1 << 28;

  private final IdentityHashMap<Descriptor, Integer> moved = new IdentityHashMap<>();
  private final IdentityHashMap<Descriptor, Integer> whole = new IdentityHashMap<>();

  /** {@return the weight where parts that weigh much are methods of their own} */
  public int inMethods(Descriptor descriptor) {
    return weigh(descriptor, moved, true, 0);
  }

  /** {@return the weight where all parts are in one method, as for core values} */
  public int inOne(Descriptor descriptor) {
    return weigh(descriptor, whole, false, 0);
  }

  private int weigh(
      Descriptor descriptor,
      IdentityHashMap<Descriptor, Integer> known,
      boolean inMethods,
      int depth) {
    Integer weight = known.get(descriptor);
    if (weight != null) {
      return weight;
    }
    if (depth > DEEPEST) {
      return TOO_HEAVY;
    }
    int result =
        switch (descriptor.layout()) {
          case Layout.Scalar(var type) -> type == Primitive.STRING ? 120 : 48;
          case Layout.Elements(var element) -> 160 + part(element, moved, true, depth);
          case Layout.FixedElements(var element, var length) ->
              inMethods
                  ? 100 + part(element, known, true, depth)
                  : (int) Math.min(length, 17) * part(element, known, false, depth);
          case Layout.Parts(_, var parts) -> {
            int sum = 0;
            for (Layout.Part part : parts) {
              sum = Math.min(TOO_HEAVY, sum + part(part.descriptor(), known, inMethods, depth));
            }
            yield sum;
          }
          case Layout.Alternatives alternatives -> {
            int sum = 60;
            for (Optional<Descriptor> payload : alternatives.payloads()) {
              if (payload.isPresent()) {
                int weighed = part(payload.orElseThrow(), known, inMethods, depth);
                sum = Math.min(TOO_HEAVY, sum + weighed + 12);
              }
            }
            yield sum == 60 ? 60 : Math.min(TOO_HEAVY, sum + 4 * alternatives.payloads().size());
          }
          case Layout.Bits _ -> 48;
          case Layout.Owned _, Layout.Borrowed _ -> 60;
          case Layout.AsyncHandle _ -> TOO_HEAVY;
        };
    known.put(descriptor, result);
    return result;
  }

  private int part(
      Descriptor descriptor,
      IdentityHashMap<Descriptor, Integer> known,
      boolean inMethods,
      int depth) {
    int weight = weigh(descriptor, known, inMethods, depth + 1);
    if (weight >= TOO_HEAVY) {
      return TOO_HEAVY;
    }
    return inMethods && weight > OUTLINED ? CALL : weight;
  }

  /** {@return whether no code can be written for a type} */
  public boolean isTooHeavy(Descriptor descriptor) {
    return inMethods(descriptor) >= TOO_HEAVY;
  }
}
