package dev.gantry.engine.text;

import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the text format: a word that is none of them is an unknown operator (core 6.3.1).
 */
final class Keywords {
  private static final Set<String> STRUCTURE =
      Set.of(
          """
          i8 i16 i32 i64 f32 f64 v128 i8x16 i16x8 i32x4 i64x2 f32x4 f64x2 any eq i31 struct array
          none func nofunc extern noextern exn noexn anyref eqref i31ref structref arrayref nullref
          funcref nullfuncref externref nullexternref exnref nullexnref ref null mut field type sub
          final rec param result local module import export table memory global tag start elem data
          declare offset item then else do catch catch_ref catch_all catch_all_ref shared unshared
          pagesize binary quote definition instance register invoke get script input output
          assert_malformed assert_invalid assert_malformed_custom assert_invalid_custom
          assert_unlinkable assert_return assert_trap assert_exhaustion assert_exception
          assert_suspension either thread wait ref.extern ref.host nan:canonical nan:arithmetic\
          """
              .split("\\s+"));

  private static final Set<String> ALL =
      Stream.concat(STRUCTURE.stream(), Arrays.stream(Opcode.values()).map(Opcode::mnemonic))
          .collect(Collectors.toUnmodifiableSet());

  private Keywords() {}

  /** {@return whether a word is a keyword or a number} */
  static boolean isKnown(String word) {
    return ALL.contains(word)
        || Floats.isFloat(word)
        || isNumberAfter(word, "offset=")
        || isNumberAfter(word, "align=");
  }

  private static boolean isNumberAfter(String word, String prefix) {
    return word.startsWith(prefix) && Integers.isNatural(word.substring(prefix.length()));
  }
}
