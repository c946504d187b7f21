package dev.gantry.component.syntax;

/** Another index for a definition that stands elsewhere (Binary.md, alias). */
public sealed interface Alias {

  /** {@return the index space that the alias adds to} */
  Sort sort();

  /** {@code (alias export instance "name" (sort))}: what an instance exports. */
  record ExportAlias(Sort sort, int instanceIndex, String name) implements Alias {}

  /** {@code (alias core export instance "name" (core sort))}: what a core instance exports. */
  record CoreExportAlias(Sort sort, int coreInstanceIndex, String name) implements Alias {}

  /**
   * {@code (alias outer count index (sort))}: what an enclosing component or type defines.
   *
   * @param count how many components and types outward; 0 is the current one
   */
  record OuterAlias(Sort sort, int count, int index) implements Alias {}
}
