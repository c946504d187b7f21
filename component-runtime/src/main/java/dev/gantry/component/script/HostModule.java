package dev.gantry.component.script;

import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.HostFunction;
import dev.gantry.component.exec.HostResourceType;
import dev.gantry.component.exec.HostedFunction;
import dev.gantry.component.exec.Item;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.component.valid.ItemType;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Module;
import dev.gantry.engine.text.TextModule;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What scripts may import as {@code host}: the test module of Wasmtime's suite.
 *
 * <p>Its types are those that the component in {@code host.wat} imports.
 */
final class HostModule {
  private static final String MODULE =
      """
      (module
        (global (export "g") i32 i32.const 100)
        (func (export "f") (result i32) i32.const 101))
      """;

  private long drops;
  private long lastDrop;

  /** A resource of the host. */
  private record Resource(long representation) {}

  /** {@return what is on offer, by the names of imports} */
  static Map<String, ScriptLinker.Offer> offers() {
    byte[] text = ComponentDialect.resource("host.wat").getBytes(StandardCharsets.UTF_8);
    Map<String, ItemType> types =
        RuntimeComponent.of(Engine.DEFAULT, ComponentFeatures.DEFAULT, text).type().imports();
    Map<String, Item> items = new HostModule().items();
    var offers = new LinkedHashMap<String, ScriptLinker.Offer>();
    types.forEach(
        (name, type) ->
            offers.put(name, ScriptLinker.Offer.of(type, ScriptLinker.present(items, name))));
    return offers;
  }

  private Map<String, Item> items() {
    return Map.of(
        "host-echo-u32",
        function("host-echo-u32", arguments -> Optional.of(arguments.getFirst())),
        "host-return-two",
        function("host-return-two", _ -> Optional.of(2L)),
        "host",
        new Item.OfInstance(host()));
  }

  private static Item function(String name, HostFunction function) {
    return new Item.OfFunction(new HostedFunction(name, function));
  }

  private static Item type(HostResourceType type) {
    return new Item.OfType(Optional.of(type));
  }

  private Map<String, Item> host() {
    var resource1 = new HostResourceType("resource1", Resource.class, this::drop);
    var resource2 = new HostResourceType("resource2", Resource.class, _ -> {});
    var host = new LinkedHashMap<String, Item>();
    add(host, "return-three", _ -> Optional.of(3L));
    add(host, "return-hi", _ -> Optional.of("hi"));
    host.put(
        "nested",
        new Item.OfInstance(Map.of("return-four", function("return-four", _ -> Optional.of(4L)))));
    host.put(
        "simple-module",
        new Item.OfModule(
            Module.of(Engine.DEFAULT, TextModule.parse(MODULE.getBytes(StandardCharsets.UTF_8)))));
    host.put("resource1", type(resource1));
    host.put("resource2", type(resource2));
    host.put("resource1-again", type(resource1));
    add(
        host,
        "[constructor]resource1",
        arguments -> Optional.of(new Resource((long) arguments.getFirst())));
    add(host, "[static]resource1.assert", HostModule::requireSame);
    add(host, "[static]resource1.last-drop", _ -> Optional.of(lastDrop));
    add(host, "[static]resource1.drops", _ -> Optional.of(drops));
    add(host, "[method]resource1.simple", HostModule::requireSame);
    add(host, "[method]resource1.take-borrow", _ -> Optional.empty());
    add(host, "[method]resource1.take-own", _ -> Optional.empty());
    return host;
  }

  private static void add(Map<String, Item> host, String name, HostFunction function) {
    host.put(name, function(name, function));
  }

  private void drop(Object resource) {
    drops++;
    lastDrop = ((Resource) resource).representation();
  }

  private static Optional<Object> requireSame(List<Object> arguments) {
    long found = ((Resource) arguments.getFirst()).representation();
    if (found != (long) arguments.get(1)) {
      throw new IllegalStateException(
          "resource %d, expected %s".formatted(found, arguments.get(1)));
    }
    return Optional.empty();
  }
}
