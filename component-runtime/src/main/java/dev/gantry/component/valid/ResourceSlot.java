package dev.gantry.component.valid;

import java.util.List;

/**
 * Where an instance of a component finds the resource type of a slot.
 *
 * @param slot the number in {@link dev.gantry.abi.ResourceType}, unique in the whole of a component
 *     with all nested ones
 * @param position of the definition in the component that introduces it
 * @param path the export names that lead to it, from what the definition is: empty if the
 *     definition is, imports or exports the resource type itself, else the definition imports,
 *     exports or instantiates an instance
 */
public record ResourceSlot(int slot, int position, List<String> path) {
  public ResourceSlot {
    path = List.copyOf(path);
  }
}
