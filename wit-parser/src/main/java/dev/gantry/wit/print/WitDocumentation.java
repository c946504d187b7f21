package dev.gantry.wit.print;

import static dev.gantry.wit.print.DocPage.escape;
import static dev.gantry.wit.print.DocPage.link;
import static java.util.stream.Collectors.joining;

import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldItem.InterfaceItem;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Web pages that document packages: one for all packages, one for each interface and world. Types
 * link to where they are defined. The pages need nothing but themselves.
 */
public final class WitDocumentation {
  private final Resolution resolution;

  private WitDocumentation(Resolution resolution) {
    this.resolution = resolution;
  }

  /** {@return the pages by path; the first one is {@code index.html}} */
  public static SequencedMap<String, String> pages(Resolution resolution, PackageId mainPackage) {
    return new WitDocumentation(resolution).pages(mainPackage);
  }

  private SequencedMap<String, String> pages(PackageId main) {
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    pages.put("index.html", index(main));
    for (WitPackage one : resolution.packages()) {
      one.interfaces().values().forEach(id -> pages.put(path(id), interfacePage(id)));
      one.worlds().values().forEach(id -> pages.put(path(id), worldPage(id)));
    }
    return pages;
  }

  // Paths

  private static String folder(PackageName name) {
    return name.toString().replace(':', '-').replace('@', '-');
  }

  private String path(InterfaceId id) {
    WitInterface named = resolution.get(id);
    return folder(resolution.get(named.inPackage()).name())
        + "/"
        + named.name().orElseThrow()
        + ".html";
  }

  private String path(WorldId id) {
    World world = resolution.get(id);
    return folder(resolution.get(world.inPackage()).name()) + "/" + world.name() + ".world.html";
  }

  // The first page

  private String index(PackageId main) {
    var body = new StringBuilder();
    List<WitPackage> packages = new ArrayList<>(resolution.packages());
    WitPackage first = packages.remove(main.index());
    packages.addFirst(first);
    for (WitPackage one : packages) {
      body.append("<h2>").append(escape(one.name().toString())).append("</h2>\n");
      one.docs().ifPresent(docs -> body.append(DocText.html(docs)));
      body.append("<table>\n");
      one.worlds()
          .values()
          .forEach(
              id ->
                  row(
                      body,
                      "world",
                      path(id),
                      resolution.get(id).name(),
                      resolution.get(id).docs()));
      one.interfaces()
          .values()
          .forEach(
              id ->
                  row(
                      body,
                      "interface",
                      path(id),
                      resolution.get(id).name().orElseThrow(),
                      resolution.get(id).docs()));
      body.append("</table>\n");
    }
    return DocPage.page(first.name().toString(), "WIT packages", body.toString());
  }

  private static void row(
      StringBuilder body, String kind, String path, String name, Optional<String> docs) {
    body.append("<tr><td><code><span class=\"kind\">")
        .append(kind)
        .append("</span> ")
        .append(link(path, escape(name)))
        .append("</code></td><td>")
        .append(docs.map(DocText::summary).orElse(""))
        .append("</td></tr>\n");
  }

  private String navigation(PackageName name) {
    return link("../index.html", "WIT packages") + " / " + escape(name.toString());
  }

  // Pages of interfaces and worlds

  private String interfacePage(InterfaceId id) {
    WitInterface one = resolution.get(id);
    PackageName name = resolution.get(one.inPackage()).name();
    var body = new StringBuilder();
    gates(body, one.stability());
    one.docs().ifPresent(docs -> body.append(DocText.html(docs)));
    members(body, one.types().values(), one.functions().values());
    return DocPage.page(name.item(one.name().orElseThrow()), navigation(name), body.toString());
  }

  private void members(
      StringBuilder body, Collection<TypeId> types, Collection<Function> functions) {
    var content = new DocMembers(resolution, this::path);
    List<TypeId> used =
        types.stream().filter(type -> resolution.usedFrom(type).isPresent()).toList();
    if (!used.isEmpty()) {
      body.append("<h2>Uses</h2>\n<p>")
          .append(used.stream().map(content::usedType).collect(joining(", ")))
          .append("</p>\n");
    }
    List<TypeId> own = types.stream().filter(type -> resolution.usedFrom(type).isEmpty()).toList();
    if (!own.isEmpty()) {
      body.append("<h2>Types</h2>\n");
      own.forEach(type -> body.append(content.type(type, functions)));
    }
    List<Function> free =
        functions.stream().filter(f -> f.kind() instanceof FunctionKind.Freestanding).toList();
    if (!free.isEmpty()) {
      body.append("<h2>Functions</h2>\n");
      free.forEach(function -> body.append(content.function(function)));
    }
  }

  private String worldPage(WorldId id) {
    World world = resolution.get(id);
    PackageName name = resolution.get(world.inPackage()).name();
    var body = new StringBuilder();
    gates(body, world.stability());
    world.docs().ifPresent(docs -> body.append(DocText.html(docs)));
    List<TypeId> types = new ArrayList<>();
    List<Function> functions = new ArrayList<>();
    for (WorldItem item : world.imports().values()) {
      switch (item) {
        case WorldItem.TypeItem(var type, _) -> types.add(type);
        case WorldItem.FunctionItem(var function) -> functions.add(function);
        case InterfaceItem _ -> {
          // Listed below.
        }
      }
    }
    ports(body, "Exports", world.exports());
    ports(body, "Imports", world.imports());
    members(body, types, functions);
    return DocPage.page(name.item(world.name()), navigation(name), body.toString());
  }

  private void ports(StringBuilder body, String title, SequencedMap<WorldKey, WorldItem> items) {
    var content = new DocMembers(resolution, this::path);
    var rows = new StringBuilder();
    items.forEach(
        (key, item) -> {
          switch (item) {
            case InterfaceItem named -> rows.append(port(content, key, named));
            case WorldItem.FunctionItem(var function) -> {
              if (title.equals("Exports")) {
                rows.append(content.function(function));
              }
            }
            case WorldItem.TypeItem _ -> {
              // A member.
            }
          }
        });
    if (!rows.isEmpty()) {
      body.append("<h2>").append(title).append("</h2>\n").append(rows);
    }
  }

  private String port(DocMembers content, WorldKey key, InterfaceItem item) {
    WitInterface one = resolution.get(item.id());
    String label = key instanceof WorldKey.Named(var name) ? escape(name) + ": " : "";
    var text = new StringBuilder("<article><h3><code>").append(label);
    if (one.name().isPresent()) {
      String fullName = resolution.fullName(item.id()).orElseThrow();
      text.append(link("../" + path(item.id()), escape(fullName)));
    } else {
      text.append("<span class=\"kind\">interface</span>");
    }
    text.append("</code></h3>\n");
    Optional<String> docs = item.docs().or(one::docs);
    docs.ifPresent(d -> text.append("<p>").append(DocText.summary(d)).append("</p>\n"));
    if (one.name().isEmpty()) {
      one.types().values().forEach(t -> text.append(content.type(t, one.functions().values())));
      one.functions().values().stream()
          .filter(f -> f.kind() instanceof FunctionKind.Freestanding)
          .forEach(f -> text.append(content.function(f)));
    }
    return text.append("</article>\n").toString();
  }

  static void gates(StringBuilder body, Stability stability) {
    switch (stability) {
      case Stability.Unknown() -> {
        // Nothing to say.
      }
      case Stability.Unstable(var feature, _) ->
          body.append("<span class=\"gate warn\">unstable: ")
              .append(escape(feature))
              .append("</span>");
      case Stability.Stable(var since, _) ->
          body.append("<span class=\"gate\">since ").append(since).append("</span>");
    }
    stability
        .deprecation()
        .ifPresent(
            version ->
                body.append("<span class=\"gate warn\">deprecated since ")
                    .append(version)
                    .append("</span>"));
  }
}
