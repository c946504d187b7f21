package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSink;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.MemoryList;
import dev.gantry.abi.compiled.Sink;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/** A primitive array that is being filled. */
final class ArraySink implements ListSink {
  private final Consumer<Emission> taking;
  private final Class<?> type;
  private final Descriptor elementType;
  private int array = -1;
  private JavaSink current;

  /**
   * An array.
   *
   * @param taking takes the array from the stack
   */
  ArraySink(Consumer<Emission> taking, Class<?> type, Descriptor elementType) {
    this.taking = taking;
    this.type = type;
    this.elementType = elementType;
    this.current = new JavaSink(type.getComponentType());
  }

  /** {@return an array of known length} */
  static ArraySink ofLength(
      Emission e, Consumer<Emission> taking, Class<?> type, Descriptor elementType, int length) {
    var sink = new ArraySink(taking, type, elementType);
    e.code.loadConstant(length).newarray(TypeKind.from(type.getComponentType()));
    sink.array = e.store(TypeKind.REFERENCE);
    return sink;
  }

  @Override
  public boolean bulk(Emission e, ListSource source) {
    if (!(source instanceof MemoryList(var side, var address, var length, _))) {
      return false;
    }
    e.guest(side);
    e.code.lload(address).iload(length);
    e.code.invokestatic(
        TypedNames.HOST_VALUES,
        loader(),
        MethodTypeDesc.of(JavaTypes.desc(type), TypedNames.GUEST_SIDE, CD_long, CD_int));
    array = e.store(TypeKind.REFERENCE);
    return true;
  }

  private String loader() {
    if (!(elementType.layout() instanceof Layout.Scalar(var primitive))) {
      throw new AssertionError("arrays are of scalars");
    }
    return switch (primitive) {
      case BOOL -> "loadBooleans";
      case S8, U8 -> "loadBytes";
      case S16, U16 -> "loadShorts";
      case S32, U32 -> "loadInts";
      case CHAR -> "loadChars";
      case S64, U64 -> "loadLongs";
      case F32 -> "loadFloats";
      case F64 -> "loadDoubles";
      case STRING -> throw new AssertionError(Primitive.STRING);
    };
  }

  @Override
  public Sink element(Emission e, int index) {
    throw new AssertionError("arrays are filled at once, or are of known length");
  }

  @Override
  public Sink elementAt(Emission e, int index) {
    current = new JavaSink(type.getComponentType());
    return current;
  }

  @Override
  public void endElementAt(Emission e, int index) {
    e.code.aload(array).loadConstant(index);
    current.push(e);
    e.code.arrayStore(TypeKind.from(type.getComponentType()));
  }

  @Override
  public void end(Emission e) {
    e.code.aload(array);
    taking.accept(e);
  }
}
