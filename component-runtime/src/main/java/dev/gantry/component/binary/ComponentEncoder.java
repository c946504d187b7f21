package dev.gantry.component.binary;

import dev.gantry.component.syntax.ComponentCustomSection;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.syntax.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes components (Binary.md).
 *
 * <p>Definitions of one kind that follow one another share a section.
 */
public final class ComponentEncoder {
  private static final byte[] PREAMBLE = {0x00, 0x61, 0x73, 0x6D, 0x0D, 0x00, 0x01, 0x00};

  private final ByteWriter out = new ByteWriter();
  private final List<Definition> pending = new ArrayList<>();
  private int pendingSection = -1;

  private ComponentEncoder() {}

  /** {@return the binary of a component} */
  public static Bytes encode(ComponentSyntax component) {
    var encoder = new ComponentEncoder();
    encoder.component(component);
    return encoder.out.toBytes();
  }

  private void component(ComponentSyntax component) {
    out.writeBytes(Bytes.of(PREAMBLE));
    int custom = 0;
    for (int i = 0; i <= component.definitions().size(); i++) {
      while (custom < component.customSections().size()
          && component.customSections().get(custom).definitionsBefore() == i) {
        flush();
        custom(component.customSections().get(custom++));
      }
      if (i < component.definitions().size()) {
        definition(component.definitions().get(i));
      }
    }
    flush();
  }

  private void custom(ComponentCustomSection section) {
    out.writeByte(0);
    out.writeSized(
        to -> {
          to.writeName(section.name());
          to.writeBytes(section.content());
        });
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.CoreModule(var binary) -> alone(1, binary);
      case Definition.NestedComponent(var component) -> alone(4, encode(component));
      case Definition.Start start -> {
        flush();
        out.writeByte(9);
        out.writeSized(to -> start(to, start));
      }
      case Definition.CoreInstantiate _, Definition.CoreInlineExports _ -> grouped(2, definition);
      case Definition.CoreTypeDefinition _ -> grouped(3, definition);
      case Definition.Instantiate _, Definition.InlineExports _ -> grouped(5, definition);
      case Definition.AliasDefinition _ -> grouped(6, definition);
      case Definition.TypeDefinition _ -> grouped(7, definition);
      case Definition.CanonDefinition _ -> grouped(8, definition);
      case Definition.Import _ -> grouped(10, definition);
      case Definition.Export _ -> grouped(11, definition);
      case Definition.ValueDefinition _ -> grouped(12, definition);
    }
  }

  private void alone(int section, Bytes content) {
    flush();
    out.writeByte(section);
    out.writeWithLength(content);
  }

  private void grouped(int section, Definition definition) {
    if (section != pendingSection) {
      flush();
      pendingSection = section;
    }
    pending.add(definition);
  }

  private void flush() {
    if (!pending.isEmpty()) {
      out.writeByte(pendingSection);
      out.writeSized(to -> to.writeList(pending, definition -> grouped(to, definition)));
      pending.clear();
    }
    pendingSection = -1;
  }

  private static void grouped(ByteWriter to, Definition definition) {
    var types = new TypeEncoder(to);
    switch (definition) {
      case Definition.CoreInstantiate(int module, var arguments) -> {
        to.writeByte(0x00);
        to.writeU32(module);
        to.writeList(
            arguments,
            argument -> {
              to.writeName(argument.name());
              to.writeByte(Sort.CORE_INSTANCE.code());
              to.writeU32(argument.coreInstanceIndex());
            });
      }
      case Definition.CoreInlineExports(var exports) -> {
        to.writeByte(0x01);
        to.writeList(
            exports,
            export -> {
              to.writeName(export.name());
              to.writeByte(export.exported().sort().code());
              to.writeU32(export.exported().index());
            });
      }
      case Definition.CoreTypeDefinition(var type) -> new CoreTypeEncoder(to).type(type);
      case Definition.Instantiate(int component, var arguments) -> {
        to.writeByte(0x00);
        to.writeU32(component);
        to.writeList(
            arguments,
            argument -> {
              to.writeName(argument.name());
              sortIndex(to, argument.value());
            });
      }
      case Definition.InlineExports(var exports) -> {
        to.writeByte(0x01);
        to.writeList(
            exports,
            export -> {
              types.externName(export.name());
              sortIndex(to, export.exported());
            });
      }
      case Definition.AliasDefinition(var alias) -> types.alias(alias);
      case Definition.TypeDefinition(var type) -> types.type(type);
      case Definition.CanonDefinition(var canon) -> new CanonEncoder(to).canon(canon);
      case Definition.Import(var name, var type) -> {
        types.externName(name);
        types.externType(type);
      }
      case Definition.Export(var name, var exported, var type) -> {
        types.externName(name);
        sortIndex(to, exported);
        to.writeByte(type.isPresent() ? 1 : 0);
        type.ifPresent(types::externType);
      }
      case Definition.ValueDefinition(var type, var value) -> {
        types.use(type);
        to.writeWithLength(value);
      }
      case Definition.CoreModule _, Definition.NestedComponent _, Definition.Start _ ->
          throw new AssertionError(definition);
    }
  }

  private static void start(ByteWriter to, Definition.Start start) {
    to.writeU32(start.functionIndex());
    to.writeList(start.valueIndices(), to::writeU32);
    to.writeU32(start.resultCount());
  }

  private static void sortIndex(ByteWriter to, SortIndex index) {
    sort(to, index.sort());
    to.writeU32(index.index());
  }

  static void sort(ByteWriter to, Sort sort) {
    if (sort.isCore()) {
      to.writeByte(0x00);
    }
    to.writeByte(sort.code());
  }
}
