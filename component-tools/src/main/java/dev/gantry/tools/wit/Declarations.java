package dev.gantry.tools.wit;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.Sort;
import java.util.ArrayList;
import java.util.List;

/**
 * The declarators of a component or instance type in the making, with the indices that they take.
 */
final class Declarations {
  private final List<Declarator> declarators = new ArrayList<>();
  private int types;
  private int instances;

  /** {@return the type index of a new definition} */
  int define(DefinedType type) {
    declarators.add(new Declarator.TypeDeclarator(type));
    return types++;
  }

  /** {@return the type index of another name for a type, which stands elsewhere} */
  int alias(Alias alias) {
    declarators.add(new Declarator.AliasDeclarator(alias));
    return types++;
  }

  /** {@return the type index of a type that an instance exports} */
  int aliasExport(int instanceIndex, String name) {
    return alias(new Alias.ExportAlias(Sort.TYPE, instanceIndex, name));
  }

  /** {@return the index that an import takes in its space} */
  int addImport(ExternName name, ExternType type) {
    declarators.add(new Declarator.ImportDeclarator(name, type));
    return count(type);
  }

  /** {@return the index that an export takes in its space} */
  int addExport(ExternName name, ExternType type) {
    declarators.add(new Declarator.ExportDeclarator(name, type));
    return count(type);
  }

  private int count(ExternType type) {
    return switch (type.sort()) {
      case TYPE -> types++;
      case INSTANCE -> instances++;
      default -> -1; // nothing refers to functions, and WIT has nothing else
    };
  }

  /** {@return what has been declared} */
  List<Declarator> finish() {
    return List.copyOf(declarators);
  }
}
