package dev.gantry.engine.link;

import dev.gantry.engine.generated.MemoryImage;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.valid.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what memories hold once their active data segments are copied, if that can be told from
 * the module alone and nobody can see the memories before.
 */
final class DataImages {
  private final ValidModule module;
  private final ModuleSyntax syntax;
  private final int importedMemories;
  private final List<List<MemoryImage.Stretch>> stretches = new ArrayList<>();

  private DataImages(ValidModule module) {
    this.module = module;
    this.syntax = module.syntax();
    this.importedMemories = module.importedCount(ExternalKind.MEMORY);
    syntax.memories().forEach(_ -> stretches.add(new ArrayList<>()));
  }

  /**
   * {@return an image for each memory that the module defines; empty if segments have to be copied
   * one by one}
   *
   * @param offsets where the data segments go; null where it is not a literal
   */
  static Optional<List<MemoryImage>> of(ValidModule module, @Nullable Object[] offsets) {
    var images = new DataImages(module);
    boolean fits = !images.writesForeignTables() && images.addAll(offsets);
    return fits
        ? Optional.of(images.stretches.stream().map(MemoryImage::new).toList())
        : Optional.empty();
  }

  /** What has been put there could be called although the instance could not be completed. */
  private boolean writesForeignTables() {
    int imported = module.importedCount(ExternalKind.TABLE);
    for (ElementSegment segment : syntax.elements()) {
      if (segment.mode() instanceof SegmentMode.Active(int table, _) && table < imported) {
        return true;
      }
    }
    return false;
  }

  private boolean addAll(@Nullable Object[] offsets) {
    for (int i = 0; i < offsets.length; i++) {
      DataSegment segment = syntax.data().get(i);
      if (segment.mode() instanceof SegmentMode.Active(int memory, _)
          && !(offsets[i] instanceof Number && add(memory, segment, offsets[i]))) {
        return false;
      }
    }
    return true;
  }

  private boolean add(int memory, DataSegment segment, Object offset) {
    if (memory < importedMemories) {
      return false;
    }
    List<MemoryImage.Stretch> before = stretches.get(memory - importedMemories);
    long address = ConstantExpression.address(offset);
    long least = before.isEmpty() ? 0 : before.getLast().end();
    long end = address + segment.content().length();
    if (address < least || end > initialLength(memory)) {
      return false;
    }
    if (segment.content().length() > 0) {
      before.add(
          new MemoryImage.Stretch(
              (int) address,
              segment.content().array(),
              segment.content().start(),
              segment.content().length()));
    }
    return true;
  }

  /** {@return how many bytes a memory has at least, as far as addresses of an image reach} */
  private long initialLength(int memory) {
    ExternalType.MemoryType type = module.memory(memory);
    long pages = Math.min(type.limits().minimum(), Integer.MAX_VALUE);
    return Math.min(pages << type.pageByteLengthLog2(), Integer.MAX_VALUE);
  }
}
