package dev.gantry.component.host;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out whether generated code can pass the values of a function; if not, types are walked. */
final class Compilable {
  // By identity: as trees, types may be exponentially larger than as graphs.
  private final Set<ValueType> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Compilable() {}

  /** {@return whether it can pass the parameters and the result between a method and a function} */
  static boolean isCompilable(Method method, FunctionType function) {
    var search = new Compilable();
    return !AsyncShape.isOf(method, function)
        && Stream.concat(function.parameterTypes().stream(), function.result().stream())
            .allMatch(search::check);
  }

  private boolean check(ValueType type) {
    return !seen.add(type)
        || switch (type) {
          case ValueType.MapType _, ValueType.StreamType _ -> false;
          case ValueType.FutureType _, ValueType.ErrorContextType _ -> false;
          case Primitive _, ValueType.EnumType _, ValueType.FlagsType _ -> true;
          case ValueType.OwnType _, ValueType.BorrowType _ -> true;
          case ValueType.ListType(var element) -> check(element);
          case ValueType.FixedListType(var element, _) -> check(element);
          case ValueType.OptionType(var some) -> check(some);
          case ValueType.TupleType(var elements) -> check(elements.stream());
          case ValueType.ResultType(var ok, var error) ->
              check(Stream.of(ok, error).flatMap(Optional::stream));
          case ValueType.RecordType(List<ValueType.Field> fields) ->
              check(fields.stream().map(ValueType.Field::type));
          case ValueType.VariantType(List<ValueType.Case> cases) ->
              check(cases.stream().map(ValueType.Case::payload).flatMap(Optional::stream));
        };
  }

  private boolean check(Stream<ValueType> types) {
    return types.allMatch(this::check);
  }
}
