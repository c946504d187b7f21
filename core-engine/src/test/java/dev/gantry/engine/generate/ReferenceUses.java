package dev.gantry.engine.generate;

import static dev.gantry.engine.generate.Skeleton.*;

import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.SplittableRandom;

/** Uses of references, structures, arrays and tables. */
final class ReferenceUses {
  private static final ReferenceType FUNCTION = ReferenceType.FUNCREF;
  private static final ReferenceType EXTERN = ReferenceType.EXTERNREF;

  private final SplittableRandom random;
  private final Code code;
  private final Values values;

  ReferenceUses(SplittableRandom random, Code code, Values values) {
    this.random = random;
    this.code = code;
    this.values = values;
  }

  /** {@return whether the opcode is one of these} */
  boolean use(Opcode opcode) {
    switch (opcode) {
      case REF_NULL -> {
        code.emit(opcode, HeapType.Abstract.EXTERN);
        values.take(EXTERN);
      }
      case REF_IS_NULL -> {
        values.push(ANY);
        values.take(ANY);
      }
      case REF_FUNC -> {
        code.emit(opcode, 0);
        values.take(FUNCTION);
      }
      case REF_EQ -> {
        values.push(new ReferenceType(true, HeapType.Abstract.EQ));
        values.push(new ReferenceType(true, HeapType.Abstract.EQ));
        code.emit(opcode);
        values.take(NumberType.I32);
      }
      case REF_AS_NON_NULL -> {
        values.push(ANY);
        code.emit(opcode);
        values.take(ANY);
      }
      case REF_TEST, REF_TEST_NULL -> {
        values.push(ANY);
        code.emit(opcode, heapType());
        values.take(NumberType.I32);
      }
      case REF_CAST, REF_CAST_NULL -> {
        values.push(ANY);
        code.emit(opcode, random.nextInt(4) == 0 ? heapType() : HeapType.Abstract.EQ);
        values.take(ANY);
      }
      case ANY_CONVERT_EXTERN -> {
        values.push(EXTERN);
        code.emit(opcode);
        values.take(ANY);
      }
      case EXTERN_CONVERT_ANY -> {
        values.push(ANY);
        code.emit(opcode);
        values.take(EXTERN);
      }
      case REF_I31 -> {
        values.push(NumberType.I32);
        code.emit(opcode);
        values.take(ANY);
      }
      case I31_GET_S, I31_GET_U -> {
        values.push(new ReferenceType(random.nextInt(5) == 0, HeapType.Abstract.I31));
        code.emit(opcode);
        values.take(NumberType.I32);
      }
      default -> {
        return aggregate(opcode);
      }
    }
    return true;
  }

  private HeapType heapType() {
    return switch (random.nextInt(4)) {
      case 0 -> new HeapType.Defined(BASE);
      case 1 -> new HeapType.Defined(DERIVED);
      case 2 -> HeapType.Abstract.I31;
      default -> HeapType.Abstract.STRUCT;
    };
  }

  private boolean aggregate(Opcode opcode) {
    switch (opcode) {
      case STRUCT_NEW -> values.push(reference(random.nextBoolean() ? BASE : DERIVED));
      case STRUCT_NEW_DEFAULT -> code.emit(opcode, random.nextBoolean() ? BASE : DERIVED);
      case STRUCT_GET -> {
        values.push(reference(BASE));
        code.emit(opcode, BASE, INT_FIELD);
      }
      case STRUCT_GET_S, STRUCT_GET_U -> {
        values.push(reference(DERIVED));
        code.emit(opcode, BASE, BYTE_FIELD);
      }
      case STRUCT_SET -> {
        int local = code.freshLocal(ANY);
        values.push(reference(BASE));
        code.emit(Opcode.LOCAL_TEE, local);
        code.emit(Opcode.REF_CAST, new HeapType.Defined(BASE));
        values.push(NumberType.I32);
        code.emit(opcode, BASE, random.nextInt(2));
        code.emit(Opcode.LOCAL_GET, local);
        code.emit(Opcode.REF_CAST, new HeapType.Defined(BASE));
        code.emit(Opcode.STRUCT_GET_U, BASE, BYTE_FIELD);
      }
      case ARRAY_NEW -> values.push(reference(INTS));
      case ARRAY_NEW_DEFAULT -> {
        values.pushSmall(false, 9);
        code.emit(opcode, BYTES);
      }
      case ARRAY_NEW_FIXED -> {
        for (int i = 0; i < 3; i++) {
          values.push(NumberType.I32);
        }
        code.emit(opcode, INTS, 3);
      }
      case ARRAY_NEW_DATA -> {
        values.pushSmall(false, 4);
        values.pushSmall(false, 3);
        code.emit(opcode, random.nextBoolean() ? INTS : BYTES, KEPT_DATA);
      }
      case ARRAY_NEW_ELEM -> {
        values.pushSmall(false, 2);
        values.pushSmall(false, 2);
        code.emit(opcode, FUNCTIONS, KEPT_ELEMENTS);
      }
      case ARRAY_GET -> {
        values.push(reference(INTS));
        values.pushSmall(false, 8);
        code.emit(opcode, INTS);
      }
      case ARRAY_GET_S, ARRAY_GET_U -> {
        values.push(reference(BYTES));
        values.pushSmall(false, 8);
        code.emit(opcode, BYTES);
      }
      case ARRAY_LEN -> {
        values.push(new ReferenceType(random.nextInt(5) == 0, HeapType.Abstract.ARRAY));
        code.emit(opcode);
      }
      case ARRAY_SET, ARRAY_FILL, ARRAY_COPY, ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> {
        write(opcode);
        return true;
      }
      default -> {
        return false;
      }
    }
    values.take(resultOf(opcode));
    return true;
  }

  private static ValueType resultOf(Opcode opcode) {
    return switch (opcode) {
      case STRUCT_NEW,
          STRUCT_NEW_DEFAULT,
          ARRAY_NEW,
          ARRAY_NEW_DEFAULT,
          ARRAY_NEW_FIXED,
          ARRAY_NEW_DATA,
          ARRAY_NEW_ELEM ->
          ANY;
      default -> NumberType.I32;
    };
  }

  private static ReferenceType reference(int typeIndex) {
    return new ReferenceType(false, new HeapType.Defined(typeIndex));
  }

  /** Writes into an array that is looked at afterwards. */
  private void write(Opcode opcode) {
    int typeIndex = opcode == Opcode.ARRAY_INIT_ELEM ? FUNCTIONS : INTS;
    int local = code.freshLocal(ANY);
    values.push(reference(typeIndex));
    code.emit(Opcode.LOCAL_TEE, local);
    code.emit(Opcode.REF_CAST, new HeapType.Defined(typeIndex));
    values.pushSmall(false, 5);
    switch (opcode) {
      case ARRAY_SET -> {
        values.push(NumberType.I32);
        code.emit(opcode, typeIndex);
      }
      case ARRAY_FILL -> {
        values.push(NumberType.I32);
        values.pushSmall(false, 4);
        code.emit(opcode, typeIndex);
      }
      case ARRAY_COPY -> {
        values.push(reference(INTS));
        values.pushSmall(false, 5);
        values.pushSmall(false, 4);
        code.emit(opcode, typeIndex, INTS);
      }
      case ARRAY_INIT_DATA -> {
        values.pushSmall(false, 4);
        values.pushSmall(false, 3);
        code.emit(opcode, typeIndex, KEPT_DATA);
      }
      default -> {
        values.pushSmall(false, 2);
        values.pushSmall(false, 2);
        code.emit(opcode, typeIndex, KEPT_ELEMENTS);
      }
    }
    code.emit(Opcode.LOCAL_GET, local);
    code.emit(Opcode.REF_CAST, new HeapType.Defined(typeIndex));
    values.pushSmall(false, 8);
    code.emit(Opcode.ARRAY_GET, typeIndex);
    values.take(typeIndex == FUNCTIONS ? FUNCTION : NumberType.I32);
  }

  // Tables

  void table(Opcode opcode) {
    int table = random.nextInt(2);
    boolean wide = table == EXTERN_TABLE;
    var element = wide ? EXTERN : FUNCTION;
    switch (opcode) {
      case TABLE_GET -> {
        values.pushSmall(wide, 4);
        code.emit(opcode, table);
        values.take(element);
      }
      case TABLE_SET -> {
        values.pushSmall(wide, 4);
        values.push(element);
        code.emit(opcode, table);
      }
      case TABLE_SIZE -> {
        code.emit(opcode, table);
        values.take(wide ? NumberType.I64 : NumberType.I32);
      }
      case TABLE_GROW -> {
        values.push(element);
        values.pushSmall(wide, 2);
        code.emit(opcode, table);
        values.take(wide ? NumberType.I64 : NumberType.I32);
      }
      case TABLE_FILL -> {
        values.pushSmall(wide, 3);
        values.push(element);
        values.pushSmall(wide, 2);
        code.emit(opcode, table);
      }
      case TABLE_INIT -> {
        values.pushSmall(false, 3);
        values.pushSmall(false, 2);
        values.pushSmall(false, 2);
        code.emit(opcode, KEPT_ELEMENTS, FUNCTION_TABLE);
      }
      default -> {
        values.pushSmall(wide, 3);
        values.pushSmall(wide, 3);
        values.pushSmall(wide, 2);
        code.emit(new Instruction.IndexPair(opcode, table, table));
      }
    }
  }
}
