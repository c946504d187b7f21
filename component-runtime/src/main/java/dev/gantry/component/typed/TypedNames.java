package dev.gantry.component.typed;

import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HostGate;
import dev.gantry.abi.HostValues;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;

/** The classes and members that generated code names. */
final class TypedNames {
  static final ClassDesc GATE = ClassDesc.of(HostGate.class.getName());
  static final ClassDesc GUEST_SIDE = ClassDesc.of(GuestSide.class.getName());
  static final ClassDesc HOST_VALUES = ClassDesc.of(HostValues.class.getName());

  /** Holds the gate of an adapter. */
  static final String GATE_FIELD = "gate";

  private TypedNames() {}

  static MethodTypeDesc method(Class<?> returned, Class<?>... parameters) {
    return MethodType.methodType(returned, parameters).describeConstable().orElseThrow();
  }
}
