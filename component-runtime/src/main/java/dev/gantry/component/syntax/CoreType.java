package dev.gantry.component.syntax;

import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.RecursiveType;
import java.util.List;

/** A core type that a component defines (Binary.md, core:deftype). */
public sealed interface CoreType {

  /** Types of core WebAssembly; each takes the next index. */
  record Recursive(RecursiveType type) implements CoreType {}

  /** {@code (module declarator*)}: the type of a core module. */
  record ModuleType(List<ModuleDeclarator> declarators) implements CoreType {
    public ModuleType {
      declarators = List.copyOf(declarators);
    }
  }

  /** A part of a module type (core:moduledecl). */
  sealed interface ModuleDeclarator {}

  /** An import; its type indices are those of the module type. */
  record ImportDeclarator(Import imported) implements ModuleDeclarator {}

  /** Types, which take indices of the module type. */
  record TypeDeclarator(RecursiveType type) implements ModuleDeclarator {}

  /** {@code (alias outer count index (type))}. */
  record OuterAliasDeclarator(int count, int typeIndex) implements ModuleDeclarator {}

  /** An export. */
  record ExportDeclarator(String name, ExternalType type) implements ModuleDeclarator {}
}
