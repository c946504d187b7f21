package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
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

  static {
    registerAsParallelCapable();
  }

  private ShapeClassLoader() {
    super("gantry-shapes", ShapeClassLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(Naming.SHAPES)) {
      throw new ClassNotFoundException(name);
    }
    CallShape shape = parse(name.substring(Naming.SHAPES.length()));
    byte[] bytes =
        ClassWriter.writeInterface(
            ClassDesc.of(name),
            builder ->
                builder.withMethod(
                    CALL,
                    shape.descriptor(CD_int, Abi.GUEST_INSTANCE),
                    ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                    _ -> {}));
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** {@return the interface of a shape} */
  Class<?> load(CallShape shape) {
    try {
      return loadClass(Naming.SHAPES + shape.key());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** {@return the shape that a name stands for} */
  static CallShape parse(String key) {
    int middle = key.indexOf('_');
    return new CallShape(
        kinds(key.substring(0, middle)), kinds(key.substring(middle + 1)));
  }

  private static List<Kind> kinds(String letters) {
    var kinds = new ArrayList<Kind>();
    for (int position = 0; position < letters.length(); position++) {
      kinds.add(Kind.ofLetter(letters.charAt(position)));
    }
    return kinds;
  }
}
