package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.Source;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;

/**
 * A {@code List}, read from its beginning to its end.
 *
 * @param length the local variable, an int
 * @param iterator the local variable
 */
record ListValueSource(int length, int iterator, Type elementType) implements ListSource {
  private static final ClassDesc LIST = ClassDesc.of(List.class.getName());
  private static final ClassDesc ITERATOR = ClassDesc.of(Iterator.class.getName());

  static ListValueSource of(Emission e, Local list, Type elementType) {
    e.code.aload(list.slot()).invokeinterface(LIST, "size", MethodTypeDesc.of(CD_int));
    int length = e.store(TypeKind.INT);
    e.code.aload(list.slot()).invokeinterface(LIST, "iterator", MethodTypeDesc.of(ITERATOR));
    return new ListValueSource(length, e.store(TypeKind.REFERENCE), elementType);
  }

  @Override
  public Source element(Emission e, int index) {
    e.code.aload(iterator).invokeinterface(ITERATOR, "next", MethodTypeDesc.of(CD_Object));
    return new JavaSource(new Local(e.store(TypeKind.REFERENCE), CD_Object), elementType);
  }

  @Override
  public Source elementAt(Emission e, int index) {
    return element(e, index);
  }
}
