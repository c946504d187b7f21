package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.util.function.Consumer;

/** Makes class files. */
final class ClassWriter {
  /**
   * References of different kinds never meet in one local, so it does not matter what lies between
   * a class and {@code Object}.
   */
  private static final ClassHierarchyResolver FLAT =
      type ->
          type.equals(CD_Object)
              ? ClassHierarchyInfo.ofClass(null)
              : ClassHierarchyInfo.ofClass(CD_Object);

  private static final ClassFile CLASS_FILE =
      ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(FLAT));

  private ClassWriter() {}

  /** {@return the bytes of a public final class} */
  static byte[] write(ClassDesc name, Consumer<ClassBuilder> content) {
    return CLASS_FILE.build(
        name,
        builder -> {
          builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
          content.accept(builder);
        });
  }

  /** {@return the bytes of a public interface} */
  static byte[] writeInterface(ClassDesc name, Consumer<ClassBuilder> content) {
    return CLASS_FILE.build(
        name,
        builder -> {
          builder.withFlags(
              ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT);
          content.accept(builder);
        });
  }
}
