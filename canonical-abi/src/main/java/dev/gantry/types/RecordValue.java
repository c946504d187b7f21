package dev.gantry.types;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.StringJoiner;

/**
 * The value of a {@code record} type, for code that learns of the type while it runs.
 *
 * <p>Immutable, except that arrays among the values are not copied. Two of them are equal if they
 * have the same labels in the same order, and values of the same content.
 *
 * @param labels of the fields, as in WIT
 * @param values of the fields, one for each label
 */
public record RecordValue(List<String> labels, List<Object> values) {
  public RecordValue {
    labels = List.copyOf(labels);
    values = List.copyOf(values);
    if (labels.size() != values.size()) {
      throw new IllegalArgumentException(
          "%d labels but %d values".formatted(labels.size(), values.size()));
    }
  }

  /** {@return a record with the entries of a map as its fields, in the order of the map} */
  public static RecordValue of(Map<String, ?> fields) {
    return new RecordValue(new ArrayList<>(fields.keySet()), new ArrayList<>(fields.values()));
  }

  /**
   * {@return the value of a field}
   *
   * @throws NoSuchElementException if no field has that label
   */
  public Object field(String label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new NoSuchElementException("no field `%s`, only %s".formatted(label, labels));
    }
    return values.get(index);
  }

  /** {@return the fields by label, in order; a new map} */
  public Map<String, Object> toMap() {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < labels.size(); i++) {
      fields.put(labels.get(i), values.get(i));
    }
    return fields;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordValue that
        && labels.equals(that.labels)
        && Contents.equal(values, that.values);
  }

  @Override
  public int hashCode() {
    return Contents.hash(values);
  }

  @Override
  public String toString() {
    var fields = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < labels.size(); i++) {
      fields.add(labels.get(i) + ": " + Contents.text(values.get(i)));
    }
    return fields.toString();
  }
}
