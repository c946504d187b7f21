package dev.gantry.abi.compiled;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Finds borrows in types. */
public final class Borrows {
  private final Set<Descriptor> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Borrows() {}

  /** {@return whether a value may hold a borrow, for which calls keep accounts} */
  public static boolean mayContain(Descriptor descriptor) {
    return new Borrows().search(descriptor);
  }

  private boolean search(Descriptor descriptor) {
    return seen.add(descriptor)
        && switch (descriptor.layout()) {
          case Layout.Borrowed _ -> true;
          case Layout.Elements(var element) -> search(element);
          case Layout.FixedElements(var element, _) -> search(element);
          case Layout.Parts(_, var parts) ->
              parts.stream().anyMatch(part -> search(part.descriptor()));
          case Layout.Alternatives cases ->
              cases.payloads().stream().flatMap(Optional::stream).anyMatch(this::search);
          case Layout.Scalar _, Layout.Bits _, Layout.Owned _, Layout.AsyncHandle _ -> false;
        };
  }
}
