package dev.gantry.component.exec;

import dev.gantry.engine.External;
import dev.gantry.engine.Instance;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a core instance offers, by name. */
interface CoreExports {

  /** {@return an export, or null if there is none of this name} */
  @Nullable External find(String name);

  /** {@return the exports of an instance of a module} */
  static CoreExports of(Instance instance) {
    return name -> instance.export(name).orElse(null);
  }

  /**
   * {@return exports that a component has put together}
   *
   * @param places where in the array each name is, which is the same for all instances of the
   *     component
   */
  static CoreExports of(Map<String, Integer> places, External... exports) {
    return name -> {
      Integer place = places.get(name);
      return place == null ? null : exports[place];
    };
  }
}
