package dev.gantry.component.typed;

import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HostGate;
import dev.gantry.abi.compiled.AdapterLoader;
import dev.gantry.abi.compiled.AdapterWriter;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The class through which guests call a method of the host. Immutable. */
public final class HostAdapter {
  private final Constructor<?> constructor;

  private HostAdapter(Constructor<?> constructor) {
    this.constructor = constructor;
  }

  /** {@return the class for a shape, or empty if only walking the types will do} */
  public static Optional<HostAdapter> of(ImportShape shape) {
    return shape
        .key()
        .flatMap(
            key ->
                TypedClasses.of(shape.method().getDeclaringClass())
                    .adapter(key, () -> generate(shape)));
  }

  private static Optional<HostAdapter> generate(ImportShape shape) {
    Class<?> owner = shape.method().getDeclaringClass();
    String name = owner.getName() + "$Host$" + shape.method().getName();
    byte[] bytes;
    try {
      bytes = new ImportWriter(ClassDesc.of(name), shape).write();
    } catch (AdapterWriter.NotCompiledException tooLarge) {
      return Optional.empty();
    }
    Class<?> generated = new AdapterLoader(owner.getClassLoader()).define(name, bytes);
    return Optional.of(new HostAdapter(generated.getConstructors()[0]));
  }

  /**
   * {@return an adapter for an instance: an object of the interface of the core signature}
   *
   * @param receiver the object whose method is called, or null for methods of resources
   */
  @SuppressWarnings("NullAway") // arrays of what may be null
  public Object bind(HostGate gate, GuestSide guest, @Nullable Object receiver) {
    try {
      return constructor.newInstance(gate, guest, receiver);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
