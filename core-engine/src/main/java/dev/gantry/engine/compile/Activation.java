package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.BitSet;
import java.util.List;

/**
 * The class of objects that hold what the pieces of one call of a function hand to each other: the
 * locals, and the results.
 *
 * @param fields the locals that are fields
 */
record Activation(ClassDesc type, List<Kind> localKinds, List<Kind> results, BitSet fields) {

  byte[] write() {
    return ClassWriter.write(type, this::declare);
  }

  private void declare(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0).invokespecial(CD_Object, ConstantDescs.INIT_NAME, MTD_void).return_());
    fields.stream()
        .forEach(local -> declare(builder, localKinds.get(local), local(local), high(local)));
    for (int position = 0; position < results.size(); position++) {
      declare(builder, results.get(position), result(position), highResult(position));
    }
  }

  private static void declare(ClassBuilder builder, Kind kind, String name, String highName) {
    builder.withField(name, kind.type(), ClassFile.ACC_PUBLIC);
    if (kind == Kind.VECTOR) {
      builder.withField(highName, kind.type(), ClassFile.ACC_PUBLIC);
    }
  }

  private static String local(int local) {
    return "v" + local;
  }

  private static String high(int local) {
    return "h" + local;
  }

  private static String result(int position) {
    return "r" + position;
  }

  private static String highResult(int position) {
    return "s" + position;
  }

  /** Pushes a new object. */
  void create(CodeBuilder code) {
    code.new_(type).dup().invokespecial(type, ConstantDescs.INIT_NAME, MTD_void);
  }

  /** Copies a local from the object. */
  void load(CodeBuilder code, int self, int local, int slot) {
    Kind kind = localKinds.get(local);
    code.aload(self).getfield(type, local(local), kind.type()).storeLocal(kind.jvm(), slot);
    if (kind == Kind.VECTOR) {
      code.aload(self).getfield(type, high(local), kind.type()).lstore(slot + 2);
    }
  }

  /** Copies a local into the object. */
  void store(CodeBuilder code, int self, int local, int slot) {
    Kind kind = localKinds.get(local);
    code.aload(self).loadLocal(kind.jvm(), slot).putfield(type, local(local), kind.type());
    if (kind == Kind.VECTOR) {
      code.aload(self).lload(slot + 2).putfield(type, high(local), kind.type());
    }
  }

  /** Copies a result into the object. */
  void storeResult(CodeBuilder code, int self, int position, int slot) {
    Kind kind = results.get(position);
    code.aload(self).loadLocal(kind.jvm(), slot).putfield(type, result(position), kind.type());
    if (kind == Kind.VECTOR) {
      code.aload(self).lload(slot + 2).putfield(type, highResult(position), kind.type());
    }
  }

  /** Pushes all results. */
  void pushResults(CodeBuilder code, int self) {
    for (int position = 0; position < results.size(); position++) {
      Kind kind = results.get(position);
      code.aload(self).getfield(type, result(position), kind.type());
      if (kind == Kind.VECTOR) {
        code.aload(self).getfield(type, highResult(position), kind.type());
      }
    }
  }
}
