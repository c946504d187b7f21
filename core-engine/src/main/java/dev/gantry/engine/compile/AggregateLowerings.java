package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.ValueType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Structures, arrays and small numbers as references (core 4.4.5). */
final class AggregateLowerings {
  static final ClassDesc AGGREGATES = Abi.of("Aggregates");

  private static final MethodTypeDesc GET_NUMBER = MethodTypeDesc.of(CD_long, CD_int);
  private static final MethodTypeDesc GET_REFERENCE = MethodTypeDesc.of(CD_Object, CD_int);

  private AggregateLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(Opcode.STRUCT_NEW, AggregateLowerings::structNew);
    table.put(
        Opcode.STRUCT_NEW_DEFAULT,
        method -> {
          create(method);
          method.push(Kind.OBJECT);
        });
    table.put(Opcode.STRUCT_GET, method -> structGet(method, true));
    table.put(Opcode.STRUCT_GET_S, method -> structGet(method, true));
    table.put(Opcode.STRUCT_GET_U, method -> structGet(method, false));
    table.put(Opcode.STRUCT_SET, AggregateLowerings::structSet);
    table.put(
        Opcode.REF_I31,
        method -> {
          method.pop();
          method.code().invokestatic(Abi.I31, "of", MethodTypeDesc.of(Abi.I31, CD_int));
          method.push(Kind.OBJECT);
        });
    table.put(Opcode.I31_GET_S, method -> smallNumber(method, "signed"));
    table.put(Opcode.I31_GET_U, method -> smallNumber(method, "unsigned"));
    ArrayLowerings.addTo(table);
  }

  private static void smallNumber(MethodEmitter method, String part) {
    method.pop();
    method
        .code()
        .invokestatic(AGGREGATES, "number", MethodTypeDesc.of(Abi.I31, CD_Object))
        .invokevirtual(Abi.I31, part, MethodTypeDesc.of(CD_int));
    method.push(Kind.INT);
  }

  /** Pushes a new structure of the type that the instruction names. */
  private static void create(MethodEmitter method) {
    method.module().loadType(method, method.index());
    method.code().invokestatic(Abi.STRUCT, "create", MethodTypeDesc.of(Abi.STRUCT, Abi.TYPE));
  }

  private static List<CompositeType.FieldType> fields(MethodEmitter method) {
    return ((CompositeType.StructType) method.module().composite(method.index())).fields();
  }

  private static void structNew(MethodEmitter method) {
    List<Kind> kinds = new ArrayList<>();
    for (CompositeType.FieldType field : fields(method)) {
      kinds.add(kind(method, field.storage()));
    }
    int[] values = method.branches().borrow(kinds);
    method.branches().store(kinds, values);
    method.pop(kinds.size());
    create(method);
    for (int field = 0; field < values.length; field++) {
      method.code().dup().loadConstant(field);
      method.slots().load(kinds.get(field), values[field]);
      put(method, fields(method).get(field).storage());
    }
    method.branches().release(kinds, values);
    method.push(Kind.OBJECT);
  }

  private static void structGet(MethodEmitter method, boolean signed) {
    StorageType storage = fields(method).get(method.secondIndex()).storage();
    Kind kind = kind(method, storage);
    CodeBuilder code = method.code();
    method.pop();
    requireStruct(code);
    if (kind == Kind.VECTOR) {
      code.dup().loadConstant(method.secondIndex());
      code.invokevirtual(Abi.STRUCT, "number", GET_NUMBER).dup2_x1().pop2();
      code.loadConstant(method.secondIndex()).invokevirtual(Abi.STRUCT, "high", GET_NUMBER);
    } else {
      code.loadConstant(method.secondIndex());
      if (kind.isReference()) {
        code.invokevirtual(Abi.STRUCT, "reference", GET_REFERENCE);
        if (kind != Kind.OBJECT) {
          code.checkcast(kind.type());
        }
      } else {
        code.invokevirtual(Abi.STRUCT, "number", GET_NUMBER);
        ofBits(code, storage, kind, signed);
      }
    }
    method.push(kind);
  }

  private static void structSet(MethodEmitter method) {
    StorageType storage = fields(method).get(method.secondIndex()).storage();
    Kind kind = kind(method, storage);
    int[] value = method.popToSlots(kind);
    method.pop();
    requireStruct(method.code());
    method.code().loadConstant(method.secondIndex());
    method.slots().load(kind, value[0]);
    method.release(value, kind);
    put(method, storage);
  }

  private static void requireStruct(CodeBuilder code) {
    code.invokestatic(AGGREGATES, "struct", MethodTypeDesc.of(Abi.STRUCT, CD_Object));
  }

  /** Sets a field; structure, number of the field and value are on the stack. */
  private static void put(MethodEmitter method, StorageType storage) {
    CodeBuilder code = method.code();
    Kind kind = kind(method, storage);
    if (kind == Kind.VECTOR) {
      code.invokevirtual(
          Abi.STRUCT, "setVector", MethodTypeDesc.of(CD_void, CD_int, CD_long, CD_long));
    } else if (kind.isReference()) {
      code.invokevirtual(Abi.STRUCT, "setReference", MethodTypeDesc.of(CD_void, CD_int, CD_Object));
    } else {
      narrow(code, storage);
      VectorMoveLowerings.toBits(code, kind);
      code.invokevirtual(Abi.STRUCT, "setNumber", MethodTypeDesc.of(CD_void, CD_int, CD_long));
    }
  }

  /** {@return how a value that is stored stands on the stack} */
  static Kind kind(MethodEmitter method, StorageType storage) {
    return switch (storage) {
      case StorageType.Packed _ -> Kind.INT;
      case ValueType type -> method.module().kindOf(type);
    };
  }

  /** Sign-extends the int on the stack if only its low bits are stored. */
  static void narrow(CodeBuilder code, StorageType storage) {
    if (storage instanceof StorageType.Packed packed) {
      switch (packed) {
        case I8 -> code.i2b();
        case I16 -> code.i2s();
      }
    }
  }

  /** Makes a number of a kind of the bits on the stack. */
  private static void ofBits(CodeBuilder code, StorageType storage, Kind kind, boolean signed) {
    switch (kind) {
      case INT -> {
        code.l2i();
        widen(code, storage, signed);
      }
      case FLOAT -> {
        code.l2i();
        ConversionLowerings.reinterpretAsFloat(code);
      }
      case DOUBLE -> ConversionLowerings.reinterpretAsDouble(code);
      case LONG -> {}
      case OBJECT, FUNCTION, EXCEPTION, VECTOR -> throw new AssertionError("no number: " + kind);
    }
  }

  /** Zero-extends a narrow number that has been sign-extended. */
  static void widen(CodeBuilder code, StorageType storage, boolean signed) {
    if (!signed && storage instanceof StorageType.Packed packed) {
      code.loadConstant(packed == StorageType.Packed.I8 ? 0xFF : 0xFFFF).iand();
    }
  }

  /** {@return the type of a method with some parameters of one type, and more} */
  static MethodTypeDesc type(ClassDesc returned, int ints, ClassDesc... more) {
    var types = new ArrayList<ClassDesc>(Collections.nCopies(ints, CD_int));
    types.addAll(List.of(more));
    return MethodTypeDesc.of(returned, types);
  }
}
