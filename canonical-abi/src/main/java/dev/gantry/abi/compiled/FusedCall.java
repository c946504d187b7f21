package dev.gantry.abi.compiled;

import dev.gantry.abi.CalleeGate;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestSide;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class that carries calls from one guest to another: lift and lower fused into one copy.
 *
 * <p>Immutable; shared by all functions of the same shape. What differs from instance to instance
 * is in the fields of its objects.
 */
public final class FusedCall {
  private static final ClassDesc NAME = ClassDesc.of("dev.gantry.adapters.FusedCall");

  private static final ShapeCache<Optional<FusedCall>> SHAPES = new ShapeCache<>();

  private final Constructor<?> constructor;

  private FusedCall(Constructor<?> constructor) {
    this.constructor = constructor;
  }

  /**
   * A function that one guest exports and another imports, both without async.
   *
   * @param caller the function as the importing guest knows it
   * @param lowered the core function that the caller imports
   * @param callee the function as the exporting guest knows it
   * @param lifted the core function that the callee exports
   * @param postReturn whether the callee wants to clean up
   */
  public record Shape(
      FunctionDescriptor caller,
      CoreFunctionType lowered,
      FunctionDescriptor callee,
      CoreFunctionType lifted,
      boolean postReturn) {}

  /** {@return the class for a shape, or empty if only walking the types will do} */
  public static Optional<FusedCall> of(Shape shape) {
    return ShapeKey.of(shape).flatMap(key -> SHAPES.computeIfAbsent(key, () -> generate(shape)));
  }

  private static Optional<FusedCall> generate(Shape shape) {
    byte[] bytes;
    try {
      bytes = new FusedCallWriter(NAME, shape).write();
    } catch (AdapterWriter.NotCompiledException tooLarge) {
      return Optional.empty();
    }
    Class<?> generated =
        new AdapterLoader(FusedCall.class.getClassLoader())
            .define(NAME.packageName() + "." + NAME.displayName(), bytes);
    return Optional.of(new FusedCall(generated.getConstructors()[0]));
  }

  /**
   * {@return an adapter for two instances: an object of the interface of the lowered signature}
   *
   * @param core of the interface of the lifted signature
   * @param postReturn of the interface of its own signature, or null where the shape has none
   */
  public Object bind(
      CalleeGate gate,
      GuestSide caller,
      GuestSide callee,
      Object core,
      @Nullable Object postReturn) {
    try {
      return postReturn == null
          ? constructor.newInstance(gate, caller, callee, core)
          : constructor.newInstance(gate, caller, callee, core, postReturn);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
