package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSink;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.Sink;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.function.Consumer;

/** A {@code List} that is being filled. */
final class ListValueSink implements ListSink {
  private static final ClassDesc LIST = ClassDesc.of(ArrayList.class.getName());

  private final Consumer<Emission> taking;
  private final Type elementType;
  private final int list;
  private JavaSink current;

  private ListValueSink(Consumer<Emission> taking, Type elementType, int list) {
    this.taking = taking;
    this.elementType = elementType;
    this.list = list;
    this.current = new JavaSink(elementType);
  }

  /**
   * {@return a new list}
   *
   * @param taking takes the list from the stack
   * @param pushLength pushes how many elements there will be
   */
  static ListValueSink of(
      Emission e, Consumer<Emission> taking, Type elementType, Runnable pushLength) {
    e.code.new_(LIST).dup();
    pushLength.run();
    e.code.invokespecial(LIST, INIT_NAME, MethodTypeDesc.of(CD_void, CD_int));
    return new ListValueSink(taking, elementType, e.store(TypeKind.REFERENCE));
  }

  @Override
  public boolean bulk(Emission e, ListSource source) {
    return false;
  }

  @Override
  public Sink element(Emission e, int index) {
    current = new JavaSink(elementType);
    return current;
  }

  @Override
  public void endElement(Emission e, int index) {
    e.code.aload(list);
    current.pushBoxed(e);
    e.code.invokevirtual(LIST, "add", MethodTypeDesc.of(CD_boolean, CD_Object)).pop();
  }

  @Override
  public Sink elementAt(Emission e, int index) {
    return element(e, index);
  }

  @Override
  public void endElementAt(Emission e, int index) {
    endElement(e, index);
  }

  @Override
  public void end(Emission e) {
    e.code.aload(list);
    taking.accept(e);
  }
}
