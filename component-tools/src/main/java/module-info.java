import org.jspecify.annotations.NullMarked;

/** Works on components as a whole: so far on the WIT that they carry. */
@NullMarked
module dev.gantry.tools {
  requires static transitive org.jspecify;
  requires transitive dev.gantry.component;
  requires transitive dev.gantry.wit;
  requires tools.jackson.databind;

  exports dev.gantry.tools.wit;
}
