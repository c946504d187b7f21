package dev.gantry.component.exec;

import dev.gantry.abi.ResourceIdentity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource type of one instance of a component. */
final class GuestResourceType extends ResourceIdentity {
  private final RuntimeInstance definer;
  private final Optional<CoreFunction> destructor;

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // the grammar has a `?` here
  GuestResourceType(String name, RuntimeInstance definer, Optional<CoreFunction> destructor) {
    super(name, Optional.of(definer));
    this.definer = definer;
    this.destructor = destructor;
  }

  RuntimeInstance definer() {
    return definer;
  }

  /**
   * Ends a resource whose last handle is gone ({@code resource.drop} in CanonicalABI.md).
   *
   * @param caller the instance that dropped the handle, or null for the host
   */
  void drop(int representation, @Nullable RuntimeInstance caller) {
    definer.enterFrom(caller);
    try {
      destructor.ifPresent(function -> function.call(representation & 0xFFFF_FFFFL));
      definer.leaveTo(caller);
    } catch (Throwable failure) {
      definer.poison(caller, failure);
      throw failure;
    }
  }
}
