package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Defines, for each call shape, the interface through which modules call each other and the host.
 *
 * <p>The one method takes the arguments, the number of the function among those of its shape, and
 * the calling instance.
 */
final class ShapeClassLoader extends ClassLoader {
  static final ShapeClassLoader SHARED = new ShapeClassLoader();

  static final String CALL = "call";

  static final String RESUME = "resume";

  static final String ACCESS = "Access";
  private static final String LOOKUP = "lookup";

  static {
    registerAsParallelCapable();
  }

  private ShapeClassLoader() {
    super("gantry-shapes", ShapeClassLoader.class.getClassLoader());
  }

  /**
   * Does not ask the parent for what only this loader has: it would search the whole class path.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(Naming.SHAPES)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(Naming.SHAPES)) {
      throw new ClassNotFoundException(name);
    }
    String key = name.substring(Naming.SHAPES.length());
    byte[] bytes;
    if (key.equals(ACCESS)) {
      bytes = writeAccess(ClassDesc.of(name));
    } else if (key.startsWith(Naming.RESUMPTION)) {
      List<Kind> results = kinds(key.substring(Naming.RESUMPTION.length()));
      var shape = new CallShape(List.of(), results);
      bytes = writeInterface(name, RESUME, shape.resumption());
    } else if (key.startsWith(Naming.BOXED)) {
      CallShape shape = parse(key.substring(Naming.BOXED.length()));
      var target = new HostCalleeWriter.Target.Boxed();
      bytes = new HostCalleeWriter(ClassDesc.of(name), shape, target).write();
    } else if (key.startsWith(Naming.TYPED)) {
      CallShape shape = parse(key.substring(Naming.TYPED.length()));
      bytes = writeInterface(name, CALL, HostCalleeWriter.hostType(shape));
    } else {
      bytes = writeInterface(name, CALL, parse(key).descriptor(CD_int, Abi.GUEST_INSTANCE));
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] writeInterface(String name, String method, MethodTypeDesc type) {
    return ClassWriter.writeInterface(
        ClassDesc.of(name),
        builder ->
            builder.withMethod(
                method, type, ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT, _ -> {}));
  }

  /** {@return a class that gives away the right to define classes beside it} */
  static byte[] writeAccess(ClassDesc name) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_MethodHandles_Lookup);
    return ClassWriter.write(
        name,
        builder ->
            builder.withMethodBody(
                LOOKUP,
                type,
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                code ->
                    code.invokestatic(ClassDesc.of("java.lang.invoke.MethodHandles"), LOOKUP, type)
                        .areturn()));
  }

  /** {@return the right to define classes beside the interfaces} */
  MethodHandles.Lookup lookup() {
    return lookup(this, Naming.SHAPES + ACCESS);
  }

  /** {@return the right to define classes beside one that gives it away} */
  static MethodHandles.Lookup lookup(ClassLoader loader, String access) {
    try {
      return (MethodHandles.Lookup) loader.loadClass(access).getMethod(LOOKUP).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return the shape that a name stands for} */
  static CallShape parse(String key) {
    int middle = key.indexOf('_');
    return new CallShape(kinds(key.substring(0, middle)), kinds(key.substring(middle + 1)));
  }

  private static List<Kind> kinds(String letters) {
    var kinds = new ArrayList<Kind>();
    for (int position = 0; position < letters.length(); position++) {
      kinds.add(Kind.ofLetter(letters.charAt(position)));
    }
    return kinds;
  }
}
