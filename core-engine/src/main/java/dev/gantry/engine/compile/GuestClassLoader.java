package dev.gantry.engine.compile;

import java.util.Optional;

/**
 * Defines the classes of one compiled module when they are first needed, which for the chunks of
 * functions is when one of theirs is first called.
 */
final class GuestClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassGenerator generator;
  private final ClassStore classes;
  private final String variant;

  GuestClassLoader(String name, Forms forms, ClassStore classes) {
    super(name, ShapeClassLoader.SHARED);
    this.generator = new ClassGenerator(forms);
    this.classes = classes;
    this.variant = generator.variant();
  }

  /**
   * Does not ask the parent for what only this loader has: it would search the whole class path.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(Naming.PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(Naming.PACKAGE)) {
      throw new ClassNotFoundException(name);
    }
    String simpleName = name.substring(Naming.PACKAGE.length());
    String kept = variant + simpleName;
    Optional<byte[]> found = classes.find(kept);
    byte[] bytes = found.isPresent() ? found.get() : generator.generate(simpleName);
    Class<?> made = defineClass(name, bytes, 0, bytes.length);
    if (found.isEmpty()) {
      classes.add(kept, bytes);
    }
    return made;
  }
}
