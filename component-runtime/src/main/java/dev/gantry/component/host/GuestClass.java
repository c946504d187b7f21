package dev.gantry.component.host;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.GuestView;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A class that implements a generated interface by calling functions, one for each method, where
 * the interface is not public and generated code does not see it.
 *
 * <p>It is an ordinary class beside the code that asked for it, made once for each interface, so
 * that calls show in stack traces and cost no reflection. An object of it also holds what it stands
 * for, such as the handle of a resource.
 */
final class GuestClass {
  private static final ClassDesc FUNCTION = ClassDesc.of(Function.class.getName());
  private static final ClassDesc FUNCTIONS = FUNCTION.arrayType();
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, FUNCTIONS, CD_Object);
  private static final MethodTypeDesc APPLY = MethodTypeDesc.of(CD_Object, CD_Object);

  /** Kept with the interface, and gone with it. */
  private static final ClassValue<AtomicReference<Optional<GuestClass>>> KNOWN =
      new ClassValue<>() {
        @Override
        protected AtomicReference<Optional<GuestClass>> computeValue(Class<?> javaInterface) {
          return new AtomicReference<>(Optional.empty());
        }
      };

  private final MethodHandle constructor;

  private GuestClass(MethodHandle constructor) {
    this.constructor = constructor;
  }

  /**
   * {@return the class that implements an interface}
   *
   * @param lookup of the code that asks, beside which the class is defined
   * @param methods those to implement, in the order of the functions that do
   * @throws BindingMismatch if that code does not see the interface
   */
  static GuestClass of(MethodHandles.Lookup lookup, Class<?> javaInterface, List<Method> methods) {
    AtomicReference<Optional<GuestClass>> known = KNOWN.get(javaInterface);
    synchronized (known) {
      if (known.get().isEmpty()) {
        known.set(Optional.of(define(lookup, javaInterface, methods)));
      }
      return known.get().orElseThrow();
    }
  }

  /** {@return an object that calls these functions, each with the arguments of a call} */
  Object create(List<Function<Object[], Object>> functions, Object subjectOfIt) {
    try {
      return constructor.invoke(functions.toArray(Function<?, ?>[]::new), subjectOfIt);
    } catch (Throwable thrown) {
      throw Invocations.unchecked(thrown);
    }
  }

  private static GuestClass define(
      MethodHandles.Lookup lookup, Class<?> javaInterface, List<Method> methods) {
    String name =
        javaInterface.getName().substring(javaInterface.getPackageName().length() + 1) + "$Guest";
    var self = ClassDesc.of(lookup.lookupClass().getPackageName(), name);
    byte[] bytes =
        ClassFile.of().build(self, builder -> build(builder, self, javaInterface, methods));
    try {
      Class<?> implementation = lookup.defineClass(bytes);
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(implementation, lookup);
      return new GuestClass(
          inside.findConstructor(
              implementation, MethodType.methodType(void.class, Function[].class, Object.class)));
    } catch (ReflectiveOperationException | LinkageError failure) {
      throw new BindingMismatch(
          "cannot implement %s beside %s: %s"
              .formatted(javaInterface.getName(), lookup.lookupClass().getName(), failure));
    }
  }

  private static void build(
      ClassBuilder builder, ClassDesc self, Class<?> javaInterface, List<Method> methods) {
    builder
        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC | ClassFile.ACC_SUPER)
        .withInterfaceSymbols(
            javaInterface.describeConstable().orElseThrow(),
            ClassDesc.of(GuestView.class.getName()))
        .withField("functions", FUNCTIONS, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
        .withField("subject", CD_Object, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
        .withMethodBody(
            INIT_NAME,
            CONSTRUCTOR,
            0,
            code ->
                code.aload(0)
                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                    .aload(0)
                    .aload(1)
                    .putfield(self, "functions", FUNCTIONS)
                    .aload(0)
                    .aload(2)
                    .putfield(self, "subject", CD_Object)
                    .return_())
        .withMethodBody(
            "subjectOfView",
            MethodTypeDesc.of(CD_Object),
            ClassFile.ACC_PUBLIC,
            code -> code.aload(0).getfield(self, "subject", CD_Object).areturn());
    for (int i = 0; i < methods.size(); i++) {
      int index = i;
      Method method = methods.get(i);
      builder.withMethodBody(
          method.getName(),
          MethodType.methodType(method.getReturnType(), method.getParameterTypes())
              .describeConstable()
              .orElseThrow(),
          ClassFile.ACC_PUBLIC,
          code -> body(code, self, index, method));
    }
  }

  private static void body(CodeBuilder code, ClassDesc self, int index, Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    code.aload(0)
        .getfield(self, "functions", FUNCTIONS)
        .loadConstant(index)
        .aaload()
        .loadConstant(parameters.length)
        .anewarray(CD_Object);
    for (int i = 0; i < parameters.length; i++) {
      code.dup().loadConstant(i);
      code.loadLocal(TypeKind.from(parameters[i]), code.parameterSlot(i));
      box(code, parameters[i]);
      code.aastore();
    }
    code.invokeinterface(FUNCTION, "apply", APPLY);
    returnAs(code, method.getReturnType());
  }

  private static void box(CodeBuilder code, Class<?> type) {
    if (type.isPrimitive()) {
      ClassDesc boxed = boxed(type);
      code.invokestatic(
          boxed, "valueOf", MethodTypeDesc.of(boxed, type.describeConstable().orElseThrow()));
    }
  }

  private static void returnAs(CodeBuilder code, Class<?> type) {
    if (type.equals(void.class)) {
      code.return_();
    } else if (type.isPrimitive()) {
      ClassDesc primitive = type.describeConstable().orElseThrow();
      ClassDesc boxed = boxed(type);
      code.checkcast(boxed)
          .invokevirtual(boxed, type.getName() + "Value", MethodTypeDesc.of(primitive))
          .return_(TypeKind.from(type));
    } else {
      code.checkcast(type.describeConstable().orElseThrow()).areturn();
    }
  }

  private static ClassDesc boxed(Class<?> primitive) {
    return MethodType.methodType(primitive)
        .wrap()
        .returnType()
        .describeConstable()
        .orElse(ConstantDescs.CD_Object);
  }
}
