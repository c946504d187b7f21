package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** The methods of a body that has {@linkplain Arms arms}: their names, their types, and the lot. */
final class ArmMethods {
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private final ModulePlan plan;
  private final Arms arms;
  private final int function;
  private final Activation activation;
  private final ClassDesc owner;
  private final MethodTypeDesc pieceType;
  private final MethodTypeDesc driverType;
  private final MethodTypeDesc groupType;

  ArmMethods(ModulePlan plan, Arms arms) {
    this.plan = plan;
    this.arms = arms;
    this.function = arms.body().functionIndex;
    this.activation = activation(arms);
    this.owner = plan.naming().owner(function);
    this.pieceType = MethodTypeDesc.of(CD_int, activation.type(), plan.instance());
    this.driverType = MethodTypeDesc.of(CD_void, CD_int, activation.type(), plan.instance());
    this.groupType = driverType.changeReturnType(CD_int);
  }

  /** {@return the class of what the pieces of a body hand to each other} */
  static Activation activation(Arms arms) {
    Body body = arms.body();
    return new Activation(
        Naming.activation(body.functionIndex),
        body.localKinds,
        body.wholeShape.results(),
        arms.fields());
  }

  Activation activation() {
    return activation;
  }

  /** Writes all methods of the function. */
  void write(ClassBuilder builder) {
    builder.withMethodBody(
        plan.naming().method(function),
        plan.shape(function).descriptor(plan.instance()),
        PUBLIC_STATIC,
        code -> new PieceEmitter(code, plan, arms, this, 0).emit());
    for (int number = 1; number < arms.pieces().count(); number++) {
      int piece = number;
      builder.withMethodBody(
          name(piece),
          pieceType,
          PUBLIC_STATIC,
          code -> new PieceEmitter(code, plan, arms, this, piece).emit());
    }
    for (Part part : arms.parts()) {
      builder.withMethodBody(
          plan.naming().part(arms.body(), part),
          part.descriptor(plan.instance()),
          PUBLIC_STATIC,
          code -> new MethodEmitter(code, plan, arms.body(), part).emit());
    }
    var driver = new ArmDriver(plan, arms, this);
    builder.withMethodBody(
        plan.naming().driver(function), driverType, PUBLIC_STATIC, driver::write);
    for (int number = 0; number < driver.groupCount(); number++) {
      int group = number;
      builder.withMethodBody(
          groupName(group), groupType, PUBLIC_STATIC, code -> driver.writeGroup(code, group));
    }
  }

  private String name(int piece) {
    return plan.naming().part(arms.body(), arms.part(piece));
  }

  private String groupName(int group) {
    return plan.naming().driver(function) + group;
  }

  /** Calls a piece; the activation and the instance are on the stack. */
  void call(CodeBuilder code, int piece) {
    code.invokestatic(owner, name(piece), pieceType);
  }

  /** Calls the driver; a code, the activation and the instance are on the stack. */
  void callDriver(CodeBuilder code) {
    code.invokestatic(owner, plan.naming().driver(function), driverType);
  }

  /** Calls the method for a group of codes; a code, the activation, the instance are there. */
  void callGroup(CodeBuilder code, int group) {
    code.invokestatic(owner, groupName(group), groupType);
  }
}
