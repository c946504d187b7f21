package dev.gantry.component.wave;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A call as text, whose arguments are read when the function is known.
 *
 * @param function the name, as it stands before the parenthesis
 * @param text the whole
 */
public record WaveCall(String function, String text) {

  /**
   * {@return the call that a text stands for}
   *
   * @throws WaveException if there is no parenthesis after a name
   */
  public static WaveCall of(String text) {
    int open = text.indexOf('(');
    String name = open < 0 ? "" : text.substring(0, open).strip();
    if (name.isEmpty()) {
      throw new WaveException("expected a call such as `f(1, \"a\")`", text, 0);
    }
    return new WaveCall(name, text);
  }

  /**
   * {@return the arguments, as values of the types of the parameters}
   *
   * <p>Options at the end may be left out.
   *
   * @throws WaveException if they are no values of the types
   */
  public List<Object> arguments(FunctionType type) {
    return arguments(type, Wave.NO_HANDLES);
  }

  /**
   * {@return the arguments, as values of the types of the parameters}
   *
   * @param handles gives the handle for a number after {@code $}
   * @throws WaveException if they are no values of the types
   */
  public List<Object> arguments(FunctionType type, IntFunction<Object> handles) {
    var reader = new WaveReader(text);
    reader.skipTo(text.indexOf('('));
    reader.expect('(');
    var parser = new WaveParser(reader, handles);
    var arguments = new ArrayList<Object>();
    while (!reader.accept(')')) {
      if (arguments.size() == type.parameters().size()) {
        throw reader.failure(
            "`%s` takes %d arguments, found more".formatted(function, type.parameters().size()));
      }
      arguments.add(parser.value(type.parameters().get(arguments.size()).type()));
      reader.expectCommaOr(')');
    }
    reader.expectEnd();
    for (FunctionType.Parameter missing :
        type.parameters().subList(arguments.size(), type.parameters().size())) {
      if (!(missing.type() instanceof ValueType.OptionType)) {
        throw reader.failure("argument `%s` is missing".formatted(missing.label()));
      }
      arguments.add(Optional.empty());
    }
    return arguments;
  }

  /** {@return a call with the names of the parameters, in the one way to write it} */
  public static String print(String function, FunctionType type, List<?> arguments) {
    var text = new StringBuilder(function).append('(');
    for (int i = 0; i < arguments.size(); i++) {
      FunctionType.Parameter parameter = type.parameters().get(i);
      text.append(i == 0 ? "" : ", ")
          .append(parameter.label())
          .append(": ")
          .append(Wave.print(parameter.type(), arguments.get(i)));
    }
    return text.append(')').toString();
  }
}
