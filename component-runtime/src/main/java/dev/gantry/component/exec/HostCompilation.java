package dev.gantry.component.exec;

import dev.gantry.abi.GuestOptions;
import dev.gantry.component.exec.ComponentPlan.LiftPlan;
import dev.gantry.component.typed.HostAdapter;
import dev.gantry.component.typed.ImportShape;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives generated code to a method of the host that a guest imports, once it is worth it. */
final class HostCompilation implements Supplier<Optional<Object>> {
  private final RuntimeInstance caller;
  private final LiftPlan plan;
  private final GuestOptions options;
  private final String name;
  private final JavaMethod method;

  HostCompilation(
      RuntimeInstance caller,
      LiftPlan plan,
      GuestOptions options,
      HostedFunction callee,
      JavaMethod method) {
    this.caller = caller;
    this.plan = plan;
    this.options = options;
    this.name = callee.name();
    this.method = method;
  }

  @Override
  public Optional<Object> get() {
    return plan.hostCalls().of(method, this::shape).map(this::bind);
  }

  private ImportShape shape() {
    return new ImportShape(
        method.method(), method.receiver().isEmpty(), plan.descriptor(), plan.coreType());
  }

  private Object bind(HostAdapter adapter) {
    var gate = new ImportGate(caller, options, name);
    return adapter.bind(gate, gate.guest(plan.descriptor()), method.receiver().orElse(null));
  }
}
