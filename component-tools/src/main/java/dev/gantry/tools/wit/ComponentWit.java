package dev.gantry.tools.wit;

import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.valid.ComponentValidator;
import dev.gantry.component.valid.ValidComponent;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.wit.WitInput;

/** The WIT that a component carries in its types. */
public final class ComponentWit {
  private ComponentWit() {}

  /**
   * {@return the WIT of a component}
   *
   * <p>A WIT package gives its packages, with docs. Any other component gives the package {@code
   * root:component} with the world {@code root}. The bodies of its core modules are not looked at.
   *
   * @throws dev.gantry.component.ComponentException if it is no valid component
   * @throws NotWitException if it imports or exports what WIT cannot express
   */
  public static WitInput decode(byte[] binary) {
    ValidComponent component =
        ComponentValidator.validateTypes(
            ComponentDecoder.decode(Bytes.of(binary)), ComponentFeatures.ALL);
    return WitDecoder.isPackage(component)
        ? WitDecoder.ofPackage(component)
        : WitDecoder.ofComponent(component);
  }
}
