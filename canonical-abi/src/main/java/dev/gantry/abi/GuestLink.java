package dev.gantry.abi;

/** What the Java objects that stand for a guest reach it through, for generated code. */
public interface GuestLink {

  /** {@return the object that calls a function, by the number of its method} */
  Object adapter(int method);

  /** Ends the use of what an object stands for. */
  void close(Object subject);
}
