package dev.gantry.wasi.io;

import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Poll;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The function {@code poll}. It has no state, so any number of stores may share it. */
public final class HostPoll implements Poll {

  @Override
  public int[] poll(List<Pollable> in) {
    if (in.isEmpty()) {
      throw new WasiTrapException("empty poll list");
    }
    List<Readiness> conditions = new ArrayList<>(in.size());
    for (Pollable pollable : in) {
      conditions.add(readiness(pollable));
    }
    while (true) {
      int[] ready =
          IntStream.range(0, conditions.size()).filter(i -> conditions.get(i).ready()).toArray();
      if (ready.length > 0) {
        return ready;
      }
      Wait.forAny(conditions);
    }
  }

  /** {@return what a pollable, which only we make, waits for} */
  public static Readiness readiness(Pollable pollable) {
    if (pollable instanceof HostPollable host) {
      return host.readiness();
    }
    throw new WasiTrapException("a pollable of another host");
  }
}
