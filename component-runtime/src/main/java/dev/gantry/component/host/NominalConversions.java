package dev.gantry.component.host;

import static dev.gantry.component.host.Conversions.require;

import dev.gantry.abi.ValueType;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.VariantValue;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversions for the types that have generated classes. */
final class NominalConversions {
  private NominalConversions() {}

  static Conversion ofRecord(Conversions all, ValueType.RecordType type, Class<?> java) {
    RecordComponent[] components = components(type.fields(), java);
    var labels = new ArrayList<String>();
    var conversions = new ArrayList<Conversion>();
    for (ValueType.Field field : type.fields()) {
      RecordComponent component = components[labels.size()];
      labels.add(field.label());
      conversions.add(all.of(field.type(), component.getGenericType()));
    }
    var handles = RecordHandles.of(all.lookup(), java);
    List<String> allLabels = List.copyOf(labels);
    return new Conversion(
        value -> {
          List<?> values = ((RecordValue) value).values();
          Object[] arguments = new Object[values.size()];
          for (int i = 0; i < arguments.length; i++) {
            arguments[i] = conversions.get(i).toJava().apply(values.get(i));
          }
          return handles.create(arguments);
        },
        value -> {
          Object[] values = handles.read(value);
          var mapped = new ArrayList<Object>(values.length);
          for (Object field : values) {
            mapped.add(conversions.get(mapped.size()).fromJava().apply(field));
          }
          return new RecordValue(allLabels, mapped);
        });
  }

  /**
   * {@return the components of a record, one for each field}
   *
   * @throws BindingMismatch if they are not called like the fields
   */
  static RecordComponent[] components(List<ValueType.Field> fields, Class<?> java) {
    require(java.isRecord(), "a record", java);
    RecordComponent[] components = java.getRecordComponents();
    require(components.length == fields.size(), fields.size() + " fields", java);
    for (int i = 0; i < components.length; i++) {
      String label = fields.get(i).label();
      require(
          JavaNames.isName(components[i].getName(), JavaNames.camelCase(label)),
          "a field `%s`".formatted(label),
          java);
    }
    return components;
  }

  /** A case with the class that stands for it. */
  private record CaseBinding(String label, RecordHandles handles, Optional<Conversion> payload) {
    Object toJava(Optional<Object> value) {
      return value.isPresent()
          ? handles.create(payload.orElseThrow().toJava().apply(value.orElseThrow()))
          : handles.create();
    }

    Object fromJava(Object value) {
      return payload.isPresent()
          ? VariantValue.of(label, payload.orElseThrow().fromJava().apply(handles.read(value)[0]))
          : VariantValue.of(label);
    }
  }

  static Conversion ofVariant(Conversions all, ValueType.VariantType type, Class<?> java) {
    var byLabel = new HashMap<String, CaseBinding>();
    var byClass = new HashMap<Class<?>, CaseBinding>();
    for (ValueType.Case variantCase : type.cases()) {
      Class<?> caseClass = caseClass(java, type.cases(), variantCase);
      RecordComponent[] components = caseClass.getRecordComponents();
      var binding =
          new CaseBinding(
              variantCase.label(),
              RecordHandles.of(all.lookup(), caseClass),
              variantCase
                  .payload()
                  .map(payload -> all.of(payload, components[0].getGenericType())));
      byLabel.put(variantCase.label(), binding);
      byClass.put(caseClass, binding);
    }
    return new Conversion(
        value -> {
          VariantValue variant = (VariantValue) value;
          return present(byLabel, variant.label()).toJava(variant.payload());
        },
        value -> present(byClass, value.getClass()).fromJava(value));
  }

  /**
   * {@return the class of a case of a variant}
   *
   * @throws BindingMismatch if there is none, or it differs
   */
  static Class<?> caseClass(Class<?> java, List<ValueType.Case> cases, ValueType.Case variantCase) {
    require(java.isSealed(), "a variant", java);
    require(java.getPermittedSubclasses().length == cases.size(), "no more cases", java);
    Class<?> caseClass = caseClass(java, variantCase.label());
    require(
        caseClass.getRecordComponents().length == (variantCase.payload().isPresent() ? 1 : 0),
        "case `%s`".formatted(variantCase.label()),
        caseClass);
    return caseClass;
  }

  private static Class<?> caseClass(Class<?> java, String label) {
    String name = JavaNames.pascalCase(label);
    for (Class<?> permitted : java.getPermittedSubclasses()) {
      if (permitted.isRecord() && JavaNames.isName(permitted.getSimpleName(), name)) {
        return permitted;
      }
    }
    throw new BindingMismatch(
        "Java type %s has no case `%s`".formatted(java.getSimpleName(), label));
  }

  static Conversion ofEnum(List<String> labels, Class<?> java) {
    require(java.isEnum(), "an enum", java);
    Object[] constants = java.getEnumConstants();
    require(constants.length == labels.size(), labels.size() + " cases", java);
    var byLabel = new HashMap<String, Object>();
    var byConstant = new HashMap<Object, EnumValue>();
    for (String label : labels) {
      Object constant = constants[byConstant.size()];
      require(
          JavaNames.isName(((Enum<?>) constant).name(), JavaNames.constant(label)),
          "case `%s`".formatted(label),
          java);
      byLabel.put(label, constant);
      byConstant.put(constant, new EnumValue(label));
    }
    return new Conversion(
        value -> present(byLabel, ((EnumValue) value).label()),
        value -> present(byConstant, value));
  }

  /** {@return whether a class can stand for flags: a record of one word of bits} */
  static boolean isFlags(Class<?> java) {
    RecordComponent[] components =
        java.isRecord() ? java.getRecordComponents() : new RecordComponent[0];
    return components.length == 1 && components[0].getType().equals(long.class);
  }

  static Conversion ofFlags(Conversions all, List<String> labels, Class<?> java) {
    require(isFlags(java), "flags", java);
    var handles = RecordHandles.of(all.lookup(), java);
    return new Conversion(
        value -> {
          long bits = 0;
          for (String label : ((FlagsValue) value).labels()) {
            bits |= 1L << labels.indexOf(label);
          }
          return handles.create(bits);
        },
        value -> {
          long bits = (long) handles.read(value)[0];
          var set = new ArrayList<String>();
          for (int i = 0; i < labels.size(); i++) {
            if ((bits >>> i & 1) != 0) {
              set.add(labels.get(i));
            }
          }
          return FlagsValue.of(set);
        });
  }

  private static <K, V> V present(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new AssertionError("not a case: " + key);
    }
    return value;
  }
}
