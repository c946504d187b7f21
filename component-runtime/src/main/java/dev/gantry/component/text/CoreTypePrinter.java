package dev.gantry.component.text;

import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.text.TextWriter;

/** Prints core types in one scope. */
final class CoreTypePrinter {
  private final TextWriter out;
  private final PrintedScope scope;

  CoreTypePrinter(TextWriter out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  /**
   * Prints definitions of types.
   *
   * @param prefix {@code core } in components, nothing in the types of modules
   */
  void print(RecursiveType group, String prefix) {
    if (!group.grouped()) {
      print(group.subTypes().getFirst(), prefix);
      return;
    }
    out.open(prefix + "rec");
    for (SubType type : group.subTypes()) {
      out.newline();
      print(type, "");
    }
    out.close();
  }

  private void print(SubType type, String prefix) {
    out.open(prefix + "type ").write(scope.define(Sort.CORE_TYPE)).write(" ");
    boolean plain = type.isFinal() && type.supertypeIndices().isEmpty();
    if (!plain) {
      out.open("sub ").write(type.isFinal() ? "final " : "");
      type.supertypeIndices()
          .forEach(index -> out.write(scope.use(Sort.CORE_TYPE, index)).write(" "));
    }
    print(type.composite());
    if (!plain) {
      out.close();
    }
    out.close();
  }

  private void print(CompositeType type) {
    switch (type) {
      case CompositeType.FunctionType(var parameters, var results) -> {
        out.open("func");
        printAll("param", parameters);
        printAll("result", results);
      }
      case CompositeType.StructType(var fields) -> {
        out.open("struct");
        fields.forEach(field -> out.write(" (field ").write(text(field)).write(")"));
      }
      case CompositeType.ArrayType(var element) -> out.open("array ").write(text(element));
    }
    out.close();
  }

  private void printAll(String keyword, Iterable<ValueType> types) {
    boolean first = true;
    for (ValueType type : types) {
      out.write(first ? " (" + keyword : "").write(" ").write(text(type));
      first = false;
    }
    out.write(first ? "" : ")");
  }

  private String text(CompositeType.FieldType field) {
    String storage =
        switch (field.storage()) {
          case StorageType.Packed packed -> packed.text();
          case ValueType value -> text(value);
        };
    return field.mutable() ? "(mut %s)".formatted(storage) : storage;
  }

  String text(ValueType type) {
    return type instanceof ValueType.ReferenceType(boolean nullable, HeapType.Defined(int index))
        ? "(ref %s%s)".formatted(nullable ? "null " : "", scope.use(Sort.CORE_TYPE, index))
        : type.text();
  }

  /** Prints what a module imports or exports. */
  void print(ExternalType type) {
    switch (type) {
      case ExternalType.FunctionImport(int index) -> out.open("func ").write(use(index));
      case ExternalType.TagType(int index) -> out.open("tag ").write(use(index));
      case ExternalType.TableType(var addressType, var limits, var element) ->
          out.open("table ").write(text(addressType, limits)).write(" ").write(text(element));
      case ExternalType.MemoryType memory -> {
        out.open("memory ").write(text(memory.addressType(), memory.limits()));
        out.write(memory.shared() ? " shared" : "");
        memory
            .declaredPageByteLengthLog2()
            .ifPresent(log2 -> out.write(" (pagesize 0x%x)".formatted(1L << log2)));
      }
      case ExternalType.GlobalType(var content, boolean mutable) ->
          out.open("global ").write(mutable ? "(mut %s)".formatted(text(content)) : text(content));
    }
    out.close();
  }

  private String use(int typeIndex) {
    return "(type %s)".formatted(scope.use(Sort.CORE_TYPE, typeIndex));
  }

  private static String text(AddressType addressType, Limits limits) {
    var text = new StringBuilder(addressType == AddressType.I64 ? "i64 " : "");
    text.append(Long.toUnsignedString(limits.minimum()));
    limits.maximum().ifPresent(most -> text.append(' ').append(Long.toUnsignedString(most)));
    return text.toString();
  }
}
