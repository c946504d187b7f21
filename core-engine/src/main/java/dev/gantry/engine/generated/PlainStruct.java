package dev.gantry.engine.generated;

import dev.gantry.engine.FieldType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A structure of any type, with room for what its fields need. */
final class PlainStruct extends GuestStruct {
  private static final long[] NO_NUMBERS = {};
  private static final Object[] NO_REFERENCES = {};

  private final long[] numbers;
  private final long[] highs;
  private final @Nullable Object[] references;

  PlainStruct(GuestType type) {
    super(type);
    List<FieldType> fields = ((StructType) type.composite()).fields();
    boolean hasNumbers = false;
    boolean hasVectors = false;
    boolean hasReferences = false;
    for (FieldType field : fields) {
      hasReferences |= field.storage() instanceof ReferenceType;
      hasNumbers |= !(field.storage() instanceof ReferenceType);
      hasVectors |= field.storage() == NumberType.V128;
    }
    numbers = hasNumbers ? new long[fields.size()] : NO_NUMBERS;
    highs = hasVectors ? new long[fields.size()] : NO_NUMBERS;
    references = hasReferences ? new @Nullable Object[fields.size()] : NO_REFERENCES;
  }

  @Override
  public long number(int field) {
    return numbers[field];
  }

  @Override
  public long high(int field) {
    return highs[field];
  }

  @Override
  public @Nullable Object reference(int field) {
    return references[field];
  }

  @Override
  public void setNumber(int field, long bits) {
    numbers[field] = bits;
  }

  @Override
  public void setVector(int field, long low, long high) {
    numbers[field] = low;
    highs[field] = high;
  }

  @Override
  public void setReference(int field, @Nullable Object value) {
    references[field] = value;
  }
}
