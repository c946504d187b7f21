package dev.gantry.engine.link;

import dev.gantry.engine.ExternalType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.HeapType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GuestType;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.valid.ValidModule;

/** The types of a valid module, without indices. Immutable. */
public final class ModuleTypes {
  private final ValidModule module;
  private final GuestType[] types;

  /** Takes the types of a module. */
  public ModuleTypes(ValidModule module) {
    this.module = module;
    this.types = ClosedTypes.of(module.types());
  }

  /** {@return the module} */
  public ValidModule module() {
    return module;
  }

  /** {@return the types that it defines, by index} */
  public GuestType[] all() {
    return types.clone();
  }

  /** {@return the type at a type index} */
  public GuestType type(int typeIndex) {
    return types[typeIndex];
  }

  /** {@return the type of a function} */
  public GuestType function(int functionIndex) {
    return types[module.functionTypeIndex(functionIndex)];
  }

  /** {@return a value type} */
  public ValueType of(dev.gantry.engine.syntax.ValueType type) {
    return ClosedTypes.closed(type, types);
  }

  /** {@return a reference type} */
  public ReferenceType of(dev.gantry.engine.syntax.ValueType.ReferenceType type) {
    return ClosedTypes.closed(type, types);
  }

  /** {@return a heap type} */
  public HeapType of(dev.gantry.engine.syntax.HeapType type) {
    return ClosedTypes.closed(type, types);
  }

  /** {@return the type of an import or export} */
  public ExternalType of(dev.gantry.engine.syntax.ExternalType type) {
    return switch (type) {
      case dev.gantry.engine.syntax.ExternalType.FunctionImport(int typeIndex) ->
          (FunctionType) types[typeIndex].composite();
      case dev.gantry.engine.syntax.ExternalType.TableType table -> of(table);
      case dev.gantry.engine.syntax.ExternalType.MemoryType memory -> of(memory);
      case dev.gantry.engine.syntax.ExternalType.GlobalType global -> of(global);
      case dev.gantry.engine.syntax.ExternalType.TagType(int typeIndex) ->
          new TagType((FunctionType) types[typeIndex].composite());
    };
  }

  /** {@return the type of a table} */
  public TableType of(dev.gantry.engine.syntax.ExternalType.TableType table) {
    return new TableType(
        table.addressType() == AddressType.I64,
        table.limits().minimum(),
        table.limits().maximum(),
        of(table.elementType()));
  }

  /** {@return the type of a memory} */
  public MemoryType of(dev.gantry.engine.syntax.ExternalType.MemoryType memory) {
    return new MemoryType(
        memory.addressType() == AddressType.I64,
        memory.limits().minimum(),
        memory.limits().maximum(),
        memory.shared(),
        memory.pageByteLengthLog2());
  }

  /** {@return the type of a global} */
  public GlobalType of(dev.gantry.engine.syntax.ExternalType.GlobalType global) {
    return new GlobalType(of(global.type()), global.mutable());
  }
}
