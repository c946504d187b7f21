package dev.gantry.component.exec;

import static java.util.stream.Collectors.joining;

import dev.gantry.abi.AbiException;
import dev.gantry.abi.FunctionType;
import dev.gantry.abi.UnfitSearch;
import dev.gantry.engine.EngineException;
import dev.gantry.types.Contents;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way of the host into a function that an instance exports. */
final class ExportGate extends ResourceGate {
  private final RuntimeStore store;
  private final String name;
  private final FunctionType type;
  private long @Nullable [] suspended;

  ExportGate(LiftedFunction function, HandleViews views, String name) {
    super(function.instance(), function.options(), views);
    this.store = function.instance().store();
    this.type = function.plan().descriptor().type();
    this.name = name;
  }

  @Override
  public void enter() {
    store.enter();
    try {
      instance().enterFrom(null);
    } catch (RuntimeException refusal) {
      store.leave();
      throw HostCalls.<RuntimeException>unchecked(
          HostCalls.explained(refusal, () -> "calling " + name));
    }
    suspended = instance().beginTask();
    beginValues();
  }

  @Override
  public void leave() {
    endValues();
    instance().endTask(suspended);
    instance().leaveTo(null);
    store.leave();
  }

  @Override
  public Throwable failed(Throwable failure, int stage, Object[] arguments) {
    try {
      int passedHandles = passedHandles();
      endValues();
      if (stage == PASSING && failure instanceof RuntimeException refusal && isOfJava(refusal)) {
        // The guest has not been called, so it is none the worse.
        instance().endTask(suspended);
        instance().leaveTo(null);
        return UnfitSearch.find(type, Arrays.asList(arguments), refusal, passedHandles)
            .map(found -> (RuntimeException) found)
            .orElseGet(() -> Unfit.explained(failure));
      }
      Throwable thrown = thrown(failure);
      instance().poison(null, thrown);
      return HostCalls.explained(
          thrown,
          () ->
              "calling %s(%s)"
                  .formatted(
                      name,
                      Arrays.stream(arguments)
                          .map(Contents::text)
                          .map(HostCalledFunction::shorten)
                          .collect(joining(", "))));
    } finally {
      store.leave();
    }
  }

  private static Throwable thrown(Throwable failure) {
    return failure instanceof Error ? failure : CoreFunction.thrown(failure);
  }

  /** Whether it was a Java value that failed, and not the guest as it made room. */
  private static boolean isOfJava(RuntimeException failure) {
    return !(failure instanceof AbiException
        || failure instanceof EngineException
        || failure instanceof HostFaultException
        || failure instanceof PoisonedException
        || failure instanceof UncaughtGuestException);
  }
}
