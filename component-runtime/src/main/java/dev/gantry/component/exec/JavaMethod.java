package dev.gantry.component.exec;

import dev.gantry.component.HostFunction;
import java.lang.reflect.Method;
import java.util.Optional;

/** A function of the host that is a method of a Java interface, which generated code may call. */
public interface JavaMethod extends HostFunction {

  /** {@return the method} */
  Method method();

  /** {@return the object whose method it is, or empty if that is the first argument} */
  Optional<Object> receiver();

  /** {@return whether generated code sees the types of the method and can handle them} */
  boolean isCompilable();
}
