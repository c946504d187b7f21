package dev.gantry.engine;

import dev.gantry.engine.generated.GuestTrace;
import java.util.List;

/**
 * A function of a guest that was active when something went wrong.
 *
 * @param functionIndex among all functions of the module, imported ones first
 * @param byteOffset of the instruction, from the start of the module
 */
public record GuestFrame(Module module, int functionIndex, long byteOffset) {

  /**
   * {@return the functions of guests that were active when something was thrown, innermost first}
   *
   * <p>An {@link EngineException} knows them; this finds them for what a function of the host
   * threw. Only compiled guests leave traces.
   */
  public static List<GuestFrame> of(Throwable thrown) {
    return thrown instanceof EngineException failure && !failure.guestFrames().isEmpty()
        ? failure.guestFrames()
        : GuestTrace.framesIn(thrown.getStackTrace());
  }

  /** {@return the name of the function, or its index where the module keeps no names} */
  public String functionName() {
    return module.functionName(functionIndex).orElseGet(() -> "func[" + functionIndex + "]");
  }

  /** {@return one line, such as {@code 0xa9 - m!divide}} */
  @Override
  public String toString() {
    return "0x%x - %s%s"
        .formatted(byteOffset, module.name().map(name -> name + "!").orElse(""), functionName());
  }
}
