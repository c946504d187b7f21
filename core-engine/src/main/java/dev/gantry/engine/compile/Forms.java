package dev.gantry.engine.compile;

import dev.gantry.engine.generated.Containment;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/** The plans of a module for each form of containment, made when asked for. */
final class Forms {
  private final AtomicReferenceArray<ModulePlan> plans =
      new AtomicReferenceArray<>(Containment.FORMS);
  private final IntFunction<ModulePlan> newPlan;
  private final ChunkWriter.BodySource bodies;

  Forms(IntFunction<ModulePlan> newPlan, ChunkWriter.BodySource bodies) {
    this.newPlan = newPlan;
    this.bodies = bodies;
  }

  /** {@return a plan, for what is the same in all forms} */
  ModulePlan any() {
    return plan(anyForm());
  }

  /** {@return the form that stands for all where they do not differ} */
  int anyForm() {
    return Containment.POLLED;
  }

  ModulePlan plan(int form) {
    ModulePlan known = plans.get(form);
    if (known == null) {
      known = newPlan.apply(form);
      if (!plans.compareAndSet(form, null, known)) {
        known = plans.get(form);
      }
    }
    return known;
  }

  ChunkWriter chunks(int form) {
    return new ChunkWriter(plan(form), bodies);
  }
}
