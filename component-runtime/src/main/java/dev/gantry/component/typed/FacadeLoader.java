package dev.gantry.component.typed;

import dev.gantry.abi.GuestLink;
import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HostGate;
import dev.gantry.abi.compiled.AdapterLoader;
import dev.gantry.abi.compiled.AdapterWriter;
import dev.gantry.component.typed.Facade.FacadeMethod;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The classes by which guests of one shape implement one Java interface.
 *
 * <p>They see what the interface sees. The JVM asks for the class of an adapter when its method is
 * first called, and only then it is written. Safe for several threads.
 */
public final class FacadeLoader extends ClassLoader {
  private final Facade facade;
  private final String name;
  private final Constructor<?> constructor;

  static {
    registerAsParallelCapable();
  }

  private FacadeLoader(Facade facade) {
    super("gantry-facade", new AdapterLoader(facade.javaInterface().getClassLoader()));
    this.facade = facade;
    this.name = facade.javaInterface().getName() + "$Typed";
    byte[] bytes = new FacadeWriter(ClassDesc.of(name), facade).write();
    this.constructor = defineClass(name, bytes, 0, bytes.length).getConstructors()[0];
  }

  /** {@return the classes for an interface, shared by all guests of the same shape} */
  public static FacadeLoader of(Facade facade) {
    return TypedClasses.of(facade.javaInterface())
        .facade(facade.key(), () -> new FacadeLoader(facade));
  }

  /** {@return the interface with its methods} */
  public Facade facade() {
    return facade;
  }

  /**
   * {@return an object of the interface}
   *
   * @param subject what it stands for
   * @param shared another object of the same instance, whose adapters it uses, or null
   */
  public Object create(GuestLink link, Object subject, @Nullable Object shared) {
    return create(constructor, link, subject, shared);
  }

  /** What an adapter is made of. */
  public interface Parts {

    /** {@return a function of boxed values} */
    Function<Object[], Object> boxed();

    /** {@return the gate} */
    HostGate gate();

    /** {@return the guest's side} */
    GuestSide guest(HostGate gate);

    /** {@return the core function, as an object of the interface of its signature} */
    Object core();

    /** {@return the function that cleans up, or null if there is none} */
    @Nullable Object postReturnOrNull();
  }

  /** {@return an adapter, for {@link GuestLink#adapter}} */
  public Object adapter(int number, Parts parts) {
    Constructor<?> made;
    try {
      made = loadClass(FacadeWriter.adapterName(name, number)).getConstructors()[0];
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
    if (made.getParameterCount() == 1) {
      return create(made, parts.boxed());
    }
    HostGate gate = parts.gate();
    Object postReturn = parts.postReturnOrNull();
    return postReturn == null
        ? create(made, gate, parts.guest(gate), parts.core())
        : create(made, gate, parts.guest(gate), parts.core(), postReturn);
  }

  @SuppressWarnings("NullAway") // the object that shares with none says so by null
  private static Object create(Constructor<?> constructor, @Nullable Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  protected Class<?> findClass(String wanted) throws ClassNotFoundException {
    int dollar = wanted.lastIndexOf('$');
    if (dollar < 0 || !wanted.substring(0, dollar).equals(name)) {
      throw new ClassNotFoundException(wanted);
    }
    byte[] bytes = adapter(ClassDesc.of(wanted), Integer.parseInt(wanted.substring(dollar + 1)));
    return defineClass(wanted, bytes, 0, bytes.length);
  }

  private byte[] adapter(ClassDesc wanted, int number) {
    FacadeMethod method = facade.methods().get(number);
    return compiled(wanted, method)
        .orElseGet(
            () ->
                new BoxedWriter(wanted, ExportWriter.callType(method.method(), method.isMethod()))
                    .write());
  }

  private static Optional<byte[]> compiled(ClassDesc wanted, FacadeMethod method) {
    try {
      return method.shape().map(shape -> new ExportWriter(wanted, shape).write());
    } catch (AdapterWriter.NotCompiledException tooLarge) {
      return Optional.empty();
    }
  }
}
