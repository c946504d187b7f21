package dev.gantry.abi.compiled;

/**
 * Defines one generated class, which is unloaded with what uses it.
 *
 * <p>It sees what its parent sees, and the {@link CallInterfaces}.
 */
public final class AdapterLoader extends ClassLoader {

  /**
   * A loader.
   *
   * @param parent of which the generated class sees the public classes, such as those of bindings
   */
  public AdapterLoader(ClassLoader parent) {
    super("gantry-adapter", parent);
  }

  /** {@return the class in these bytes, ready to be used} */
  public Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(CallInterfaces.PREFIX)) {
      return CallInterfaces.SHARED.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
