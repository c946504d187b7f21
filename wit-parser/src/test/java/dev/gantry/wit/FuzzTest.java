package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gantry.wit.print.WitFormatter;
import dev.gantry.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the text, only diagnostics come out, and soon. {@code -Dgantry.fuzz.inputs=1000000} is
 * the long mode, {@code -Dgantry.fuzz.seed=…} repeats a run.
 */
class FuzzTest {
  private static final int INPUTS = Integer.getInteger("gantry.fuzz.inputs", 4_000);
  private static final long SEED = Long.getLong("gantry.fuzz.seed", 20260821L);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private static final List<String> WORDS =
      List.of(
          "as",
          "async",
          "bool",
          "borrow",
          "char",
          "constructor",
          "enum",
          "error-context",
          "export",
          "f32",
          "flags",
          "from",
          "func",
          "future",
          "import",
          "include",
          "interface",
          "list",
          "map",
          "option",
          "own",
          "package",
          "record",
          "resource",
          "result",
          "s8",
          "static",
          "stream",
          "string",
          "tuple",
          "type",
          "u32",
          "use",
          "variant",
          "with",
          "world",
          "_",
          "=",
          ",",
          ":",
          ";",
          "(",
          ")",
          "{",
          "}",
          "<",
          ">",
          "->",
          "/",
          ".",
          "@",
          "1.2.3",
          "0.1.0-rc.1",
          "42",
          "a",
          "b",
          "c",
          "%type",
          "a_b",
          "é",
          "\"x\"",
          "\"",
          "//x\n",
          "/*",
          "*/",
          "/**/",
          "@since(version = 1.0.0)",
          "@unstable(feature = f)",
          "package a:b;",
          "interface a {",
          "world w {",
          "\n",
          "\u202e",
          "\u0000",
          "\ud83d",
          "-",
          "--",
          "%");

  private static final List<String> SEEDS =
      List.of(
          """
          package a:b@1.0.0;
          /// docs
          interface i {
            use j.{t as u};
            record r { a: list<u8, 4>, b: option<result<_, string>> }
            variant v { a, b(tuple<u8, f32>) }
            enum e { a, b }
            flags f { a, b }
            @since(version = 1.0.0)
            resource q { constructor(x: u8) -> result<q>; m: async func(); s: static func() -> q; }
            g: func(x: borrow<q>, y: map<string, r>) -> stream<u8>;
          }
          interface j { type t = u8; }
          world w {
            import i; import a: j; import f: func(); export x: interface { h: func(); }
            include z with { k as l };
          }
          world z { import k: func(); @external-id("x") export j; }
          package c:d { interface k { use a:b/i@1.0.0.{e}; } }
          """);

  @Test
  void answersEveryTextWithDiagnosticsInTime() throws IOException {
    var random = new Random(SEED);
    List<String> texts = texts();
    for (int i = 0; i < INPUTS; i++) {
      long seed = random.nextLong();
      String input = input(texts, new Random(seed));
      check(input, "input %d of seed %d".formatted(i, SEED));
    }
  }

  private static List<String> texts() throws IOException {
    var texts = new ArrayList<>(SEEDS);
    Path golden = Path.of("src", "test", "golden", "diagnostics");
    for (Path file : Corpora.entries(golden)) {
      if (file.toString().endsWith(".wit")) {
        texts.add(Files.readString(file));
      }
    }
    for (Path file : CorpusFiles.ifThere()) {
      if (Files.size(file) < 20_000) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static String input(List<String> texts, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> soup(random);
      case 1 -> splice(pick(texts, random), pick(texts, random), random);
      default -> mutate(pick(texts, random), random);
    };
  }

  private static String soup(Random random) {
    var soup = new StringBuilder(random.nextBoolean() ? "package a:b;\n" : "");
    for (int i = random.nextInt(120); i >= 0; i--) {
      soup.append(pick(WORDS, random)).append(random.nextInt(5) == 0 ? "\n" : " ");
    }
    return soup.toString();
  }

  private static String splice(String first, String second, Random random) {
    return first.substring(0, random.nextInt(first.length() + 1))
        + second.substring(random.nextInt(second.length() + 1));
  }

  private static String mutate(String text, Random random) {
    var mutated = new StringBuilder(text);
    for (int i = random.nextInt(6); i >= 0 && !mutated.isEmpty(); i--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(6)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, pick(WORDS, random));
        case 2 ->
            mutated.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        case 3 -> mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(40)));
        case 4 -> {
          int end = Math.min(mutated.length(), at + random.nextInt(60));
          mutated.insert(at, mutated.substring(at, end));
        }
        default -> mutated.insert(at, " " + pick(WORDS, random) + " ");
      }
    }
    return mutated.toString();
  }

  private static String pick(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static void check(String input, String name) {
    Duration time = LONGEST;
    try {
      // Another process may have had the processor, so a slow one has two more tries.
      for (int i = 0; i < 3 && time.compareTo(LONGEST) >= 0; i++) {
        time = read(input);
      }
    } catch (RuntimeException | Error e) {
      fail("%s: %s\n%s".formatted(name, e, shortened(input)), e);
    }
    assertThat(time).as("%s:\n%s", name, shortened(input)).isLessThan(LONGEST);
  }

  private static String shortened(String input) {
    return input.length() < 20_000 ? input : input.substring(0, 200);
  }

  /** {@return how long it takes to read a text; what is printed and formatted must read back} */
  private static Duration read(String input) {
    var source = new Source("fuzz.wit", input);
    long start = System.nanoTime();
    Duration time;
    try {
      WitInput read = WitLoader.create().withAllFeatures().load(source);
      time = Duration.ofNanos(System.nanoTime() - start);
      String printed = WitPrinter.create().printAll(read.resolution(), read.mainPackage());
      WitLoader.create().withAllFeatures().load(new Source("printed.wit", printed));
    } catch (WitException e) {
      time = Duration.ofNanos(System.nanoTime() - start);
      if (isAbout(e, "printed.wit")) {
        throw new AssertionError("printed text does not read back", e);
      }
    }
    try {
      String formatted = WitFormatter.format(source);
      assertThat(WitFormatter.format(new Source("formatted.wit", formatted))).isEqualTo(formatted);
    } catch (WitException e) {
      if (isAbout(e, "formatted.wit")) {
        throw new AssertionError("formatted text is not WIT", e);
      }
    }
    return time;
  }

  private static boolean isAbout(WitException e, String path) {
    return e.diagnostics().getFirst().primary().source().path().equals(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list<",
        "option<",
        "tuple<u8, ",
        "result<_, ",
        "map<u8, ",
        "{",
        "(",
        "interface a {",
        "package a:b {",
        "world w { import x: interface {",
        "/*",
        "@since(",
        "%",
        "a:",
        "a.",
        "<",
        ">"
      })
  void survivesDeepNesting(String opener) {
    String deep = opener.repeat(50_000);

    check("package a:b; interface i { type t = " + deep, "nested " + opener);
    check("package a:b; interface i { f: func(x: " + deep + "u8) ; }", "nested " + opener);
    check("package a:b;\n" + deep, "nested " + opener);
  }

  @Test
  void survivesLongChainsOfTypesAndInterfaces() {
    var types = new StringBuilder("package a:b; interface i {\n type t0 = u8;\n");
    for (int i = 1; i < 10_000; i++) {
      types.append(" type t%d = tuple<t%d, t%d>;\n".formatted(i, i - 1, i - 1));
    }
    check(types.append("}").toString(), "chain of types");

    var interfaces = new StringBuilder("package a:b;\ninterface i0 { type t = u8; }\n");
    for (int i = 1; i < 3_000; i++) {
      interfaces.append("interface i%d { use i%d.{t}; }\n".formatted(i, i - 1));
    }
    check(interfaces.append("world w { import i2999; }").toString(), "chain of interfaces");
  }
}
