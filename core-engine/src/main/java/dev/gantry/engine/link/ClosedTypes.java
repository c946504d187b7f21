package dev.gantry.engine.link;

import dev.gantry.engine.AbstractHeapType;
import dev.gantry.engine.ArrayType;
import dev.gantry.engine.CompositeType;
import dev.gantry.engine.FieldType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.PackedType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StructType;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GuestType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.valid.CanonicalType;
import dev.gantry.engine.valid.TypeSpace;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Types without indices (core 4.2.4, closed types): one object for each canonical type.
 *
 * <p>Any thread may call.
 */
public final class ClosedTypes {
  private static final Map<CanonicalType, WeakReference<GuestType>> KNOWN = new WeakHashMap<>();

  private ClosedTypes() {}

  /** {@return the types of a module, by index} */
  static GuestType[] of(TypeSpace space) {
    synchronized (KNOWN) {
      var types = new GuestType[space.size()];
      for (int i = 0; i < types.length; i++) {
        types[i] = named(space.canonical(i), space.subType(i).isFinal());
      }
      for (int i = 0; i < types.length; i++) {
        if (!types[i].isDefined()) {
          types[i].define(closed(space.composite(i), types));
        }
      }
      return types;
    }
  }

  /** {@return the type of functions of this shape that is final and has no supertype} */
  public static GuestType function(FunctionType function) {
    var mentioned = new ArrayList<CanonicalType>();
    var open =
        new dev.gantry.engine.syntax.CompositeType.FunctionType(
            function.parameters().stream().map(type -> open(type, mentioned)).toList(),
            function.results().stream().map(type -> open(type, mentioned)).toList());
    // The indices of what is mentioned are those in the list, so the type itself comes after them.
    var group = new RecursiveType(List.of(new SubType(true, List.of(), open)));
    var canonical = TypeSpace.canonical(group, mentioned).getFirst();
    synchronized (KNOWN) {
      GuestType type = named(canonical, true);
      if (!type.isDefined()) {
        type.define(function);
      }
      return type;
    }
  }

  private static GuestType named(CanonicalType canonical, boolean isFinal) {
    var reference = KNOWN.get(canonical);
    GuestType known = reference == null ? null : reference.get();
    if (known == null) {
      known = new GuestType(canonical.id(), canonical, isFinal, above(canonical));
      KNOWN.put(canonical, new WeakReference<>(known));
    }
    return known;
  }

  private static @Nullable GuestType above(CanonicalType canonical) {
    return canonical.depth() == 0 ? null : named(canonical.supertype(canonical.depth() - 1), false);
  }

  // From types with indices

  private static CompositeType closed(
      dev.gantry.engine.syntax.CompositeType composite, GuestType[] types) {
    return switch (composite) {
      case dev.gantry.engine.syntax.CompositeType.FunctionType(var parameters, var results) ->
          new FunctionType(closed(parameters, types), closed(results, types));
      case dev.gantry.engine.syntax.CompositeType.StructType(var fields) ->
          new StructType(fields.stream().map(field -> closed(field, types)).toList());
      case dev.gantry.engine.syntax.CompositeType.ArrayType(var element) ->
          new ArrayType(closed(element, types));
    };
  }

  private static List<ValueType> closed(
      List<dev.gantry.engine.syntax.ValueType> values, GuestType[] types) {
    return values.stream().map(type -> closed(type, types)).toList();
  }

  private static FieldType closed(
      dev.gantry.engine.syntax.CompositeType.FieldType field, GuestType[] types) {
    return new FieldType(
        switch (field.storage()) {
          case StorageType.Packed packed -> PackedType.valueOf(packed.name());
          case dev.gantry.engine.syntax.ValueType type -> closed(type, types);
        },
        field.mutable());
  }

  static ValueType closed(dev.gantry.engine.syntax.ValueType type, GuestType[] types) {
    return switch (type) {
      case dev.gantry.engine.syntax.ValueType.NumberType number ->
          NumberType.valueOf(number.name());
      case dev.gantry.engine.syntax.ValueType.ReferenceType reference -> closed(reference, types);
    };
  }

  static ReferenceType closed(
      dev.gantry.engine.syntax.ValueType.ReferenceType reference, GuestType[] types) {
    return new ReferenceType(reference.nullable(), closed(reference.heapType(), types));
  }

  static dev.gantry.engine.HeapType closed(HeapType heapType, GuestType[] types) {
    return switch (heapType) {
      case HeapType.Abstract known -> AbstractHeapType.valueOf(known.name());
      case HeapType.Defined(int typeIndex) -> types[typeIndex];
    };
  }

  // To types with indices, for types of the host

  private static dev.gantry.engine.syntax.ValueType open(
      ValueType type, List<CanonicalType> mentioned) {
    return switch (type) {
      case NumberType number ->
          dev.gantry.engine.syntax.ValueType.NumberType.valueOf(number.name());
      case ReferenceType(boolean nullable, var heapType) ->
          new dev.gantry.engine.syntax.ValueType.ReferenceType(
              nullable,
              switch (heapType) {
                case AbstractHeapType known -> HeapType.Abstract.valueOf(known.name());
                case GuestType defined -> {
                  mentioned.add((CanonicalType) defined.identity());
                  yield new HeapType.Defined(mentioned.size() - 1);
                }
              });
    };
  }
}
