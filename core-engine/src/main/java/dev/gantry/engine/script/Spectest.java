package dev.gantry.engine.script;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.HostFunction;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.Store;
import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.Map;
import java.util.OptionalLong;

/** The module {@code spectest} of the host, which the official test suite imports from. */
final class Spectest {
  private static final String NAME = "spectest";

  private Spectest() {}

  static void define(Linker linker, Store store) {
    Map<String, ValueType[]> functions =
        Map.of(
            "print",
            new ValueType[] {},
            "print_i32",
            new ValueType[] {NumberType.I32},
            "print_i64",
            new ValueType[] {NumberType.I64},
            "print_f32",
            new ValueType[] {NumberType.F32},
            "print_f64",
            new ValueType[] {NumberType.F64},
            "print_i32_f32",
            new ValueType[] {NumberType.I32, NumberType.F32},
            "print_f64_f64",
            new ValueType[] {NumberType.F64, NumberType.F64});
    HostFunction silent = _ -> new Object[0];
    functions.forEach(
        (name, parameters) -> linker.function(NAME, name, FunctionType.of(parameters), silent));
    global(linker, "global_i32", NumberType.I32, 666);
    global(linker, "global_i64", NumberType.I64, 666L);
    global(linker, "global_f32", NumberType.F32, 666.6f);
    global(linker, "global_f64", NumberType.F64, 666.6);
    table(linker, store, "table", false);
    table(linker, store, "table64", true);
    linker.define(NAME, "memory", Memory.create(store, MemoryType.of(1, 2)));
    var shared = new MemoryType(false, 1, OptionalLong.of(2), true, 16);
    linker.define(NAME, "shared_memory", Memory.create(store, shared));
  }

  private static void global(Linker linker, String name, NumberType type, Object value) {
    linker.define(NAME, name, Global.create(new GlobalType(type, false), value));
  }

  private static void table(Linker linker, Store store, String name, boolean address64) {
    var type = new TableType(address64, 10, OptionalLong.of(20), ReferenceType.FUNCREF);
    linker.define(NAME, name, Table.create(store, type, null));
  }
}
