package dev.gantry.engine.valid;

import dev.gantry.engine.Features;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.List;
import java.util.Objects;

/**
 * A module that has been validated, with its index spaces resolved.
 *
 * <p>Indices are those of the module, imports first. Immutable; any thread may read it, and walk
 * its bodies.
 */
public final class ValidModule {
  private final ModuleSyntax syntax;
  private final Features features;
  private final ModuleContext context;

  ValidModule(ModuleSyntax syntax, Features features, ModuleContext context) {
    this.syntax = syntax;
    this.features = features;
    this.context = context;
  }

  /** {@return the module as it was decoded} */
  public ModuleSyntax syntax() {
    return syntax;
  }

  /** {@return the features that it was validated with} */
  public Features features() {
    return features;
  }

  /** {@return the types that it defines} */
  public TypeSpace types() {
    return context.types;
  }

  // Index spaces

  /** {@return the imports of a kind, which come first in its index space} */
  public List<Import> imports(ExternalKind kind) {
    return syntax.imports().stream().filter(entry -> entry.type().kind() == kind).toList();
  }

  /** {@return how many entries of an index space are imported} */
  public int importedCount(ExternalKind kind) {
    return count(kind)
        - switch (kind) {
          case FUNCTION -> syntax.functions().size();
          case TABLE -> syntax.tables().size();
          case MEMORY -> syntax.memories().size();
          case GLOBAL -> syntax.globals().size();
          case TAG -> syntax.tags().size();
        };
  }

  /** {@return the size of an index space} */
  public int count(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> context.functionTypeIndices.size();
      case TABLE -> context.tables.size();
      case MEMORY -> context.memories.size();
      case GLOBAL -> context.globals.size();
      case TAG -> context.tags.size();
    };
  }

  /** {@return the type index of a function} */
  public int functionTypeIndex(int functionIndex) {
    return context.functionTypeIndices.get(functionIndex);
  }

  /** {@return the type of a function} */
  public FunctionType functionType(int functionIndex) {
    return functionTypeAt(functionTypeIndex(functionIndex));
  }

  /** {@return the function type at a type index} */
  public FunctionType functionTypeAt(int typeIndex) {
    return Objects.requireNonNull(context.types.functionShape(typeIndex)).type();
  }

  /** {@return the type of a table} */
  public ExternalType.TableType table(int tableIndex) {
    return context.tables.get(tableIndex);
  }

  /** {@return the type of a memory} */
  public ExternalType.MemoryType memory(int memoryIndex) {
    return context.memories.get(memoryIndex);
  }

  /** {@return the type of a global} */
  public ExternalType.GlobalType global(int globalIndex) {
    return context.globals.get(globalIndex);
  }

  /** {@return the type of a tag} */
  public ExternalType.TagType tag(int tagIndex) {
    return context.tags.get(tagIndex);
  }

  /** {@return the type of anything in an index space} */
  public ExternalType externalType(ExternalKind kind, int index) {
    return switch (kind) {
      case FUNCTION -> new ExternalType.FunctionImport(functionTypeIndex(index));
      case TABLE -> table(index);
      case MEMORY -> memory(index);
      case GLOBAL -> global(index);
      case TAG -> tag(index);
    };
  }

  /** {@return a function that the module defines} */
  public Function definedFunction(int functionIndex) {
    return syntax.functions().get(functionIndex - importedCount(ExternalKind.FUNCTION));
  }

  /** {@return whether a function can be referred to from outside of a direct call} */
  public boolean isReferenced(int functionIndex) {
    return context.declaredReferences.get(functionIndex);
  }

  /**
   * Tells a listener of each instruction of a function that the module defines.
   *
   * <p>Types are tracked as in validation, which is cheap enough to be done whenever a function is
   * translated.
   */
  public void walkBody(int functionIndex, BodyListener listener) {
    var function = definedFunction(functionIndex);
    var locals = new Locals();
    var shape = context.functionShape(function.typeIndex(), 0);
    locals.addParameters(shape.parameters());
    for (var run : function.locals()) {
      locals.add((int) run.count(), context.types.code(run.type()));
    }
    var cursor = InstructionCursor.over(function.body());
    var validator = new BodyValidator(context, cursor, locals);
    validator.begin(shape);
    while (cursor.next()) {
      listener.instruction(cursor, validator.stacks());
      validator.instruction();
    }
  }
}
