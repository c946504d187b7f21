package dev.gantry.cli;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites classes for the launcher: they mean the same, and an AOT cache can hold all that they
 * need to start.
 *
 * <p>It holds no class older than Java 6, so such a class becomes one of Java 8. And it does not
 * hold what a pattern {@code switch} is linked to, a class that is written when it is first
 * reached; so the switch calls a method of its own class instead, that looks at one type after
 * another.
 */
final class LaunchClasses {
  private static final int OLDEST_IN_CACHE = ClassFile.JAVA_6_VERSION;
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final int CHOICE =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassFile old;
  private final ClassFile current;

  /**
   * Makes a rewriter.
   *
   * @param classes knows the classes that the rewritten ones mention
   */
  LaunchClasses(ClassHierarchyResolver classes) {
    var hierarchy = ClassFile.ClassHierarchyResolverOption.of(classes);
    old = ClassFile.of(hierarchy, ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
    current = ClassFile.of(hierarchy);
  }

  /**
   * {@return a class that means the same, or {@code bytes} itself if there is nothing to do}
   *
   * @throws IllegalArgumentException if it is no class, or one so old that it cannot be brought up
   */
  byte[] rewritten(byte[] bytes) {
    ClassModel model = current.parse(bytes);
    return model.majorVersion() < OLDEST_IN_CACHE
        ? raised(model)
        : withoutTypeSwitches(model, bytes);
  }

  private byte[] raised(ClassModel model) {
    // A code transform makes the code anew, and with it the stack maps that its version asks for.
    ClassTransform code = ClassTransform.transformingMethodBodies(CodeBuilder::with);
    return old.transformClass(
        model,
        code.andThen(
            ClassTransform.endHandler(
                builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0))));
  }

  private byte[] withoutTypeSwitches(ClassModel model, byte[] bytes) {
    var sites = new ArrayList<InvokeDynamicInstruction>();
    ClassDesc owner = model.thisClass().asSymbol();
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    CodeTransform calls =
        (code, element) -> {
          if (element instanceof InvokeDynamicInstruction site && isTypeSwitch(site)) {
            code.invokestatic(owner, name(sites.size()), site.typeSymbol(), isInterface);
            sites.add(site);
          } else {
            code.with(element);
          }
        };
    ClassTransform choices =
        ClassTransform.endHandler(
            builder -> {
              for (int i = 0; i < sites.size(); i++) {
                InvokeDynamicInstruction site = sites.get(i);
                builder.withMethodBody(
                    name(i), site.typeSymbol(), CHOICE, code -> choose(code, site.bootstrapArgs()));
              }
            });
    byte[] result =
        current.transformClass(
            model, ClassTransform.transformingMethodBodies(calls).andThen(choices));
    return sites.isEmpty() ? bytes : result;
  }

  /** Whether all labels of a switch are classes; constants of enums are left to the JVM. */
  private static boolean isTypeSwitch(InvokeDynamicInstruction site) {
    return site.bootstrapMethod().owner().equals(BOOTSTRAPS)
        && site.bootstrapMethod().methodName().equals("typeSwitch")
        && !site.typeSymbol().parameterType(0).isPrimitive()
        && site.bootstrapArgs().stream()
            .allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
  }

  private static String name(int number) {
    return "typeSwitch$" + number;
  }

  /** What {@link java.lang.runtime.SwitchBootstraps#typeSwitch} says, for labels that are types. */
  private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
    Label notNull = code.newLabel();
    code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}
