package dev.gantry.engine.compile;

import dev.gantry.engine.valid.BodyListener;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the classes that hold functions. */
final class ChunkWriter {
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private final ModulePlan plan;
  private final BodySource bodies;

  /** Gives the bodies of functions. */
  interface BodySource {

    /** Walks over the body of a function, which has been found valid. */
    Body read(int function);

    /** Walks over it once more. */
    void walk(int function, BodyListener listener);
  }

  ChunkWriter(ModulePlan plan, BodySource bodies) {
    this.plan = plan;
    this.bodies = bodies;
  }

  /** {@return the class of one chunk} */
  byte[] write(int chunk) {
    List<Body> read = new ArrayList<>();
    int end = plan.chunks().end(chunk);
    for (int function = plan.chunks().first(chunk); function < end; function++) {
      read.add(bodies.read(function));
    }
    return ClassWriter.write(
        plan.naming().chunk(chunk),
        builder -> {
          builder.with(SourceFileAttribute.of(plan.naming().sourceFile()));
          read.forEach(body -> function(builder, body));
        });
  }

  /** {@return the class of the objects that hold the locals of a function that is in pieces} */
  byte[] writeActivation(int function) {
    return arms(bodies.read(function))
        .map(arms -> ArmMethods.activation(arms).write())
        .orElseThrow(() -> new AssertionError("has no arms: function " + function));
  }

  private Optional<Arms> arms(Body body) {
    return Arms.of(body, plan, plan.shape(body.functionIndex).parameters().size());
  }

  private void function(ClassBuilder builder, Body body) {
    arms(body)
        .ifPresentOrElse(
            arms -> new ArmMethods(plan, arms).write(builder), () -> inParts(builder, body));
  }

  private void inParts(ClassBuilder builder, Body body) {
    Part whole = Part.whole(body);
    List<Part> parts =
        PartChooser.cut(body, plan, whole, listener -> bodies.walk(body.functionIndex, listener));
    String name = plan.naming().method(body.functionIndex);
    if (TailCallLowerings.isTailCaller(body)) {
      builder.withMethodBody(
          name,
          plan.shape(body.functionIndex).descriptor(plan.instance()),
          PUBLIC_STATIC,
          code -> TailCallLowerings.writeDriver(code, plan, body.functionIndex));
      name = plan.naming().tailMethod(body.functionIndex);
    }
    builder.withMethodBody(
        name,
        plan.shape(body.functionIndex).descriptor(plan.instance()),
        PUBLIC_STATIC,
        code -> new MethodEmitter(code, plan, body, whole).emit());
    for (Part part : parts) {
      builder.withMethodBody(
          plan.naming().part(body.functionIndex, part),
          part.descriptor(plan.instance()),
          PUBLIC_STATIC,
          code -> new MethodEmitter(code, plan, body, part).emit());
    }
  }
}
