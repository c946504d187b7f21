package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Gives a recursive type the same canonical types wherever it is defined (core 3.1.4).
 *
 * <p>What no module uses any more is forgotten. Any thread may call.
 */
final class CanonicalTypes {
  private static final Map<TypeStructure, Entry> ENTRIES = new HashMap<>();
  private static final ReferenceQueue<Group> FORGOTTEN = new ReferenceQueue<>();
  private static final CanonicalType[] NO_SUPERTYPES = {};
  private static int nextId;

  private CanonicalTypes() {}

  /** The canonical types of one recursive type, and those from outside that it mentions. */
  static final class Group {
    private final List<CanonicalType> members = new ArrayList<>();

    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // keeps alive what the structure names by id
    private final List<CanonicalType> mentioned;

    private Group(List<CanonicalType> mentioned) {
      this.mentioned = mentioned;
    }

    List<CanonicalType> members() {
      return members;
    }
  }

  private static final class Entry extends WeakReference<Group> {
    private final TypeStructure structure;

    private Entry(TypeStructure structure, Group group) {
      super(group, FORGOTTEN);
      this.structure = structure;
    }
  }

  /**
   * {@return the canonical types of the members of a recursive type}
   *
   * @param firstTypeIndex the type index of its first member
   * @param outside the canonical type of any index below the first
   */
  static List<CanonicalType> intern(
      RecursiveType type, int firstTypeIndex, IntFunction<CanonicalType> outside) {
    var mentioned = new ArrayList<CanonicalType>();
    var structure =
        TypeStructure.of(
            type,
            firstTypeIndex,
            index -> {
              var canonical = outside.apply(index);
              mentioned.add(canonical);
              return canonical.id();
            });
    synchronized (CanonicalTypes.class) {
      forget();
      var entry = ENTRIES.get(structure);
      var known = entry == null ? null : entry.get();
      if (known == null) {
        known = create(type, firstTypeIndex, outside, new Group(mentioned));
        ENTRIES.put(structure, new Entry(structure, known));
      }
      return known.members();
    }
  }

  private static Group create(
      RecursiveType type, int firstTypeIndex, IntFunction<CanonicalType> outside, Group group) {
    for (var subType : type.subTypes()) {
      var supertypes = NO_SUPERTYPES;
      if (!subType.supertypeIndices().isEmpty()) {
        int index = subType.supertypeIndices().getFirst();
        var supertype =
            index < firstTypeIndex
                ? outside.apply(index)
                : group.members().get(index - firstTypeIndex);
        supertypes = supertype.display();
      }
      group.members().add(new CanonicalType(nextId++, kind(subType), supertypes, group));
    }
    return group;
  }

  private static CanonicalType.Kind kind(SubType type) {
    return switch (type.composite()) {
      case CompositeType.FunctionType _ -> CanonicalType.Kind.FUNCTION;
      case CompositeType.StructType _ -> CanonicalType.Kind.STRUCT;
      case CompositeType.ArrayType _ -> CanonicalType.Kind.ARRAY;
    };
  }

  private static void forget() {
    for (Reference<?> gone = FORGOTTEN.poll(); gone != null; gone = FORGOTTEN.poll()) {
      if (gone instanceof Entry entry) {
        ENTRIES.remove(entry.structure, entry);
      }
    }
  }
}
