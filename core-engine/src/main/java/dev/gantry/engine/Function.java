package dev.gantry.engine;

import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.HostReference;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of a guest or of the host (core 4.2.6).
 *
 * <p>A call enters the store: it belongs to one thread until it returns. It ends with results, or
 * with a {@link TrapException}, an {@link ExhaustedException}, the {@link
 * dev.gantry.engine.generated.GuestException} that no guest caught, or whatever a host function
 * threw, which passes through guests untouched.
 */
public sealed interface Function extends External permits FunctionReference {

  /** {@return a function of the host} */
  static Function create(FunctionType type, HostFunction implementation) {
    return HostReference.of(type, implementation);
  }

  /**
   * {@return a function of the host that wants to know who calls}
   *
   * <p>The host itself cannot call it: that is an {@link IllegalStateException}.
   */
  static Function create(FunctionType type, HostFunction.WithCaller implementation) {
    return HostReference.of(type, implementation);
  }

  /**
   * {@return a function of the host with unboxed values}
   *
   * @param implementation a handle with the signature that {@link #handle} describes, or the same
   *     after a first parameter {@link Instance}, which receives the caller
   * @throws IllegalArgumentException if it has another signature
   */
  static Function create(FunctionType type, MethodHandle implementation) {
    return HostReference.of(type, implementation);
  }

  /**
   * {@return a function of the host with unboxed values, whose type follows from the one method of
   * an interface}
   *
   * <p>{@code int}, {@code long}, {@code float}, {@code double} and {@link V128} are numbers,
   * {@code Function} is {@code funcref}, {@code Object} {@code externref}; a first parameter {@link
   * Instance} receives the caller. Guests call the method itself: there is no boxing, reflection or
   * method handle between them, and what it throws passes through guests untouched.
   *
   * @param functionalInterface public, and in a package that is exported; its loader is where the
   *     class between guest and host is defined
   * @throws IllegalArgumentException if the method has other types
   */
  static <T> Function create(Class<T> functionalInterface, T implementation) {
    return TypedHostFunction.of(functionalInterface, implementation);
  }

  @Override
  FunctionType type();

  /**
   * Calls with boxed values, as {@link NumberType} and {@link ReferenceType} say.
   *
   * @return the results; a null reference is null
   * @throws IllegalArgumentException if the arguments do not fit the type
   */
  List<@Nullable Object> call(@Nullable Object... arguments);

  /**
   * {@return the function as an object of an interface with one method}
   *
   * <p>The method has the signature of {@link #handle}. Values come and go unboxed; only the plain
   * executor boxes them on the way, and functions with several results or vectors. The object calls
   * the compiled function: no boxing, reflection or method handle is between them. It enters the
   * store as every call does, which costs next to nothing when the thread is inside already. Ask
   * once and keep the object.
   *
   * @throws IllegalArgumentException if it has not, or if the interface is not public
   */
  <T> T as(Class<T> functionalInterface);

  /**
   * {@return the function as a method handle}
   *
   * <p>{@code i32} is {@code int}, {@code i64} {@code long}, {@code f32} {@code float}, {@code f64}
   * {@code double}, {@code v128} {@link V128}, a reference {@code Object}. No result is {@code
   * void}, several are an {@code Object[]}.
   *
   * @throws IllegalArgumentException if no method can have as many parameters, about 250
   */
  MethodHandle handle();
}
