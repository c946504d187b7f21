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

  private static boolean isGroup(String numbers) {
    return numbers.contains(Naming.GROUP);
  }

  private static int shape(String numbers) {
    return Integer.parseInt(
        isGroup(numbers) ? numbers.substring(0, numbers.indexOf(Naming.GROUP)) : numbers);
  }

  private static int group(String numbers) {
    return Integer.parseInt(numbers.substring(numbers.indexOf(Naming.GROUP) + 1));
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
      var writer = new DispatchWriter(plan, shape(numbers));
      return isGroup(numbers) ? writer.writeGroup(type, group(numbers)) : writer.write(type);
    }
    if (simpleName.startsWith(Naming.RESUME)) {
      String numbers = simpleName.substring(Naming.RESUME.length());
      var writer = new ResumeWriter(plan, shape(numbers));
      return isGroup(numbers) ? writer.writeGroup(type, group(numbers)) : writer.write(type);
    }
    throw new ClassNotFoundException(simpleName);
  }
}
