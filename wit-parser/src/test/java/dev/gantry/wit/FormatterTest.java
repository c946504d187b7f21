package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wit.print.WitFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FormatterTest {
  private static final Pattern TOKEN =
      Pattern.compile("//[^\n]*|/\\*(?:[^*]|\\*(?!/))*\\*/|\"[^\"\n]*\"|[^\\s,]", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> isIdempotentAndLosesNothingInAnyFile() {
    return CorpusFiles.all().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertKept(file)));
  }

  private static void assertKept(Path file) throws IOException {
    String text = Files.readString(file);
    String once = format(text);
    assertThat(format(once)).as("second time").isEqualTo(once);
    assertThat(tokens(once)).as("all but white space and commas").isEqualTo(tokens(text));
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(result -> result.group().stripTrailing()).toList();
  }

  @Test
  void laysOutItemsAndLists() {
    assertThat(
            format(
                """
                package   a:b @1.0.0;
                interface  i{use a:c/d@1.2.3 . {x,y as z,};
                  record r{a:u32,b:list < u8 >}


                  @since( version=1.0.0 ) @deprecated(version = 1.1.0)
                  f:async func(a :u32,)->result<_,string>; // trailing
                  flags none{}
                  resource q { constructor(x: u8); get:static func() ; }
                  /* before */ variant v { one(u32) , two }
                }
                world w{import p: wasi:k/s;import  a:c/d@1.2.3;include x with{a as b,c as d};
                  export e:interface{}
                }
                """))
        .isEqualTo(
            """
            package a:b@1.0.0;
            interface i {
              use a:c/d@1.2.3.{x, y as z};
              record r {
                a: u32,
                b: list<u8>,
              }

              @since(version = 1.0.0)
              @deprecated(version = 1.1.0)
              f: async func(a: u32) -> result<_, string>; // trailing
              flags none {}
              resource q {
                constructor(x: u8);
                get: static func();
              }
              /* before */ variant v {
                one(u32),
                two,
              }
            }
            world w {
              import p: wasi:k/s;
              import a:c/d@1.2.3;
              include x with { a as b, c as d };
              export e: interface {}
            }
            """);
  }

  @Test
  void givesEachParameterOfALongFunctionItsLine() {
    String parameters =
        "first-parameter: string, second-parameter: string, third-parameter: string";

    assertThat(format("interface i { f: func(" + parameters + ") -> result<string, string>; }"))
        .isEqualTo(
            """
            interface i {
              f: func(
                first-parameter: string,
                second-parameter: string,
                third-parameter: string,
              ) -> result<string, string>;
            }
            """);
  }

  @Test
  void keepsCommentsWhereverTheyStand() {
    assertThat(format("// a\npackage x:y; // b\n\n\n// c\ninterface i { // d\n  // e\n}\n// f"))
        .isEqualTo("// a\npackage x:y; // b\n\n// c\ninterface i { // d\n  // e\n}\n// f\n");
  }

  @Test
  void indentsACommentBehindTheLastElementLikeTheElement() {
    assertThat(format("interface i { record r {\n a: u8\n // b\n} }"))
        .isEqualTo("interface i {\n  record r {\n    a: u8,\n    // b\n  }\n}\n");
  }

  @Test
  void refusesWhatIsNotWit() {
    assertThatThrownBy(() -> format("interface {")).isInstanceOf(WitException.class);
  }

  private static String format(String text) {
    return WitFormatter.format(new Source("a.wit", text));
  }
}
