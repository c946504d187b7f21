package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.GuestFrame;
import dev.gantry.engine.Module;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the functions of guests in the stack trace of a failure.
 *
 * <p>The name of the class loader in a frame tells whose code it was.
 */
public final class GuestTrace {
  private static final Map<String, WeakReference<Source>> SOURCES = new ConcurrentHashMap<>();

  /** Code that frames can be explained by. */
  public interface Source {

    /** {@return the module that the code was made of, or null before it has been instantiated} */
    @Nullable Module module();

    /** {@return the index of the function that a method belongs to, or -1 if it is none} */
    int functionIndex(StackTraceElement frame);

    /** {@return whether the method is a part of a function, which has been called by another} */
    boolean isPart(StackTraceElement frame);

    /** {@return the offset of an instruction in the module} */
    long byteOffset(int functionIndex, StackTraceElement frame);
  }

  private GuestTrace() {}

  /** Remembers, as long as somebody else does, who can explain frames of a class loader. */
  public static void register(String loaderName, Source source) {
    SOURCES.values().removeIf(reference -> reference.get() == null);
    SOURCES.put(loaderName, new WeakReference<>(source));
  }

  /** Adds to a failure the functions in a stack trace, unless it has some already. */
  static void describe(EngineException failure, StackTraceElement[] trace) {
    if (failure.guestFrames().isEmpty()) {
      framesIn(trace).forEach(failure::addGuestFrame);
    }
  }

  /** {@return the functions of guests in a stack trace, innermost first} */
  public static List<GuestFrame> framesIn(StackTraceElement... trace) {
    var frames = new ArrayList<GuestFrame>();
    StackTraceElement previous = null;
    Explained known = null;
    Explained inner = null;
    for (StackTraceElement element : trace) {
      if (!element.equals(previous)) {
        previous = element;
        known = explain(element);
      }
      if (known != null) {
        if (!known.isAround(inner)) {
          frames.add(known.frame);
        }
        inner = known;
      }
    }
    return frames;
  }

  /** A frame of a guest, and whether it is that of a part of a function. */
  private record Explained(GuestFrame frame, boolean isPart) {

    /** {@return whether this is the same activation as the one that was called from here} */
    boolean isAround(@Nullable Explained inner) {
      return inner != null
          && inner.isPart
          && inner.frame.functionIndex() == frame.functionIndex()
          && inner.frame.module().equals(frame.module());
    }
  }

  private static @Nullable Explained explain(StackTraceElement element) {
    String loader = element.getClassLoaderName();
    WeakReference<Source> reference = loader == null ? null : SOURCES.get(loader);
    Source source = reference == null ? null : reference.get();
    Module module = source == null ? null : source.module();
    if (source == null || module == null) {
      return null;
    }
    int function = source.functionIndex(element);
    return function < 0
        ? null
        : new Explained(
            new GuestFrame(module, function, source.byteOffset(function, element)),
            source.isPart(element));
  }
}
