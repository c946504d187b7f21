package dev.gantry.component.host;

import dev.gantry.abi.UnfitValueException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The constructor and the accessors of a record, as method handles. */
final class RecordHandles {
  private final MethodHandle constructor;
  private final MethodHandle[] accessors;

  private RecordHandles(MethodHandle constructor, MethodHandle[] accessors) {
    this.constructor = constructor;
    this.accessors = accessors;
  }

  /**
   * {@return the handles of a record}
   *
   * @param lookup may see the record
   * @throws BindingMismatch if the record is not accessible
   */
  static RecordHandles of(MethodHandles.Lookup lookup, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      MethodHandle constructor =
          lookup.findConstructor(type, MethodType.methodType(void.class, types));
      MethodHandle[] accessors = new MethodHandle[components.length];
      for (int i = 0; i < accessors.length; i++) {
        accessors[i] =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      }
      return new RecordHandles(
          constructor
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class)),
          accessors);
    } catch (ReflectiveOperationException inaccessible) {
      throw new BindingMismatch(
          "Java type %s is not accessible: %s"
              .formatted(type.getName(), inaccessible.getMessage()));
    }
  }

  Object create(Object... arguments) {
    try {
      return (Object) constructor.invokeExact(arguments);
    } catch (Throwable thrown) {
      throw Invocations.unchecked(thrown);
    }
  }

  Object[] read(@Nullable Object value) {
    if (value == null) {
      throw new UnfitValueException("expected a value, found null");
    }
    Object[] values = new Object[accessors.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = (Object) accessors[i].invokeExact(value);
      }
    } catch (Throwable thrown) {
      throw Invocations.unchecked(thrown);
    }
    return values;
  }
}
