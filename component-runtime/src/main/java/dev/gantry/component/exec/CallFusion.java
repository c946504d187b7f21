package dev.gantry.component.exec;

import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HandleValues;
import dev.gantry.abi.compiled.FusedCall;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives generated code to a function that one guest of a store exports and another imports, once it
 * is worth it.
 */
final class CallFusion implements Supplier<Optional<Object>> {
  private final RuntimeInstance caller;
  private final GuestOptions options;
  private final ComponentPlan.LiftPlan plan;
  private final LiftedFunction callee;

  CallFusion(
      RuntimeInstance caller,
      ComponentPlan.LiftPlan plan,
      GuestOptions options,
      LiftedFunction callee) {
    this.caller = caller;
    this.options = options;
    this.plan = plan;
    this.callee = callee;
  }

  @Override
  public Optional<Object> get() {
    return plan.fusions().of(plan, callee.plan(), callee.hasPostReturn()).map(this::bind);
  }

  private Object bind(FusedCall generated) {
    return generated.bind(
        new InstanceGate(caller, callee.instance()),
        side(caller, plan.descriptor(), options),
        side(callee.instance(), callee.plan().descriptor(), callee.options()),
        callee.core(),
        callee.postReturnOrNull());
  }

  private static GuestSide side(
      RuntimeInstance instance, FunctionDescriptor descriptor, GuestOptions options) {
    // Generated code keeps the borrows of each call itself.
    var unused = new BorrowScope();
    return new GuestSide(
        descriptor, instance.context(options, HandleValues.BETWEEN_GUESTS, unused));
  }
}
