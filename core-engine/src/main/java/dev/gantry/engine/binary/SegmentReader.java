package dev.gantry.engine.binary;

import static dev.gantry.engine.binary.BinaryCodes.*;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.syntax.Table;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads tables, element segments and data segments (core 5.5.7, 5.5.12, 5.5.14). */
final class SegmentReader {
  private static final ReferenceType FUNCTIONS = new ReferenceType(false, HeapType.Abstract.FUNC);

  private final ByteReader reader;
  private final TypeReader types;

  SegmentReader(ByteReader reader) {
    this.reader = reader;
    this.types = new TypeReader(reader);
  }

  Supplier<Table> tables(ExternalTypeReader externalTypes) {
    return () -> {
      if (reader.peek() != TABLE_WITH_INITIALIZER) {
        return new Table(externalTypes.tableType(), Optional.empty());
      }
      reader.readByte();
      reader.expect(0, "zero byte expected");
      return new Table(externalTypes.tableType(), Optional.of(Expressions.read(reader)));
    };
  }

  ElementSegment element() {
    int start = reader.position();
    int flags = reader.readU32();
    if (flags < 0 || flags > (NOT_ACTIVE | EXPLICIT_INDEX | EXPRESSIONS)) {
      throw MalformedException.at(start, "malformed elements segment kind");
    }
    var mode = elementMode(flags);
    boolean explicitTable = (flags & (NOT_ACTIVE | EXPLICIT_INDEX)) == EXPLICIT_INDEX;
    boolean typed = (flags & (NOT_ACTIVE | EXPLICIT_INDEX)) != 0;
    if ((flags & EXPRESSIONS) == 0) {
      if (typed) {
        reader.expect(0, "malformed element kind");
      }
      return new ElementSegment(
          FUNCTIONS,
          new ElementSegment.Items.Functions(list(reader::readU32)),
          mode,
          explicitTable);
    }
    var type = typed ? types.referenceType() : ReferenceType.FUNCREF;
    return new ElementSegment(
        type,
        new ElementSegment.Items.Expressions(list(() -> Expressions.read(reader))),
        mode,
        explicitTable);
  }

  private SegmentMode elementMode(int flags) {
    boolean explicit = (flags & EXPLICIT_INDEX) != 0;
    if ((flags & NOT_ACTIVE) != 0) {
      return explicit ? new SegmentMode.Declarative() : new SegmentMode.Passive();
    }
    return active(explicit);
  }

  private SegmentMode active(boolean explicit) {
    int index = explicit ? reader.readU32() : 0;
    return new SegmentMode.Active(index, Expressions.read(reader));
  }

  DataSegment data() {
    int start = reader.position();
    var mode =
        switch (reader.readU32()) {
          case 0 -> active(false);
          case PASSIVE_DATA -> new SegmentMode.Passive();
          case DATA_WITH_MEMORY_INDEX -> active(true);
          default -> throw MalformedException.at(start, "malformed data segment kind");
        };
    Bytes content = reader.readBytes(reader.readLength());
    return new DataSegment(content, mode);
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = reader.readLength();
    var elements = new ArrayList<T>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      elements.add(element.get());
    }
    return elements;
  }
}
