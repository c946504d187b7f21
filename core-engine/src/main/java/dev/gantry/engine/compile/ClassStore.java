package dev.gantry.engine.compile;

import java.util.Optional;

/**
 * Where the classes of a module are kept once they have been made. Any thread may use it.
 *
 * <p>A name is that of a class within its package, after the {@linkplain MemoryForm forms} of the
 * memories that the class is for.
 */
public interface ClassStore {

  /** One that keeps nothing. */
  ClassStore NONE =
      new ClassStore() {
        @Override
        public Optional<byte[]> find(String name) {
          return Optional.empty();
        }

        @Override
        public void add(String name, byte[] classFile) {}
      };

  /** {@return a class file that has been kept} */
  Optional<byte[]> find(String name);

  /** Keeps a class file, if it can. */
  void add(String name, byte[] classFile);
}
