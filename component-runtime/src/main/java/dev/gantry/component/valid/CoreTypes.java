package dev.gantry.component.valid;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FieldType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Numbers for core types, such that equal types have equal numbers wherever they were defined (core
 * 3.3.6, Type Equivalence).
 *
 * <p>Owned by one validation, and written by it alone; to be read freely afterwards.
 */
public final class CoreTypes {
  private final List<SubType> types = new ArrayList<>();
  private final Map<RecursiveType, Integer> firstOfGroup = new HashMap<>();

  CoreTypes() {}

  /** {@return the type with a number; type indices in it are numbers too} */
  public SubType get(int number) {
    return types.get(number);
  }

  /** {@return the function type with a number} */
  public CompositeType.FunctionType function(int number) {
    if (types.get(number).composite() instanceof CompositeType.FunctionType function) {
      return function;
    }
    throw new AssertionError("not a function type: " + number);
  }

  /**
   * {@return the numbers of the types of a group}
   *
   * @param firstIndex the type index of the first one, where the group is defined
   * @param numberOf numbers of the types with earlier indices
   */
  List<Integer> add(RecursiveType group, int firstIndex, IntUnaryOperator numberOf) {
    // Within a group types are told by their places in it, as -1, -2 and so on.
    RecursiveType key =
        renumber(
            group,
            index -> {
              if (Integer.compareUnsigned(index, firstIndex) < 0) {
                return numberOf.applyAsInt(index);
              }
              if (Integer.compareUnsigned(index - firstIndex, group.subTypes().size()) < 0) {
                return firstIndex - index - 1;
              }
              throw new BrokenRule(
                  "unknown type %s: type index out of bounds"
                      .formatted(Integer.toUnsignedString(index)));
            });
    int first = firstOfGroup.computeIfAbsent(key, this::append);
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < group.subTypes().size(); i++) {
      numbers.add(first + i);
    }
    return numbers;
  }

  /** {@return the number of a function type} */
  int addFunction(List<ValueType> parameters, List<ValueType> results) {
    var type = new CompositeType.FunctionType(parameters, results);
    return add(new RecursiveType(List.of(new SubType(true, List.of(), type))), 0, i -> i).get(0);
  }

  /** {@return the number of a function type of the Canonical ABI} */
  int addFunction(CoreFunctionType type) {
    return addFunction(
        type.parameters().stream().map(CoreTypes::valueType).toList(),
        type.results().stream().map(CoreTypes::valueType).toList());
  }

  private static ValueType valueType(CoreType type) {
    return switch (type) {
      case I32 -> ValueType.NumberType.I32;
      case I64 -> ValueType.NumberType.I64;
      case F32 -> ValueType.NumberType.F32;
      case F64 -> ValueType.NumberType.F64;
    };
  }

  private int append(RecursiveType key) {
    int first = types.size();
    types.addAll(renumber(key, number -> number < 0 ? first - number - 1 : number).subTypes());
    return first;
  }

  /** {@return whether a type is another, or is declared to be below it} */
  boolean isSubtype(int sub, int sup) {
    int number = sub;
    while (number != sup) {
      List<Integer> supertypes = types.get(number).supertypeIndices();
      if (supertypes.isEmpty()) {
        return false;
      }
      number = supertypes.getFirst();
    }
    return true;
  }

  private static RecursiveType renumber(RecursiveType group, IntUnaryOperator numberOf) {
    return new RecursiveType(
        group.subTypes().stream()
            .map(
                type ->
                    new SubType(
                        type.isFinal(),
                        type.supertypeIndices().stream().map(numberOf::applyAsInt).toList(),
                        renumber(type.composite(), numberOf)))
            .toList());
  }

  private static CompositeType renumber(CompositeType type, IntUnaryOperator numberOf) {
    return switch (type) {
      case CompositeType.FunctionType(var parameters, var results) ->
          new CompositeType.FunctionType(
              parameters.stream().map(part -> renumber(part, numberOf)).toList(),
              results.stream().map(part -> renumber(part, numberOf)).toList());
      case CompositeType.StructType(var fields) ->
          new CompositeType.StructType(
              fields.stream().map(field -> renumber(field, numberOf)).toList());
      case CompositeType.ArrayType(var element) ->
          new CompositeType.ArrayType(renumber(element, numberOf));
    };
  }

  private static FieldType renumber(FieldType field, IntUnaryOperator numberOf) {
    StorageType storage =
        switch (field.storage()) {
          case StorageType.Packed packed -> packed;
          case ValueType type -> renumber(type, numberOf);
        };
    return new FieldType(storage, field.mutable());
  }

  private static ValueType renumber(ValueType type, IntUnaryOperator numberOf) {
    return switch (type) {
      case ValueType.NumberType number -> number;
      case ValueType.ReferenceType reference -> renumber(reference, numberOf);
    };
  }

  private static ValueType.ReferenceType renumber(
      ValueType.ReferenceType type, IntUnaryOperator numberOf) {
    return switch (type.heapType()) {
      case HeapType.Abstract _ -> type;
      case HeapType.Defined(int index) ->
          new ValueType.ReferenceType(
              type.nullable(), new HeapType.Defined(numberOf.applyAsInt(index)));
    };
  }

  /** {@return the type of an import or export with numbers instead of type indices} */
  static ExternalType renumber(ExternalType type, IntUnaryOperator numberOf) {
    return switch (type) {
      case ExternalType.FunctionImport(int index) ->
          new ExternalType.FunctionImport(numberOf.applyAsInt(index));
      case ExternalType.TagType(int index) -> new ExternalType.TagType(numberOf.applyAsInt(index));
      case ExternalType.TableType(var addressType, var limits, var element) ->
          new ExternalType.TableType(addressType, limits, renumber(element, numberOf));
      case ExternalType.MemoryType memory -> memory;
      case ExternalType.GlobalType(var content, var mutable) ->
          new ExternalType.GlobalType(renumber(content, numberOf), mutable);
    };
  }
}
