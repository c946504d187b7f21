import org.jspecify.annotations.NullMarked;

/** WIT text to resolved packages, with every diagnostic. */
@NullMarked
module dev.gantry.wit {
  requires static transitive org.jspecify;
  requires org.antlr.antlr4.runtime;
  requires tools.jackson.databind;

  exports dev.gantry.wit;
  exports dev.gantry.wit.model;
  exports dev.gantry.wit.print;
}
