import org.jspecify.annotations.NullMarked;

/** Runs WebAssembly components: read, link, instantiate, call. */
@NullMarked
module dev.gantry.component {
  requires static transitive org.jspecify;
  requires transitive dev.gantry.abi;
  requires transitive dev.gantry.engine;

  exports dev.gantry.component;
  exports dev.gantry.component.wave;
  exports dev.gantry.component.syntax to
      dev.gantry.tools,
      dev.gantry.cli;
  exports dev.gantry.component.binary to
      dev.gantry.tools,
      dev.gantry.cli;
  exports dev.gantry.component.script to
      dev.gantry.cli;
  exports dev.gantry.component.text to
      dev.gantry.tools,
      dev.gantry.cli;
  exports dev.gantry.component.valid to
      dev.gantry.tools,
      dev.gantry.cli;
}
