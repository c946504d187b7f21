package dev.gantry.tools.wit;

import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.binary.ComponentEncoder;
import dev.gantry.component.valid.ComponentValidator;
import dev.gantry.component.valid.ValidComponent;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.wit.WitInput;

/** The WIT that a component carries in its types, and WIT packages as components. */
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

  /**
   * {@return a WIT package as a component}
   *
   * <p>It exports a type for each interface and world of the main package, holds the interfaces of
   * other packages that they use, and keeps docs and gates in a custom section, so that {@link
   * #decode} gives the package back.
   *
   * @throws dev.gantry.component.ComponentException if it has what a component cannot, such as a
   *     record without fields
   */
  public static byte[] encode(WitInput input) {
    Bytes binary = ComponentEncoder.encode(PackageEncoder.encode(input));
    ComponentValidator.validateTypes(ComponentDecoder.decode(binary), ComponentFeatures.ALL);
    return binary.copy();
  }
}
