package dev.gantry.cli;

import java.util.List;
import java.util.Optional;

/**
 * What there is to say of a part of a component, and of its parts.
 *
 * @param kind such as {@code component}, {@code core module} or {@code instance}
 * @param index where it is among its kind in what holds it, empty at the root
 * @param byteLength how long it is in the binary, empty for instances
 * @param instantiates what an instance is made from, such as {@code core module 3}
 */
record Inspection(
    String kind,
    Optional<Integer> index,
    Optional<Integer> byteLength,
    Optional<String> instantiates,
    List<External> imports,
    List<External> exports,
    List<Inspection> parts) {

  /** Something imported or exported; the names of imports of modules are in two parts. */
  record External(String name, String kind) {}
}
