package dev.gantry.engine.compile;

import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/** Where classes are defined that see both a Java interface of the host and the engine. */
final class InterfaceClassLoader extends ClassLoader {
  private static final String ENGINE = "dev.gantry.engine.";
  private static final String PACKAGE = "dev.gantry.guest.host.";
  static final String ACCESS = PACKAGE + ShapeClassLoader.ACCESS;

  /** Calls the host from guests. */
  static final String CALLEE = PACKAGE + "HostCallee";

  /** Calls a guest from the host. */
  static final String VIEW = PACKAGE + "View";

  static {
    registerAsParallelCapable();
  }

  InterfaceClassLoader(@Nullable ClassLoader ofInterface) {
    super("gantry-host", ofInterface);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    // Both names are the engine's own, whatever else the interface's loader may see.
    if (name.startsWith(Naming.SHAPES) || name.startsWith(ENGINE)) {
      return ShapeClassLoader.SHARED.loadClass(name);
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.equals(ACCESS)) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = ShapeClassLoader.writeAccess(ClassDesc.of(name));
    return defineClass(name, bytes, 0, bytes.length);
  }
}
