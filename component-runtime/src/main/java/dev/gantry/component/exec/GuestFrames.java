package dev.gantry.component.exec;

import dev.gantry.engine.GuestFrame;
import java.util.List;

/** The functions of guests that were active, for the report of a trap. */
final class GuestFrames {
  private static final int MOST = 16;

  private GuestFrames() {}

  /** {@return a line for each, innermost first, after a line break; or nothing} */
  static String text(Throwable cause) {
    List<GuestFrame> frames = GuestFrame.of(cause);
    var text = new StringBuilder();
    frames.stream().limit(MOST).forEach(frame -> text.append("\n  at ").append(frame));
    if (frames.size() > MOST) {
      text.append("\n  and %,d more".formatted(frames.size() - MOST));
    }
    return text.toString();
  }
}
