package dev.gantry.component.link;

import dev.gantry.component.exec.ExportedInstance;

/** Something on offer under a name. */
sealed interface Offer {

  /** Functions and resources of the host. */
  record OfHost(HostInterface host) implements Offer {}

  /** An export of a component, of which each instance gets one of its own. */
  record OfComponent(ResolvedComponent component, String exportName) implements Offer {}

  /** An instance that exists. */
  record OfInstance(ExportedInstance instance) implements Offer {}
}
