package dev.gantry.component.syntax;

import dev.gantry.engine.syntax.Bytes;
import java.util.List;
import java.util.Optional;

/** One of the definitions that a component consists of (Binary.md, section). */
public sealed interface Definition {

  /** {@return the index space that the definition adds to, empty for {@link Start}} */
  default Optional<Sort> sort() {
    return switch (this) {
      case CoreModule _ -> Optional.of(Sort.CORE_MODULE);
      case CoreInstantiate _, CoreInlineExports _ -> Optional.of(Sort.CORE_INSTANCE);
      case CoreTypeDefinition _ -> Optional.of(Sort.CORE_TYPE);
      case NestedComponent _ -> Optional.of(Sort.COMPONENT);
      case Instantiate _, InlineExports _ -> Optional.of(Sort.INSTANCE);
      case AliasDefinition(var alias) -> Optional.of(alias.sort());
      case TypeDefinition _ -> Optional.of(Sort.TYPE);
      case CanonDefinition(var canon) -> Optional.of(canon.sort());
      case Start _ -> Optional.empty();
      case Import(_, var type) -> Optional.of(type.sort());
      case Export(_, var exported, _) -> Optional.of(exported.sort());
      case ValueDefinition _ -> Optional.of(Sort.VALUE);
    };
  }

  /** {@code (core module ...)}: a core module, preamble and all. */
  record CoreModule(Bytes binary) implements Definition {}

  /** {@code (core instance (instantiate module argument*))}. */
  record CoreInstantiate(int moduleIndex, List<CoreArgument> arguments) implements Definition {
    public CoreInstantiate {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code (with "name" (instance i))}. */
  record CoreArgument(String name, int coreInstanceIndex) {}

  /** {@code (core instance (export ...)*)}: a core instance made of what is there. */
  record CoreInlineExports(List<CoreInlineExport> exports) implements Definition {
    public CoreInlineExports {
      exports = List.copyOf(exports);
    }
  }

  /** An export of a {@link CoreInlineExports}. */
  record CoreInlineExport(String name, SortIndex exported) {}

  /** {@code (core type ...)}. */
  record CoreTypeDefinition(CoreType type) implements Definition {}

  /** {@code (component ...)}. */
  record NestedComponent(ComponentSyntax component) implements Definition {}

  /** {@code (instance (instantiate component argument*))}. */
  record Instantiate(int componentIndex, List<Argument> arguments) implements Definition {
    public Instantiate {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code (with "name" (sort i))}. */
  record Argument(String name, SortIndex value) {}

  /** {@code (instance (export ...)*)}: an instance made of what is there. */
  record InlineExports(List<InlineExport> exports) implements Definition {
    public InlineExports {
      exports = List.copyOf(exports);
    }
  }

  /** An export of an {@link InlineExports}. */
  record InlineExport(ExternName name, SortIndex exported) {}

  /** {@code (alias ...)}. */
  record AliasDefinition(Alias alias) implements Definition {}

  /** {@code (type ...)}. */
  record TypeDefinition(DefinedType type) implements Definition {}

  /** {@code (canon ...)}. */
  record CanonDefinition(Canon canon) implements Definition {}

  /**
   * {@code (start function (value i)* (result (value))*)}.
   *
   * @param resultCount how many values it adds to the index space of values
   */
  record Start(int functionIndex, List<Integer> valueIndices, int resultCount)
      implements Definition {
    public Start {
      valueIndices = List.copyOf(valueIndices);
    }
  }

  /** {@code (import "name" type)}. */
  record Import(ExternName name, ExternType type) implements Definition {}

  /** {@code (export "name" (sort i) type?)}. */
  record Export(ExternName name, SortIndex exported, Optional<ExternType> type)
      implements Definition {}

  /** {@code (value type value)}, encoded as Binary.md says under value. */
  record ValueDefinition(ValueTypeUse type, Bytes value) implements Definition {}
}
