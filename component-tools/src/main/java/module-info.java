import org.jspecify.annotations.NullMarked;

/** Reads, writes and composes components. */
@NullMarked
module dev.gantry.tools {
  requires static transitive org.jspecify;
  requires transitive dev.gantry.component;
  requires transitive dev.gantry.wit;
  requires tools.jackson.databind;

  exports dev.gantry.tools.wit;
}
