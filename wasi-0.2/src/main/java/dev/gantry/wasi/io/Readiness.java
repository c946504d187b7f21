package dev.gantry.wasi.io;

/** A condition that can be waited for. */
public interface Readiness {

  /** What is always ready. */
  Readiness ALWAYS =
      new Readiness() {
        @Override
        public boolean ready() {
          return true;
        }

        @Override
        public void arm(Wait wait) {
          wait.wake();
        }
      };

  /** {@return whether the condition holds now; never blocks} */
  boolean ready();

  /** Makes sure that the wait ends soon after the condition has come to hold. */
  void arm(Wait wait);

  /** Undoes {@link #arm}. */
  default void disarm(Wait wait) {}
}
