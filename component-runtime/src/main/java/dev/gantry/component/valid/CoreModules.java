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

  static ModuleSyntax validate(Bytes binary, Features features) {
    ModuleSyntax module = ModuleDecoder.decode(binary, features);
    // Bodies are decoded as they are validated.
    ModuleValidator.validate(module, features);
    return module;
  }

  /** {@return a reader whose failures are those of the component that the module is in} */
  static ComponentValidator.ModuleReader reader(ComponentValidator.ModuleReader modules) {
    return (binary, features) -> {
      try {
        return modules.read(binary, features);
      } catch (MalformedException e) {
        throw MalformedComponentException.because(e);
      } catch (InvalidException e) {
        throw InvalidComponentException.because(e);
      }
    };
  }
}
