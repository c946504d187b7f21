import org.jspecify.annotations.NullMarked;

/** Component value types, their layout, lifting and lowering. */
@NullMarked
module dev.gantry.abi {
  requires static transitive org.jspecify;

  exports dev.gantry.abi;
  exports dev.gantry.abi.compiled to
      dev.gantry.component;
  exports dev.gantry.types;
}
