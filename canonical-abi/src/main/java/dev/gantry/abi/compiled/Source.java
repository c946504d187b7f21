package dev.gantry.abi.compiled;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import java.util.List;

/**
 * Where a value comes from, while code is written that reads it.
 *
 * <p>Each method writes code. Scalars are left on the JVM's stack as {@code int} (whatever is
 * shorter than 64 bits), {@code long}, {@code float} or {@code double}, checked and in normal form.
 */
public interface Source {

  /** Pushes a scalar: a bool as 0 or 1, integers extended by their sign if they have one. */
  void scalar(Emission e, Primitive type);

  /** {@return the string, read from the guest or the host as far as needed to know where it is} */
  StringSource string(Emission e);

  /** {@return a list, after what the specification checks of it was checked} */
  ListSource list(Emission e, Descriptor list, Descriptor element);

  /** {@return a list whose length is part of the type} */
  ListSource fixedList(Emission e, Descriptor list, Descriptor element, int length);

  /** {@return the parts, which are read in order} */
  List<Source> parts(Emission e, Descriptor descriptor, Layout.Parts layout);

  /** Pushes which case a value is of, checked. */
  void discriminant(Emission e, Descriptor descriptor, Layout.Alternatives layout);

  /** {@return the payload, where the case is known} */
  Source payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index);

  /** Pushes the bits of flags as an int, those without a label being 0. */
  void flags(Emission e, Descriptor descriptor, Layout.Bits layout);

  /** Pushes the representation of a resource that changes hands. */
  void own(Emission e, ResourceType resource);

  /** Pushes the representation of a resource that is lent. */
  void borrow(Emission e, ResourceType resource);

  /** {@return the local variables that the value is in, to be passed to another method} */
  List<Local> locals();

  /** Pushes what {@link #moved} will find in its parameters: as many values as {@link #locals}. */
  void pass(Emission e);

  /** {@return the same value in a method that got it as parameters} */
  Source moved(List<Local> parameters);

  /** {@return what code depends on besides the descriptor, for sharing methods} */
  String kind();

  /** {@return whether reading it needs no code between parts, so that cases can share theirs} */
  default boolean isStateless() {
    return false;
  }

  /** {@return whether elements and parts can only be named by constant numbers} */
  default boolean isFlat() {
    return false;
  }
}
