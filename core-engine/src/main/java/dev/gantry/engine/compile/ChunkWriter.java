package dev.gantry.engine.compile;

import dev.gantry.engine.valid.BodyListener;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the classes that hold functions. */
final class ChunkWriter {
  /** The weight up to which what is left of a function that has been cut is one method. */
  private static final int MOST_LEFT = 2 * PartChooser.LIMIT - 1000;

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
    Body body = bodies.read(function);
    Arms arms =
        Arms.ofInterpreter(body, plan, walk(body))
            .or(() -> Arms.ofAny(body, plan, walk(body)))
            .orElseThrow(() -> new AssertionError("has no pieces: function " + function));
    return ArmMethods.activation(arms).write();
  }

  private Consumer<BodyListener> walk(Body body) {
    return listener -> bodies.walk(body.functionIndex, listener);
  }

  private void function(ClassBuilder builder, Body body) {
    Optional<Arms> arms = Arms.ofInterpreter(body, plan, walk(body));
    Part whole = Part.whole(body);
    List<Part> parts = List.of();
    if (arms.isEmpty()) {
      body.carrier = VectorForm.carrier(body, plan.simd()).orElse(null);
    }
    if (arms.isEmpty() && !DispatchCopies.keepWhole(body, plan)) {
      parts = PartChooser.cut(body, plan, whole, walk(body));
      if (whole.size > MOST_LEFT) {
        arms = Arms.ofAny(body, plan, walk(body));
        if (arms.isPresent()) {
          body.carrier = null;
        }
      }
    }
    if (arms.isPresent()) {
      new ArmMethods(plan, arms.get()).write(builder);
    } else {
      inParts(builder, body, whole, parts);
    }
  }

  private void inParts(ClassBuilder builder, Body body, Part whole, List<Part> parts) {
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
          plan.naming().part(body, part),
          part.descriptor(plan.instance()),
          PUBLIC_STATIC,
          code -> new MethodEmitter(code, plan, body, part).emit());
    }
  }
}
