package dev.gantry.abi.compiled;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.Layout;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names for types: of those with equal names, the code is equal.
 *
 * <p>Every different part of a type gets a number, and is spelled out once by the numbers of its
 * own parts. So names grow with the graph of types, not with the tree.
 */
public final class ShapeKey {
  private static final int MOST_PARTS = 10_000;
  private static final int DEEPEST = 100;

  private final boolean forCode;
  private final IdentityHashMap<Descriptor, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, Integer> spelled = new HashMap<>();
  private final StringBuilder key = new StringBuilder();

  /**
   * A name to be.
   *
   * @param forCode whether it names the slots of resources, as code does, or the labels, by which
   *     two sides have the same type
   */
  private ShapeKey(boolean forCode) {
    this.forCode = forCode;
  }

  /** {@return the name of what is generated for a shape, or empty for what is not compiled} */
  static Optional<String> of(FusedCall.Shape shape) {
    try {
      String caller = name(shape.caller(), true);
      String callee = name(shape.callee(), true);
      if (!name(shape.caller(), false).equals(name(shape.callee(), false))) {
        return Optional.empty();
      }
      return Optional.of(
          "%s %s %s %s %s %s %b"
              .formatted(
                  shape.caller().pointer(),
                  caller,
                  shape.callee().pointer(),
                  callee,
                  signature(shape.lowered()),
                  signature(shape.lifted()),
                  shape.postReturn()));
    } catch (AdapterWriter.NotCompiledException notCompiled) {
      return Optional.empty();
    }
  }

  /** {@return the name of what is generated between a guest and the host, or empty as above} */
  public static Optional<String> of(FunctionDescriptor function, CoreFunctionType core) {
    try {
      return Optional.of(
          "%s %s %s %s"
              .formatted(
                  function.pointer(),
                  name(function, true),
                  name(function, false),
                  signature(core)));
    } catch (AdapterWriter.NotCompiledException notCompiled) {
      return Optional.empty();
    }
  }

  private static String signature(CoreFunctionType type) {
    return CallInterfaces.method(type).descriptorString();
  }

  private static String name(FunctionDescriptor function, boolean forCode) {
    var name = new ShapeKey(forCode);
    String parameters =
        function.parameters().stream()
            .map(parameter -> Integer.toString(name.number(parameter, 0)))
            .collect(Collectors.joining(","));
    String result = function.result().map(type -> "" + name.number(type, 0)).orElse("");
    return "%s(%s)%s".formatted(name.key, parameters, result);
  }

  private int number(Descriptor descriptor, int depth) {
    Integer known = numbers.get(descriptor);
    if (known != null) {
      return known;
    }
    if (depth > DEEPEST || numbers.size() > MOST_PARTS) {
      throw new AdapterWriter.NotCompiledException();
    }
    String spelling = spelling(descriptor, depth);
    Integer number = spelled.get(spelling);
    if (number == null) {
      number = spelled.size();
      spelled.put(spelling, number);
      key.append(spelling).append(';');
    }
    numbers.put(descriptor, number);
    return number;
  }

  private String spelling(Descriptor descriptor, int depth) {
    return switch (descriptor.layout()) {
      case Layout.Scalar(var type) -> type.name();
      case Layout.Elements(var element) -> "list " + number(element, depth + 1);
      case Layout.FixedElements(var element, var length) ->
          "list " + number(element, depth + 1) + "*" + length;
      case Layout.Parts(var labels, var parts) ->
          "record "
              + parts.stream()
                  .map(part -> Integer.toString(number(part.descriptor(), depth + 1)))
                  .collect(Collectors.joining(","))
              + labels(labels);
      case Layout.Alternatives cases ->
          "variant "
              + cases.payloads().stream()
                  .map(payload -> payload.map(type -> "" + number(type, depth + 1)).orElse("-"))
                  .collect(Collectors.joining(","))
              + labels(cases.labels());
      case Layout.Bits bits -> "flags " + bits.labels().size() + labels(bits.labels());
      case Layout.Owned(var resource) -> "own " + (forCode ? resource.slot() : "");
      case Layout.Borrowed(var resource) -> "borrow " + (forCode ? resource.slot() : "");
      case Layout.AsyncHandle _ -> throw new AdapterWriter.NotCompiledException();
    };
  }

  private String labels(List<String> labels) {
    return forCode ? "" : labels.toString();
  }
}
