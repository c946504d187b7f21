package dev.gantry.engine.link;

import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.generated.MemoryImage;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.SegmentMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all instances of a module have in common beside their code: worked out once, so that making
 * an instance is little more than allocating it. Any thread may use it.
 */
final class InstancePlan {

  /** The types of the memories that the module defines. */
  final List<MemoryType> memories;

  /** What they hold when they are made. */
  final List<MemoryImage> images;

  /** Whether all active data segments are part of the images. */
  final boolean imagesHoldData;

  /** The types of the tables that the module defines. */
  final List<TableType> tables;

  /** The types of the globals that the module defines. */
  final List<GlobalType> globals;

  /** Their initial values, where those are literals; else null. */
  final @Nullable Object[] initialValues;

  /** Where active data segments go, where that is a literal; else null. */
  final @Nullable Object[] dataOffsets;

  /** Where active element segments go, where that is a literal; else null. */
  final @Nullable Object[] elementOffsets;

  InstancePlan(ModuleTypes types) {
    ModuleSyntax syntax = types.module().syntax();
    memories = syntax.memories().stream().map(types::of).toList();
    tables = syntax.tables().stream().map(table -> types.of(table.type())).toList();
    globals = syntax.globals().stream().map(global -> types.of(global.type())).toList();
    initialValues = new @Nullable Object[globals.size()];
    for (int i = 0; i < initialValues.length; i++) {
      initialValues[i] = ConstantExpression.literal(syntax.globals().get(i).initializer());
    }
    dataOffsets = new @Nullable Object[syntax.data().size()];
    for (int i = 0; i < dataOffsets.length; i++) {
      dataOffsets[i] = literalOffset(syntax.data().get(i).mode());
    }
    elementOffsets = new @Nullable Object[syntax.elements().size()];
    for (int i = 0; i < elementOffsets.length; i++) {
      elementOffsets[i] = literalOffset(syntax.elements().get(i).mode());
    }
    Optional<List<MemoryImage>> found = DataImages.of(types.module(), dataOffsets);
    imagesHoldData = found.isPresent();
    images = found.orElseGet(() -> memories.stream().map(_ -> MemoryImage.ofZeros()).toList());
  }

  private static @Nullable Object literalOffset(SegmentMode mode) {
    return mode instanceof SegmentMode.Active(_, Bytes offset)
        ? ConstantExpression.literal(offset)
        : null;
  }
}
