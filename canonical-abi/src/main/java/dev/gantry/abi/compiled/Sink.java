package dev.gantry.abi.compiled;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.constant.ClassDesc;
import java.util.List;

/**
 * Where a value goes, while code is written that puts it there.
 *
 * <p>Each method writes code. What a method takes from the JVM's stack has been pushed by the
 * method of the {@link Source} with the same name, after {@link #begin}.
 */
public interface Sink {

  /** Pushes what {@link #scalar}, {@link #flags} and the like need below the value. */
  void begin(Emission e);

  /** Takes a scalar. */
  void scalar(Emission e, Primitive type);

  /** Takes a string. */
  void string(Emission e, StringSource source);

  /** {@return a new list of as many elements as the source has} */
  ListSink list(Emission e, Descriptor list, Descriptor element, ListSource source);

  /** {@return a list whose length is part of the type} */
  ListSink fixedList(Emission e, Descriptor list, Descriptor element, int length);

  /** {@return the parts, which are filled in order; {@link #endParts} follows} */
  List<Sink> parts(Emission e, Descriptor descriptor, Layout.Parts layout);

  /** Ends what {@link #parts} began. */
  default void endParts(Emission e) {}

  /** Takes the discriminant, an int on the stack, of a type of which no case has a payload. */
  void enumeration(Emission e, Descriptor descriptor, Layout.Alternatives layout);

  /** Notes which case there is, before the code of the cases begins. */
  void discriminant(Emission e, Descriptor descriptor, Layout.Alternatives layout, int local);

  /** {@return the payload of a case; {@link #endCase} follows} */
  Sink payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index);

  /** Ends a case, also one without a payload. */
  default void endCase(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {}

  /** Takes the bits of flags. */
  void flags(Emission e, Descriptor descriptor, Layout.Bits layout);

  /** Takes the representation of a resource that changes hands. */
  void own(Emission e, ResourceType resource);

  /** Takes the representation of a resource that is lent. */
  void borrow(Emission e, ResourceType resource);

  /** {@return whether another method can fill it} */
  boolean canMove();

  /** {@return the local variables that another method needs} */
  List<Local> locals();

  /** Pushes what {@link #moved} will find in its parameters: as many values as {@link #locals}. */
  void pass(Emission e);

  /** {@return the same place in a method that got it as parameters} */
  Sink moved(List<Local> parameters);

  /** {@return the type that such a method returns} */
  ClassDesc returned();

  /** Ends such a method: pushes and returns what the caller takes in {@link #taken}. */
  void returnValue(Emission e);

  /** Takes from the stack what such a method returned. */
  default void taken(Emission e) {}

  /** {@return what code depends on besides the descriptor, for sharing methods} */
  String kind();

  /** {@return whether filling it needs no code between parts, so that cases can share theirs} */
  default boolean isStateless() {
    return false;
  }

  /** {@return whether elements and parts can only be named by constant numbers} */
  default boolean isFlat() {
    return false;
  }
}
