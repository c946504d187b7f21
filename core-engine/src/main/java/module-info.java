import org.jspecify.annotations.NullMarked;

/** Core WebAssembly 3.0: formats, validation and execution. */
@NullMarked
module dev.gantry.engine {
  requires static transitive org.jspecify;

  exports dev.gantry.engine;
  exports dev.gantry.engine.script to
      dev.gantry.component,
      dev.gantry.cli;
  exports dev.gantry.engine.text to
      dev.gantry.component,
      dev.gantry.tools,
      dev.gantry.cli;
  exports dev.gantry.engine.binary to
      dev.gantry.component,
      dev.gantry.tools,
      dev.gantry.cli;
  exports dev.gantry.engine.generated;
  exports dev.gantry.engine.link to
      dev.gantry.component;
  exports dev.gantry.engine.syntax to
      dev.gantry.component,
      dev.gantry.tools,
      dev.gantry.cli;
  exports dev.gantry.engine.valid to
      dev.gantry.component,
      dev.gantry.tools,
      dev.gantry.cli;
}
