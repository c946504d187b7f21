import org.jspecify.annotations.NullMarked;

/** WIT worlds to Java sources. */
@NullMarked
module dev.gantry.bindgen {
  requires static transitive org.jspecify;
  requires com.palantir.javapoet;
  requires java.compiler;
  requires transitive dev.gantry.wit;

  exports dev.gantry.bindgen;
}
