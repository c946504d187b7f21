package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.Arrays;

/**
 * Which functions of a module share a class: neighbours, and few, because a class is made when the
 * first of its functions is called.
 *
 * <p>A large function is alone, so that nobody pays for it who calls the one beside it.
 */
final class Chunks {
  private static final int MOST_FUNCTIONS = 4;

  /** What the bodies of a chunk have together, unless it is one. */
  private static final int MOST_BYTES = 2048;

  private final int importedFunctionCount;
  private final int[] firsts;
  private final int[] chunks;

  Chunks(ModuleSyntax syntax, int importedFunctionCount) {
    this.importedFunctionCount = importedFunctionCount;
    this.chunks = new int[syntax.functions().size()];
    int[] found = new int[chunks.length + 1];
    int count = 0;
    int bytes = 0;
    for (int defined = 0; defined < chunks.length; defined++) {
      Function function = syntax.functions().get(defined);
      int more = function.body().end() - function.body().start();
      boolean isFull =
          (count > 0 && defined - found[count - 1] == MOST_FUNCTIONS) || bytes + more > MOST_BYTES;
      if (count == 0 || isFull) {
        found[count++] = defined;
        bytes = 0;
      }
      bytes += more;
      chunks[defined] = count - 1;
    }
    found[count] = chunks.length;
    this.firsts = Arrays.copyOf(found, count + 1);
  }

  /** {@return how many chunks there are} */
  int count() {
    return firsts.length - 1;
  }

  /** {@return the chunk of a function that the module defines} */
  int of(int function) {
    return chunks[function - importedFunctionCount];
  }

  /** {@return the first function of a chunk} */
  int first(int chunk) {
    return importedFunctionCount + firsts[chunk];
  }

  /** {@return the function after the last of a chunk} */
  int end(int chunk) {
    return importedFunctionCount + firsts[chunk + 1];
  }
}
