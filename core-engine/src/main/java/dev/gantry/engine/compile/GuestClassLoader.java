package dev.gantry.engine.compile;

import java.lang.constant.ClassDesc;

/**
 * Defines the classes of one compiled module when they are first needed, which for the chunks of
 * functions is when one of theirs is first called.
 */
final class GuestClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ModulePlan plan;
  private final ChunkWriter chunks;

  GuestClassLoader(ModulePlan plan, ChunkWriter chunks) {
    super("gantry-guest", ShapeClassLoader.SHARED);
    this.plan = plan;
    this.chunks = chunks;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String prefix = plan.naming().packageName();
    if (!name.startsWith(prefix)) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = generate(name.substring(prefix.length()), ClassDesc.of(name));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] generate(String simpleName, ClassDesc type) throws ClassNotFoundException {
    if (simpleName.equals(Naming.INSTANCE)) {
      return new InstanceWriter(plan).write();
    }
    if (simpleName.equals(Naming.IMPORTS)) {
      return new ImportsWriter(plan).write();
    }
    if (simpleName.startsWith(Naming.CHUNK)) {
      return chunks.write(Integer.parseInt(simpleName.substring(Naming.CHUNK.length())));
    }
    if (simpleName.startsWith(Naming.CALLEE)) {
      int shape = Integer.parseInt(simpleName.substring(Naming.CALLEE.length()));
      return new DispatchWriter(plan, shape).writeCallee(type);
    }
    if (simpleName.startsWith(Naming.DISPATCH)) {
      String numbers = simpleName.substring(Naming.DISPATCH.length());
      int middle = numbers.indexOf(Naming.GROUP);
      if (middle < 0) {
        return new DispatchWriter(plan, Integer.parseInt(numbers)).write(type);
      }
      int shape = Integer.parseInt(numbers.substring(0, middle));
      return new DispatchWriter(plan, shape)
          .writeGroup(type, Integer.parseInt(numbers.substring(middle + 1)));
    }
    throw new ClassNotFoundException(simpleName);
  }
}
