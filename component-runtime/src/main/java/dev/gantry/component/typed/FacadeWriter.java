package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.GuestLink;
import dev.gantry.abi.GuestView;
import dev.gantry.abi.compiled.AdapterWriter;
import dev.gantry.component.typed.Facade.FacadeMethod;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Writes the class that implements a generated interface by calling a guest.
 *
 * <p>Each method has an adapter in a class of its own, which is written when the method is first
 * called. All objects of an instance share the adapters of the first.
 */
final class FacadeWriter {
  private static final ClassDesc LINK = ClassDesc.of(GuestLink.class.getName());
  private static final ClassDesc VIEW = ClassDesc.of(GuestView.class.getName());
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, LINK, CD_Object, CD_Object);

  private final ClassDesc self;
  private final Facade facade;

  FacadeWriter(ClassDesc self, Facade facade) {
    this.self = self;
    this.facade = facade;
  }

  private ClassDesc adapter(int number) {
    return ClassDesc.of(adapterName(self.packageName() + "." + self.displayName(), number));
  }

  /** {@return the name of the class of an adapter} */
  static String adapterName(String facade, int number) {
    return facade + "$" + number;
  }

  byte[] write() {
    return new AdapterWriter(self)
        .write(
            builder -> {
              builder.withInterfaceSymbols(JavaTypes.desc(facade.javaInterface()), VIEW);
              AdapterParts.withField(builder, "link", LINK);
              AdapterParts.withField(builder, "subject", CD_Object);
              AdapterParts.withField(builder, "shared", self);
              builder.withMethodBody(
                  INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC, this::writeConstructor);
              builder.withMethodBody(
                  "subjectOfView",
                  MethodTypeDesc.of(CD_Object),
                  ClassFile.ACC_PUBLIC,
                  code -> code.aload(0).getfield(self, "subject", CD_Object).areturn());
              List<FacadeMethod> methods = facade.methods();
              for (int i = 0; i < methods.size(); i++) {
                int number = i;
                FacadeMethod method = methods.get(i);
                if (!method.isClose()) {
                  builder.withField("adapter" + i, adapter(i), ClassFile.ACC_PRIVATE);
                  builder.withMethodBody(
                      "link" + i,
                      MethodTypeDesc.of(adapter(i)),
                      ClassFile.ACC_PRIVATE,
                      code -> writeLink(code, number));
                }
                builder.withMethodBody(
                    method.method().getName(),
                    JavaTypes.desc(method.method()),
                    ClassFile.ACC_PUBLIC,
                    code -> writeMethod(code, number, method));
              }
            });
  }

  private void writeConstructor(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
    code.aload(0).aload(1).putfield(self, "link", LINK);
    code.aload(0).aload(2).putfield(self, "subject", CD_Object);
    Label first = code.newLabel();
    code.aload(3).ifnull(first);
    code.aload(0).aload(3).checkcast(self).putfield(self, "shared", self).return_();
    code.labelBinding(first).aload(0).aload(0).putfield(self, "shared", self).return_();
  }

  private void writeLink(CodeBuilder code, int number) {
    code.aload(0).getfield(self, "link", LINK).loadConstant(number);
    code.invokeinterface(LINK, "adapter", MethodTypeDesc.of(CD_Object, CD_int));
    code.checkcast(adapter(number)).dup();
    code.aload(0).swap().putfield(self, "adapter" + number, adapter(number)).areturn();
  }

  private void writeMethod(CodeBuilder code, int number, FacadeMethod method) {
    if (method.isClose()) {
      code.aload(0).getfield(self, "link", LINK).aload(0).getfield(self, "subject", CD_Object);
      code.invokeinterface(LINK, "close", MethodTypeDesc.of(CD_void, CD_Object)).return_();
      return;
    }
    Label linked = code.newLabel();
    ClassDesc adapter = adapter(number);
    code.aload(0).getfield(self, "shared", self).getfield(self, "adapter" + number, adapter);
    code.dup().ifnonnull(linked);
    code.pop().aload(0).getfield(self, "shared", self);
    code.invokevirtual(self, "link" + number, MethodTypeDesc.of(adapter)).labelBinding(linked);
    if (method.isMethod()) {
      code.aload(0).getfield(self, "subject", CD_Object);
    }
    Class<?>[] parameters = method.method().getParameterTypes();
    for (int i = 0; i < parameters.length; i++) {
      code.loadLocal(TypeKind.from(parameters[i]), code.parameterSlot(i));
    }
    code.invokevirtual(
        adapter, ExportWriter.CALL, ExportWriter.callType(method.method(), method.isMethod()));
    code.return_(TypeKind.from(method.method().getReturnType()));
  }
}
