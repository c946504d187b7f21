package dev.gantry.engine.generated;

import dev.gantry.engine.AbstractHeapType;
import dev.gantry.engine.HeapType;
import dev.gantry.engine.ReferenceType;
import org.jspecify.annotations.Nullable;

/** What references are at run time: tests, casts and equality (core 4.2.1 and 4.6.6). */
public final class References {
  private References() {}

  /** {@return whether a reference is of a type} */
  public static boolean matches(@Nullable Object reference, ReferenceType type) {
    return reference == null ? type.nullable() : refersTo(reference, type.heapType());
  }

  /** {@return whether a reference that is not null refers to something of a heap type} */
  public static boolean refersTo(Object reference, HeapType heapType) {
    return switch (heapType) {
      case GuestType type ->
          switch (reference) {
            case GuestObject object -> object.type.matches(type);
            case FunctionReference function -> function.type.matches(type);
            default -> false;
          };
      case AbstractHeapType known ->
          switch (known) {
            // Whatever the host passes in may be internalized, so it is below any as well.
            case ANY, EXTERN -> true;
            case EQ -> reference instanceof I31 || reference instanceof GuestObject;
            case I31 -> reference instanceof I31;
            case STRUCT -> reference instanceof GuestStruct;
            case ARRAY -> reference instanceof GuestArray;
            case FUNC -> reference instanceof FunctionReference;
            case EXN -> reference instanceof GuestException;
            case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
          };
    };
  }

  /** {@return whether two references are the same, numbers by value (core 4.6.6, ref.eq)} */
  @SuppressWarnings("ReferenceEquality") // It is what the instruction asks for.
  public static boolean same(@Nullable Object first, @Nullable Object second) {
    return first == second || (first instanceof I31 number && number.equals(second));
  }
}
