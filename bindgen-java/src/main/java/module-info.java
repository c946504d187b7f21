import org.jspecify.annotations.NullMarked;

/** WIT worlds to Java sources. */
@NullMarked
module dev.gantry.bindgen {
  requires static transitive org.jspecify;
  requires com.palantir.javapoet;
  requires transitive dev.gantry.wit;
}
