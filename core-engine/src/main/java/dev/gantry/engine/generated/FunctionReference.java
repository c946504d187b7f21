package dev.gantry.engine.generated;

import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.link.FunctionalInterfaces;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as a value (core 4.2.6): what tables hold, and what imports are bound to.
 *
 * <p>Executors subclass it.
 */
public abstract non-sealed class FunctionReference implements Function {
  /** The canonical type. */
  public final GuestType type;

  /** The instance that it is a compiled function of, or null. */
  public final @Nullable GuestInstance owner;

  /** If it is compiled, its number among the functions of its call shape. */
  public final int slot;

  private final FunctionType functionType;
  private @Nullable MethodHandle handle;
  private @Nullable Object callee;

  /** A function of a canonical type. */
  protected FunctionReference(GuestType type) {
    this(type, null, 0);
  }

  /** A function of a canonical type, which may be compiled. */
  FunctionReference(GuestType type, @Nullable GuestInstance owner, int slot) {
    this.type = type;
    this.owner = owner;
    this.slot = slot;
    this.functionType = (FunctionType) type.composite();
  }

  /** {@return what compiled code of another instance calls, through the interface of its shape} */
  public Object callee() {
    Object known = callee;
    if (known == null) {
      known = CallTargets.callee(this);
      callee = known;
    }
    return known;
  }

  /**
   * Calls from inside the store, with boxed values of the right types.
   *
   * @param caller the instance whose function calls, or null for the host
   * @param arguments boxed values, owned by the callee
   * @return as many boxed values as there are results
   * @throws GuestException if the guest throws
   * @throws HostException if a host function threw
   */
  public abstract @Nullable Object[] invoke(
      @Nullable GuestInstance caller, @Nullable Object[] arguments);

  /** {@return the limits of the store it belongs to, or null for a function of the host} */
  public abstract @Nullable StoreControl control();

  @Override
  public final FunctionType type() {
    return functionType;
  }

  @Override
  public final List<@Nullable Object> call(@Nullable Object... arguments) {
    HostValues.requireAll(functionType.parameters(), arguments);
    return HostValues.list(HostEntry.call(this, arguments.clone()));
  }

  @Override
  public final MethodHandle handle() {
    MethodHandle known = handle;
    if (known == null) {
      known = newHandle();
      handle = known;
    }
    return known;
  }

  /** {@return a handle as {@link Function#handle} describes} */
  MethodHandle newHandle() {
    return HostEntry.handle(this);
  }

  @Override
  public final <T> T as(Class<T> functionalInterface) {
    Method method = FunctionalInterfaces.method(functionalInterface);
    HostEntry.requireSignature(method, CoreSignatures.of(functionType));
    return newView(functionalInterface, method);
  }

  /** {@return the function as an object of an interface whose method has its signature} */
  <T> T newView(Class<T> functionalInterface, Method method) {
    return MethodHandleProxies.asInterfaceInstance(functionalInterface, handle());
  }
}
