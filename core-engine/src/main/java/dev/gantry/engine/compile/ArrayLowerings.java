package dev.gantry.engine.compile;

import static dev.gantry.engine.compile.AggregateLowerings.AGGREGATES;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.StorageType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Arrays of guests (core 4.4.5): elements are those of an array of Java. */
final class ArrayLowerings {
  private static final MethodTypeDesc INDEX = MethodTypeDesc.of(CD_int, CD_int, CD_int);
  private static final MethodTypeDesc NEW_ARRAY = MethodTypeDesc.of(Abi.ARRAY, CD_int, Abi.TYPE);

  private ArrayLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(
        Opcode.ARRAY_NEW_DEFAULT,
        method -> {
          method.pop();
          create(method);
          method.push(Kind.OBJECT);
        });
    table.put(Opcode.ARRAY_NEW, ArrayLowerings::filled);
    table.put(Opcode.ARRAY_NEW_FIXED, ArrayLowerings::fixed);
    table.put(Opcode.ARRAY_NEW_DATA, method -> ofSegment(method, "newOfData"));
    table.put(Opcode.ARRAY_NEW_ELEM, method -> ofSegment(method, "newOfElements"));
    table.put(Opcode.ARRAY_GET, method -> get(method, true));
    table.put(Opcode.ARRAY_GET_S, method -> get(method, true));
    table.put(Opcode.ARRAY_GET_U, method -> get(method, false));
    table.put(Opcode.ARRAY_SET, ArrayLowerings::set);
    table.put(
        Opcode.ARRAY_LEN,
        method -> {
          method.pop();
          requireArray(method.code());
          method.code().invokevirtual(Abi.ARRAY, "length", MethodTypeDesc.of(CD_int));
          method.push(Kind.INT);
        });
    table.put(Opcode.ARRAY_FILL, ArrayLowerings::fill);
    table.put(
        Opcode.ARRAY_COPY,
        method -> {
          method.pop(5);
          method
              .code()
              .invokestatic(
                  AGGREGATES,
                  "copy",
                  MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int, CD_int));
        });
    table.put(
        Opcode.ARRAY_INIT_DATA,
        method -> {
          method.pop(4);
          method.module().loadType(method, method.index());
          method.loadInstance();
          method
              .code()
              .loadConstant(method.secondIndex())
              .invokestatic(
                  AGGREGATES,
                  "initializeWithData",
                  MethodTypeDesc.of(
                      CD_void,
                      CD_Object,
                      CD_int,
                      CD_int,
                      CD_int,
                      Abi.TYPE,
                      Abi.GUEST_INSTANCE,
                      CD_int));
        });
    table.put(
        Opcode.ARRAY_INIT_ELEM,
        method -> {
          method.pop(4);
          method.loadInstance();
          method
              .code()
              .loadConstant(method.secondIndex())
              .invokestatic(
                  AGGREGATES,
                  "initializeWithElements",
                  MethodTypeDesc.of(
                      CD_void, CD_Object, CD_int, CD_int, CD_int, Abi.GUEST_INSTANCE, CD_int));
        });
  }

  private static StorageType storage(MethodEmitter method) {
    return ((CompositeType.ArrayType) method.module().composite(method.index()))
        .element()
        .storage();
  }

  private static void requireArray(CodeBuilder code) {
    code.invokestatic(AGGREGATES, "array", MethodTypeDesc.of(Abi.ARRAY, CD_Object));
  }

  /** Replaces the length on the stack by a new array. */
  private static void create(MethodEmitter method) {
    method.module().loadType(method, method.index());
    method.code().invokestatic(AGGREGATES, "newArray", NEW_ARRAY);
  }

  private static void ofSegment(MethodEmitter method, String name) {
    method.pop(2);
    method.module().loadType(method, method.index());
    method.loadInstance();
    method
        .code()
        .loadConstant(method.secondIndex())
        .invokestatic(
            AGGREGATES,
            name,
            AggregateLowerings.type(Abi.ARRAY, 2, Abi.TYPE, Abi.GUEST_INSTANCE, CD_int));
    method.push(Kind.OBJECT);
  }

  private static void filled(MethodEmitter method) {
    StorageType storage = storage(method);
    Kind kind = AggregateLowerings.kind(method, storage);
    int[] slots = method.popToSlots(kind, Kind.INT);
    CodeBuilder code = method.code();
    code.iload(slots[1]);
    create(method);
    code.dup().iconst_0();
    loadStored(method, storage, kind, slots[0]);
    code.iload(slots[1]);
    method.release(slots, kind, Kind.INT);
    fill(code, kind);
    method.push(Kind.OBJECT);
  }

  private static void fill(MethodEmitter method) {
    StorageType storage = storage(method);
    Kind kind = AggregateLowerings.kind(method, storage);
    int[] slots = method.popToSlots(kind, Kind.INT);
    method.pop(2);
    loadStored(method, storage, kind, slots[0]);
    method.code().iload(slots[1]);
    method.release(slots, kind, Kind.INT);
    fill(method.code(), kind);
  }

  /** Pushes a value as the methods that fill arrays take it. */
  private static void loadStored(MethodEmitter method, StorageType storage, Kind kind, int slot) {
    method.slots().load(kind, slot);
    if (kind != Kind.VECTOR && !kind.isReference()) {
      AggregateLowerings.narrow(method.code(), storage);
      VectorMoveLowerings.toBits(method.code(), kind);
    }
  }

  private static void fill(CodeBuilder code, Kind kind) {
    if (kind == Kind.VECTOR) {
      code.invokestatic(
          AGGREGATES,
          "fillVector",
          MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_long, CD_long, CD_int));
    } else if (kind.isReference()) {
      code.invokestatic(
          AGGREGATES,
          "fillReference",
          MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int));
    } else {
      code.invokestatic(
          AGGREGATES, "fillNumber", MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_long, CD_int));
    }
  }

  private static void fixed(MethodEmitter method) {
    StorageType storage = storage(method);
    Kind kind = AggregateLowerings.kind(method, storage);
    int count = method.secondIndex();
    CodeBuilder code = method.code();
    int array = method.slots().borrow(Kind.OBJECT);
    code.loadConstant(count);
    create(method);
    getElements(code, storage, kind, array);
    int elements = method.slots().borrow(Kind.OBJECT);
    code.astore(elements);
    int value = method.slots().borrow(kind);
    for (int position = count - 1; position >= 0; position--) {
      method.slots().store(kind, value);
      code.aload(elements);
      int constant = position;
      putElement(code, storage, kind, value, () -> code.loadConstant(constant));
    }
    method.slots().release(kind, value);
    method.slots().release(Kind.OBJECT, elements);
    method.pop(count);
    code.aload(array);
    method.slots().release(Kind.OBJECT, array);
    method.push(Kind.OBJECT);
  }

  /** Replaces the array on the stack by the array of Java with its elements; keeps the former. */
  private static void getElements(CodeBuilder code, StorageType storage, Kind kind, int keep) {
    code.dup().astore(keep);
    getElements(code, storage, kind);
  }

  private static void getElements(CodeBuilder code, StorageType storage, Kind kind) {
    ClassDesc holder = Abi.of("GuestArray$" + holder(storage, kind));
    code.checkcast(holder)
        .getfield(
            holder,
            kind == Kind.VECTOR ? "halves" : "elements",
            elementType(storage, kind).arrayType());
  }

  private static String holder(StorageType storage, Kind kind) {
    if (storage instanceof StorageType.Packed packed) {
      return packed == StorageType.Packed.I8 ? "OfBytes" : "OfShorts";
    }
    return switch (kind) {
      case INT -> "OfInts";
      case LONG -> "OfLongs";
      case FLOAT -> "OfFloats";
      case DOUBLE -> "OfDoubles";
      case VECTOR -> "OfVectors";
      case OBJECT, FUNCTION, EXCEPTION -> "OfReferences";
    };
  }

  private static ClassDesc elementType(StorageType storage, Kind kind) {
    if (storage instanceof StorageType.Packed packed) {
      return packed == StorageType.Packed.I8 ? CD_byte : CD_short;
    }
    return switch (kind) {
      case INT -> CD_int;
      case LONG, VECTOR -> CD_long;
      case FLOAT -> CD_float;
      case DOUBLE -> CD_double;
      case OBJECT, FUNCTION, EXCEPTION -> CD_Object;
    };
  }

  private static TypeKind elementKind(StorageType storage, Kind kind) {
    return TypeKind.from(elementType(storage, kind));
  }

  /** Checks the index in a local against the elements on the stack, which stay. */
  private static void checkIndex(CodeBuilder code, Kind kind, int index) {
    code.dup().arraylength();
    if (kind == Kind.VECTOR) {
      code.iconst_1().ishr();
    }
    code.istore(index + 1);
    code.iload(index).iload(index + 1).invokestatic(AGGREGATES, "index", INDEX).istore(index);
  }

  private static void get(MethodEmitter method, boolean signed) {
    StorageType storage = storage(method);
    Kind kind = AggregateLowerings.kind(method, storage);
    CodeBuilder code = method.code();
    // A long's two slots hold the index and the length.
    int index = method.slots().borrow(Kind.LONG);
    code.istore(index);
    method.pop(2);
    requireArray(code);
    getElements(code, storage, kind);
    checkIndex(code, kind, index);
    if (kind == Kind.VECTOR) {
      code.dup().iload(index).iconst_1().ishl().laload();
      code.dup2_x1().pop2();
      code.iload(index).iconst_1().ishl().iconst_1().iadd().laload();
    } else {
      code.iload(index).arrayLoad(elementKind(storage, kind));
      AggregateLowerings.widen(code, storage, signed);
      if (kind.isReference() && kind != Kind.OBJECT) {
        code.checkcast(kind.type());
      }
    }
    method.slots().release(Kind.LONG, index);
    method.push(kind);
  }

  private static void set(MethodEmitter method) {
    StorageType storage = storage(method);
    Kind kind = AggregateLowerings.kind(method, storage);
    CodeBuilder code = method.code();
    int[] value = method.popToSlots(kind);
    int index = method.slots().borrow(Kind.LONG);
    code.istore(index);
    method.pop(2);
    requireArray(code);
    getElements(code, storage, kind);
    checkIndex(code, kind, index);
    putElement(code, storage, kind, value[0], () -> code.iload(index));
    method.slots().release(Kind.LONG, index);
    method.release(value, kind);
  }

  /** Stores a value from a local into the elements on the stack. */
  private static void putElement(
      CodeBuilder code, StorageType storage, Kind kind, int value, Runnable pushIndex) {
    if (kind == Kind.VECTOR) {
      code.dup();
      pushIndex.run();
      code.iconst_1().ishl().lload(value).lastore();
      pushIndex.run();
      code.iconst_1().ishl().iconst_1().iadd().lload(value + 2).lastore();
      return;
    }
    pushIndex.run();
    code.loadLocal(kind.jvm(), value).arrayStore(elementKind(storage, kind));
  }
}
