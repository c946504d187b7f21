package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * How functions of a type are called.
 *
 * <p>Parameters are passed as parameters, unless they are more than a method can have: then numbers
 * go in a {@code long[]} and references in an {@code Object[]}. The first result is returned;
 * others, and the upper half of a vector, go through the transfer area.
 */
record CallShape(List<Kind> parameters, List<Kind> results) {
  /** A method can have 255 slots of parameters; a few are for what we add. */
  private static final int MOST_SLOTS = 250;

  CallShape {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /** {@return whether parameters go in arrays} */
  boolean isWide() {
    return parameterSlotCount() > MOST_SLOTS;
  }

  private int parameterSlotCount() {
    return parameters.stream().mapToInt(Kind::slotCount).sum();
  }

  /** {@return the number of local slots that the parameters take as they are passed} */
  int passedSlotCount() {
    return isWide() ? 2 : parameterSlotCount();
  }

  /** {@return what methods of this shape return} */
  ClassDesc returned() {
    return results.isEmpty() ? CD_void : results.getFirst().type();
  }

  /** {@return the type of a method with these parameters, and then others} */
  MethodTypeDesc descriptor(ClassDesc... more) {
    var types = new ArrayList<ClassDesc>();
    if (isWide()) {
      types.add(CD_long.arrayType());
      types.add(CD_Object.arrayType());
    } else {
      for (Kind kind : parameters) {
        types.add(kind.type());
        if (kind == Kind.VECTOR) {
          types.add(kind.type());
        }
      }
    }
    types.addAll(List.of(more));
    return MethodTypeDesc.of(returned(), types);
  }

  /** {@return the type of methods that find their arguments in the transfer area} */
  MethodTypeDesc resumption() {
    return MethodTypeDesc.of(returned(), CD_int, Abi.GUEST_INSTANCE);
  }

  /** {@return a name that is different for different shapes} */
  String key() {
    var key = new StringBuilder();
    for (Kind kind : parameters) {
      key.append(kind.letter());
    }
    key.append('_');
    for (Kind kind : results) {
      key.append(kind.letter());
    }
    return key.toString();
  }
}
