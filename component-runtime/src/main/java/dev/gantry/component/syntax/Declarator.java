package dev.gantry.component.syntax;

/** A part of a component type or an instance type (Binary.md, componentdecl). */
public sealed interface Declarator {

  /** A core type. */
  record CoreTypeDeclarator(CoreType type) implements Declarator {}

  /** A type. */
  record TypeDeclarator(DefinedType type) implements Declarator {}

  /** An alias. */
  record AliasDeclarator(Alias alias) implements Declarator {}

  /** An import, which only component types have. */
  record ImportDeclarator(ExternName name, ExternType type) implements Declarator {}

  /** An export. */
  record ExportDeclarator(ExternName name, ExternType type) implements Declarator {}
}
