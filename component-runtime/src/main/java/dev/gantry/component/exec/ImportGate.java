package dev.gantry.component.exec;

import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.UnfitValueException;

/** The way of an instance out to a function of the host. */
final class ImportGate extends ResourceGate {
  private final String name;

  ImportGate(RuntimeInstance instance, GuestOptions options, String name) {
    super(instance, options, HandleViews.NONE);
    this.name = name;
  }

  @Override
  public void enter() {
    instance().checkMayLeave();
    beginValues();
  }

  @Override
  public void leave() {
    endValues();
  }

  @Override
  public Throwable failed(Throwable failure, int stage, Object[] arguments) {
    endValues();
    if (failure instanceof Error) {
      return failure;
    }
    return switch (stage) {
      case CALLING -> HostedFunction.fault(name, failure);
      case RETURNING ->
          switch (failure) {
            case UnfitValueException unfit -> unfit(unfit);
            case NullPointerException missing ->
                HostedFunction.fault(
                    name, new IllegalStateException("a method of the host returned null", missing));
            case ClassCastException other -> unfit(Unfit.explained(other));
            default -> failure;
          };
      default -> failure;
    };
  }

  private static HostFaultException unfit(RuntimeException unfit) {
    return new HostFaultException("a function of the host returned what does not fit: ", unfit);
  }
}
