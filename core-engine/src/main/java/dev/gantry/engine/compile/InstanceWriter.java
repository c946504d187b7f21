package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.generated.Containment;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes the class of instances: fields for what functions use, and ways in for the host. */
final class InstanceWriter {
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(
          CD_void,
          ClassDesc.of("dev.gantry.engine.Store"),
          ClassDesc.of("dev.gantry.engine.Module"),
          Abi.of("InstanceParts"),
          Abi.of("CompiledCode"));

  private final ModulePlan plan;
  private final ClassDesc self;

  InstanceWriter(ModulePlan plan) {
    this.plan = plan;
    this.self = plan.instance();
  }

  byte[] write() {
    return ClassWriter.write(
        self,
        builder -> {
          builder.withSuperclass(Abi.INSTANCE);
          builder.withMethodBody(
              ConstantDescs.INIT_NAME,
              CONSTRUCTOR,
              ClassFile.ACC_PUBLIC,
              code ->
                  code.aload(0)
                      .aload(1)
                      .aload(2)
                      .aload(3)
                      .aload(4)
                      .invokespecial(Abi.INSTANCE, ConstantDescs.INIT_NAME, CONSTRUCTOR)
                      .return_());
          declareFields(builder);
          builder.withMethodBody(
              "complete", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, this::bind);
          builder.withMethodBody(
              "enter",
              MethodTypeDesc.of(Abi.OBJECTS, CD_int, CD_int, Abi.OBJECTS),
              ClassFile.ACC_PUBLIC,
              this::enter);
          if (plan.memoryForms().contains(MemoryForm.ADAPTIVE)) {
            RoomChecks.write(builder);
          }
        });
  }

  private void declareFields(ClassBuilder builder) {
    for (int memory = 0; memory < plan.memoryCount(); memory++) {
      field(builder, ModulePlan.memoryField(memory), plan.memoryForm(memory).memoryClass());
    }
    for (int table = 0; table < plan.spaces().tables().size(); table++) {
      field(builder, ModulePlan.tableField(table), Abi.TABLE);
    }
    for (int type = 0; type < plan.spaces().typeCount(); type++) {
      field(builder, ModulePlan.typeField(type), Abi.TYPE);
    }
    for (int index = 0; index < plan.spaces().globals().size(); index++) {
      GlobalAccess global = plan.global(index);
      if (!global.isPrivate()) {
        field(builder, global.field(), global.cell());
        continue;
      }
      field(builder, global.field(), global.kind().type());
      if (global.kind() == Kind.VECTOR) {
        field(builder, global.highField(), global.kind().type());
      }
    }
    for (int function = 0; function < plan.spaces().importedFunctionCount(); function++) {
      field(builder, ImportsWriter.field(function), Naming.shape(plan.shape(function)));
    }
  }

  private static void field(ClassBuilder builder, String name, ClassDesc type) {
    builder.withField(name, type, ClassFile.ACC_PUBLIC);
  }

  private void bind(CodeBuilder code) {
    for (int memory = 0; memory < plan.memoryCount(); memory++) {
      ClassDesc type = plan.memoryForm(memory).memoryClass();
      element(code, "memories", Abi.MEMORY, memory, type);
      code.putfield(self, ModulePlan.memoryField(memory), type);
    }
    for (int table = 0; table < plan.spaces().tables().size(); table++) {
      element(code, "tables", Abi.TABLE, table, Abi.TABLE);
      code.putfield(self, ModulePlan.tableField(table), Abi.TABLE);
    }
    for (int type = 0; type < plan.spaces().typeCount(); type++) {
      element(code, "types", Abi.TYPE, type, Abi.TYPE);
      code.putfield(self, ModulePlan.typeField(type), Abi.TYPE);
    }
    for (int index = 0; index < plan.spaces().globals().size(); index++) {
      bindGlobal(code, plan.global(index));
    }
    code.return_();
  }

  private static void bindGlobal(CodeBuilder code, GlobalAccess global) {
    element(code, "globals", Abi.of("GlobalCell"), global.index(), global.cell());
    if (!global.isPrivate()) {
      code.putfield(global.instance(), global.field(), global.cell());
      return;
    }
    if (global.kind() == Kind.VECTOR) {
      code.getfield(global.cell(), "low", global.kind().type());
      code.putfield(global.instance(), global.field(), global.kind().type());
      element(code, "globals", Abi.of("GlobalCell"), global.index(), global.cell());
      code.getfield(global.cell(), "high", global.kind().type());
      code.putfield(global.instance(), global.highField(), global.kind().type());
      return;
    }
    code.getfield(global.cell(), "value", global.cellType());
    if (!global.cellType().equals(global.kind().type())) {
      code.checkcast(global.kind().type());
    }
    code.putfield(global.instance(), global.field(), global.kind().type());
  }

  /** Pushes the instance, and an element of one of its index spaces. */
  private static void element(
      CodeBuilder code, String space, ClassDesc declared, int index, ClassDesc type) {
    code.aload(0).aload(0).getfield(Abi.GUEST_INSTANCE, space, declared.arrayType());
    code.loadConstant(index).aaload();
    if (!type.equals(declared)) {
      code.checkcast(type);
    }
  }

  /** Goes to the classes for the present form of containment. */
  private void enter(CodeBuilder code) {
    code.iload(1).iload(2).aload(3).aload(0);
    code.aload(0)
        .getfield(Abi.GUEST_INSTANCE, "control", Abi.CONTROL)
        .invokevirtual(Abi.CONTROL, "form", MethodTypeDesc.of(CD_int));
    DispatchWriter.choose(
        code,
        Containment.FORMS,
        form ->
            code.invokestatic(Naming.entry(form), EntryWriter.ENTER, EntryWriter.type(self))
                .areturn());
  }
}
