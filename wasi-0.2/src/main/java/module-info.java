import org.jspecify.annotations.NullMarked;

/** The WASI 0.2 host interfaces. */
@NullMarked
module dev.gantry.wasi {
  requires static transitive org.jspecify;
  requires transitive dev.gantry.component;
}
