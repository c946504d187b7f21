package dev.gantry.engine.text;

import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.List;
import java.util.Optional;

/** Prints types (core 6.4). */
final class TypePrinter {
  /** Stands for a function whose parameters have no names of their own. */
  static final int NO_FUNCTION = -1;

  private final TextWriter out;
  private final PrintedNames names;
  private final List<SubType> types;
  private int nextType;
  private int nextGroup;

  TypePrinter(TextWriter out, PrintedNames names, ModuleSyntax module) {
    this.out = out;
    this.names = names;
    this.types = module.types().stream().flatMap(type -> type.subTypes().stream()).toList();
  }

  String text(ValueType type) {
    return switch (type) {
      case ValueType.NumberType number -> number.text();
      case ReferenceType reference -> text(reference);
    };
  }

  String text(ReferenceType type) {
    return type.heapType() instanceof HeapType.Defined
        ? "(ref " + (type.nullable() ? "null " : "") + text(type.heapType()) + ")"
        : type.text();
  }

  String text(HeapType type) {
    return switch (type) {
      case HeapType.Abstract known -> known.text();
      case HeapType.Defined(int typeIndex) -> names.use(NameSubsection.TYPES, typeIndex);
    };
  }

  /** {@return the type of references to a heap type} */
  ReferenceType reference(boolean nullable, HeapType heapType) {
    return new ReferenceType(nullable, heapType);
  }

  private String text(StorageType type) {
    return switch (type) {
      case StorageType.Packed packed -> packed.text();
      case ValueType value -> text(value);
    };
  }

  // Definitions

  /** {@return how many recursive types have been printed} */
  int nextGroup() {
    return nextGroup;
  }

  void recursiveType(RecursiveType type, int offset) {
    nextGroup++;
    if (!type.grouped()) {
      definition(type.subTypes().getFirst());
      return;
    }
    out.open("rec");
    for (var subType : type.subTypes()) {
      out.newline(offset + 2);
      definition(subType);
    }
    out.close();
  }

  private void definition(SubType type) {
    int index = nextType++;
    out.open("type ").write(names.definition(NameSubsection.TYPES, index)).write(" ");
    boolean plain = type.isFinal() && type.supertypeIndices().isEmpty();
    if (!plain) {
      out.open("sub ").write(type.isFinal() ? "final " : "");
      for (int supertype : type.supertypeIndices()) {
        out.write(names.use(NameSubsection.TYPES, supertype)).write(" ");
      }
    }
    compositeType(type.composite(), index);
    if (!plain) {
      out.close();
    }
    out.close();
  }

  private void compositeType(CompositeType type, int index) {
    switch (type) {
      case FunctionType function -> {
        out.open("func");
        functionType(function, NO_FUNCTION);
      }
      case CompositeType.StructType(var fields) -> {
        out.open("struct");
        for (int i = 0; i < fields.size(); i++) {
          out.write(" (field ");
          names
              .find(NameSubsection.FIELDS, index, i)
              .ifPresent(name -> out.write(name.identifier()).write(" "));
          fieldType(fields.get(i));
          out.write(")");
        }
      }
      case CompositeType.ArrayType(var element) -> {
        out.open("array ");
        fieldType(element);
      }
    }
    out.close();
  }

  private void fieldType(CompositeType.FieldType type) {
    String storage = text(type.storage());
    out.write(type.mutable() ? "(mut " + storage + ")" : storage);
  }

  // Uses

  /** {@return the function type at an index, if there is one} */
  Optional<FunctionType> functionType(int typeIndex) {
    return Integer.compareUnsigned(typeIndex, types.size()) < 0
            && types.get(typeIndex).composite() instanceof FunctionType function
        ? Optional.of(function)
        : Optional.empty();
  }

  /** Prints {@code (type 0)}. */
  void typeReference(int typeIndex) {
    out.open("type ").write(names.use(NameSubsection.TYPES, typeIndex)).close();
  }

  /**
   * Prints {@code (type 0) (param $x i32)}.
   *
   * @param functionIndex of the function whose names the parameters have, or {@link #NO_FUNCTION}
   */
  void typeUse(int typeIndex, int functionIndex) {
    typeReference(typeIndex);
    functionType(typeIndex).ifPresent(type -> functionType(type, functionIndex));
  }

  private void functionType(FunctionType type, int functionIndex) {
    if (!type.parameters().isEmpty()) {
      out.write(" ");
    }
    var parameters = new LocalGroups(out, names, "param", functionIndex);
    for (int i = 0; i < type.parameters().size(); i++) {
      parameters.local(i, text(type.parameters().get(i)));
    }
    parameters.finish();
    if (!type.results().isEmpty()) {
      out.write(" ").open("result");
      type.results().forEach(result -> out.write(" ").write(text(result)));
      out.close();
    }
  }

  // What modules import and export

  /** Prints a type after the keyword and index of what has it. */
  void externalType(ExternalType type) {
    switch (type) {
      case ExternalType.FunctionImport(int typeIndex) -> typeReference(typeIndex);
      case ExternalType.TagType(int typeIndex) -> typeUse(typeIndex, NO_FUNCTION);
      case ExternalType.TableType(var addressType, var limits, var elementType) ->
          out.write(text(addressType) + text(limits) + " " + text(elementType));
      case ExternalType.GlobalType(var valueType, boolean mutable) ->
          out.write(mutable ? "(mut " + text(valueType) + ")" : text(valueType));
      case ExternalType.MemoryType memory -> {
        out.write(text(memory.addressType()) + text(memory.limits()));
        out.write(memory.shared() ? " shared" : "");
        memory
            .declaredPageByteLengthLog2()
            .ifPresent(
                log2 -> out.write(" ").open("pagesize 0x" + Long.toHexString(1L << log2)).close());
      }
    }
  }

  private static String text(AddressType type) {
    return type == AddressType.I64 ? "i64 " : "";
  }

  private static String text(Limits limits) {
    String minimum = Long.toUnsignedString(limits.minimum());
    return limits.maximum().isPresent()
        ? minimum + " " + Long.toUnsignedString(limits.maximum().getAsLong())
        : minimum;
  }
}
