package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.MemoryBudget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the package's tour work as they stand. */
class TourTest {

  @Test
  void firstCall() {
    assertThat(Tour.firstCall(Guests.built("shop-rs196.wasm"))).isEqualTo(List.of("ann"));
  }

  @Test
  void hostFunctionAndRequests() {
    var log = new StringBuilder();
    LinkedComponent linked = Tour.hostFunction(Component.read(Guests.built("text-as.wasm")), log);

    MemoryBudget pool = Tour.pool();
    assertThat(Tour.perRequest(linked, pool, "ä")).contains("Ä");
    assertThat(Tour.perRequest(linked, pool, "b")).contains("B");
    assertThat(pool.used()).isZero();
    assertThat(pool.idle().byteLength()).isPositive();
  }
}
