package dev.gantry.component.valid;

import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.MalformedComponentException;
import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.valid.ModuleValidator;

/** Decodes and validates the core modules of a component. */
final class CoreModules {
  private CoreModules() {}

  static ModuleSyntax read(Bytes binary, Features features) {
    try {
      ModuleSyntax module = ModuleDecoder.decode(binary, features);
      // Bodies are decoded as they are validated.
      ModuleValidator.validate(module, features);
      return module;
    } catch (MalformedException e) {
      throw MalformedComponentException.because(e);
    } catch (InvalidException e) {
      throw InvalidComponentException.because(e);
    }
  }

  static ModuleSyntax decode(Bytes binary, Features features) {
    try {
      return ModuleDecoder.decode(binary, features);
    } catch (MalformedException e) {
      throw MalformedComponentException.because(e);
    }
  }
}
