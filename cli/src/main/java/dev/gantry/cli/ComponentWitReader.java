package dev.gantry.cli;

import dev.gantry.component.ComponentException;
import dev.gantry.engine.EngineException;
import dev.gantry.tools.wit.ComponentWit;
import dev.gantry.tools.wit.NotWitException;
import dev.gantry.wit.BinaryWitReader;
import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Label;
import dev.gantry.wit.Location;
import dev.gantry.wit.Source;
import dev.gantry.wit.Span;
import dev.gantry.wit.WitException;
import dev.gantry.wit.WitInput;
import java.util.List;

/** Reads the WIT that a component carries, for commands that take WIT in any form. */
final class ComponentWitReader implements BinaryWitReader {

  @Override
  public WitInput read(String path, byte[] content) {
    try {
      return ComponentWit.decode(TextInput.isBinary(content) ? content : TextInput.parse(content));
    } catch (NotWitException | ComponentException | EngineException e) {
      throw failure(path, "`%s` holds no WIT: %s".formatted(path, e.getMessage()));
    }
  }

  private static WitException failure(String path, String message) {
    var place = new Location(new Source(path, ""), new Span(0, 0));
    return new WitException(
        List.of(new Diagnostic(DiagnosticCode.BINARY_PACKAGE, message, new Label(place, ""))));
  }
}
