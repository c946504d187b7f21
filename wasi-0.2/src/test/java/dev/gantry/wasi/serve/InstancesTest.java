package dev.gantry.wasi.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.StoreLimits;
import dev.gantry.engine.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class InstancesTest {
  private static final int MANY = 100_000;

  private final MemoryBudget budget = MemoryBudget.of(64 << 20).reusing(16 << 20);
  private final StoreLimits limits = ServeLimits.DEFAULT.storeLimits();

  @Test
  void aHundredThousandOneAfterAnotherLeaveNothingBehind() {
    var instances = new FreshInstances(Guests.HOSTILE, limits, budget);
    Instances.Lease first = instances.take(_ -> {});
    long memory = budget.used();
    assertThat(memory).isPositive();
    instances.giveBack(first);
    long idle = budget.idle().byteLength();

    for (int i = 0; i < MANY; i++) {
      instances.giveBack(instances.take(_ -> {}));
    }

    assertThat(budget.used()).isZero();
    // The same arrays all the time, which is what makes fresh instances cheap.
    assertThat(idle).isPositive();
    assertThat(budget.idle().byteLength()).isEqualTo(idle);
  }
}
