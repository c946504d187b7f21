package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.print.DiagnosticJson;
import dev.gantry.wit.print.WitDocumentation;
import dev.gantry.wit.print.WitPrinter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class PrintingTest {
  private static final String SHOP =
      """
      /// A shop.
      package acme:shop@1.0.0;

      /// What can be bought.
      @since(version = 1.0.0)
      interface items {
        use acme:base/types@1.0.0.{id as item-id};

        /// An item.
        record item {
          /// Its `id`, not <b>its</b> name.
          id: item-id,
          %list: list<tuple<string, u32>>,
        }

        resource cart {
          constructor();
          add: func(item: item) -> result<_, string>;
        }

        find: async func(id: item-id) -> option<item>;
      }

      world buyer {
        import acme:base/types@1.0.0;
        import items;

        export run: func();
        export hooks: interface {
          use items.{item};

          sold: func(item: item);
        }
      }

      package acme:base@1.0.0 {
        interface types {
          type id = u64;
        }
      }
      """;

  private static final WitInput INPUT = WitLoader.create().load(new Source("shop.wit", SHOP));

  @Test
  void printsWhatIsCanonicalAsItIs() {
    assertThat(WitPrinter.create().printAll(INPUT.resolution(), INPUT.mainPackage()))
        .isEqualTo(SHOP);
  }

  @Test
  void leavesDocumentationOutWhenAsked() {
    assertThat(WitPrinter.create().withoutDocs().print(INPUT.resolution(), INPUT.mainPackage()))
        .doesNotContain("///")
        .contains("@since");
  }

  @Test
  void printsPackagesAsFilesOfAFolder() {
    assertThat(WitPrinter.create().files(INPUT.resolution(), INPUT.mainPackage()))
        .containsOnlyKeys("shop.wit", "deps/acme-base@1.0.0/package.wit");
  }

  @Test
  void printsOneWorldAlone() {
    WorldId world = INPUT.world(Optional.of("acme:shop/buyer"));

    assertThat(WitPrinter.create().print(INPUT.resolution(), world))
        .startsWith("package acme:shop@1.0.0;\n\nworld buyer {\n")
        .doesNotContain("interface items");
  }

  @Test
  void namesTheWorldsWhenTheOneAskedForIsNotThere() {
    assertThat(INPUT.world(Optional.empty())).isEqualTo(INPUT.world(Optional.of("buyer")));
    assertThatThrownBy(() -> INPUT.world(Optional.of("seller")))
        .isInstanceOf(WitException.class)
        .hasMessageContaining("there is no world `seller`")
        .hasMessageContaining("-w acme:shop/buyer@1.0.0");
  }

  @Test
  void linksEveryDocumentedTypeToAPageAndPlaceThatAreThere() {
    Map<String, String> pages = WitDocumentation.pages(INPUT.resolution(), INPUT.mainPackage());

    assertThat(pages)
        .containsOnlyKeys(
            "index.html",
            "acme-shop-1.0.0/items.html",
            "acme-shop-1.0.0/buyer.world.html",
            "acme-base-1.0.0/types.html");
    assertThat(pages.get("acme-shop-1.0.0/items.html"))
        .contains("../acme-base-1.0.0/types.html#id")
        .contains("<code>id</code>, not &lt;b&gt;its&lt;/b&gt; name");
    pages.forEach((path, page) -> assertLinksLead(path, page, pages));
  }

  private static void assertLinksLead(String path, String page, Map<String, String> pages) {
    List<String> links =
        Pattern.compile("href=\"([^\"]+)\"").matcher(page).results().map(r -> r.group(1)).toList();
    for (String link : links) {
      String[] parts = link.split("#", -1);
      String target = parts[0].isEmpty() ? path : parts[0].replace("../", "");
      assertThat(pages).as("%s in %s", link, path).containsKey(target);
      if (parts.length > 1) {
        assertThat(pages.get(target)).contains("id=\"" + parts[1] + "\"");
      }
    }
  }

  @Test
  void givesToolsDiagnosticsWithPlaces() {
    var source = new Source("a.wit", "package a:b;\ninterface i {\n  type a = strng;\n}");
    assertThatThrownBy(() -> WitLoader.create().load(source))
        .isInstanceOfSatisfying(
            WitException.class,
            e -> {
              JsonNode found =
                  new ObjectMapper().readTree(DiagnosticJson.print(e.diagnostics())).get(0);
              assertThat(found.get("code").asString()).isEqualTo("WIT0203");
              assertThat(found.at("/labels/0/start/line").asInt()).isEqualTo(3);
              assertThat(found.at("/labels/0/end/column").asInt()).isEqualTo(17);
              assertThat(found.at("/hints/0").asString()).isEqualTo("did you mean `string`?");
            });
  }
}
