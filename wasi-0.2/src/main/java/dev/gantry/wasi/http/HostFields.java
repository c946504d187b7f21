package dev.gantry.wasi.http;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.HeaderError;
import dev.gantry.wasi.bindings.http.Types.HeaderErrorException;
import dev.gantry.wasi.io.Children;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields that a guest holds: its own, which it may change, or a child of a message. */
final class HostFields implements Fields {
  private final FieldRules rules;
  private final Optional<Children> parent;
  private List<FieldLine> lines;
  private boolean mutable;
  private int size;
  private boolean closed;

  private HostFields(FieldRules rules, List<FieldLine> lines, Optional<Children> parent) {
    this.rules = rules;
    this.parent = parent;
    this.lines = lines;
    this.mutable = parent.isEmpty();
    this.size = lines.stream().mapToInt(FieldLine::size).sum();
    parent.ifPresent(Children::add);
  }

  static HostFields empty(FieldRules rules) {
    return new HostFields(rules, new ArrayList<>(), Optional.empty());
  }

  /** {@return the fields of a message, a child of it} */
  static HostFields childOf(Children parent, FieldRules rules, List<FieldLine> lines) {
    return new HostFields(rules, lines, Optional.of(parent));
  }

  static HostFields of(FieldRules rules, List<Tuple2<String, byte[]>> entries)
      throws HeaderErrorException {
    HostFields fields = empty(rules);
    for (Tuple2<String, byte[]> entry : entries) {
      fields.append(entry.first(), entry.second());
    }
    return fields;
  }

  /** {@return the fields, which the guest gives up} */
  List<FieldLine> take() {
    mutable = false;
    return List.copyOf(lines);
  }

  @Override
  public List<byte[]> get(String name) {
    return lines.stream().filter(line -> line.isNamed(name)).map(FieldLine::bytes).toList();
  }

  @Override
  public boolean has(String name) {
    return lines.stream().anyMatch(line -> line.isNamed(name));
  }

  @Override
  public void set(String name, List<byte[]> value) throws HeaderErrorException {
    requireMutable();
    rules.requireName(name);
    List<FieldLine> added = new ArrayList<>(value.size());
    for (byte[] one : value) {
      FieldRules.requireValue(one);
      added.add(FieldLine.of(name, one));
    }
    int others = lines.stream().filter(line -> !line.isNamed(name)).mapToInt(FieldLine::size).sum();
    requireSize(others + added.stream().mapToLong(FieldLine::size).sum());
    replace(name, added);
  }

  @Override
  public void delete(String name) throws HeaderErrorException {
    requireMutable();
    rules.requireName(name);
    replace(name, List.of());
  }

  /** Puts lines where the first of that name was, or at the end. */
  private void replace(String name, List<FieldLine> added) {
    List<FieldLine> replaced = new ArrayList<>(lines.size() + added.size());
    boolean placed = false;
    for (FieldLine line : lines) {
      if (!line.isNamed(name)) {
        replaced.add(line);
      } else if (!placed) {
        placed = true;
        replaced.addAll(added);
      }
    }
    if (!placed) {
      replaced.addAll(added);
    }
    lines = replaced;
    size = lines.stream().mapToInt(FieldLine::size).sum();
  }

  @Override
  public void append(String name, byte[] value) throws HeaderErrorException {
    requireMutable();
    rules.requireName(name);
    FieldRules.requireValue(value);
    FieldLine line = FieldLine.of(name, value);
    requireSize((long) size + line.size());
    lines.add(line);
    size += line.size();
  }

  @Override
  public List<Tuple2<String, byte[]>> entries() {
    return lines.stream().map(line -> new Tuple2<>(line.name(), line.bytes())).toList();
  }

  @Override
  public Fields clone_() {
    return new HostFields(rules, new ArrayList<>(lines), Optional.empty());
  }

  private void requireMutable() throws HeaderErrorException {
    if (!mutable) {
      throw new HeaderErrorException(new HeaderError.Immutable());
    }
  }

  private void requireSize(long bytes) {
    if (bytes > rules.maxBytes()) {
      throw new WasiTrapException(
          "fields of %,d bytes, of which %,d are allowed".formatted(bytes, rules.maxBytes()));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      parent.ifPresent(Children::remove);
    }
  }
}
