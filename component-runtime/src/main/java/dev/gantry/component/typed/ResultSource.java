package dev.gantry.component.typed;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.Source;
import dev.gantry.abi.compiled.StringSource;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code result} that was a return value or an exception.
 *
 * @param which the local variable, an int: 0 if a value was returned, 1 if an exception was thrown
 * @param ok what was returned, if the type has an ok value
 * @param error the error of what was thrown, if the type has one
 */
record ResultSource(int which, Optional<JavaSource> ok, Optional<JavaSource> error)
    implements Source {
  @Override
  public void discriminant(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    e.code.iload(which);
  }

  @Override
  public Source payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    return (index == 0 ? ok : error).orElseThrow();
  }

  @Override
  public List<Local> locals() {
    var locals = new ArrayList<Local>();
    locals.add(new Local(which, ConstantDescs.CD_int));
    ok.ifPresent(value -> locals.add(value.local()));
    error.ifPresent(value -> locals.add(value.local()));
    return locals;
  }

  @Override
  public void pass(Emission e) {
    e.code.iload(which);
    ok.ifPresent(value -> value.pass(e));
    error.ifPresent(value -> value.pass(e));
  }

  @Override
  public Source moved(List<Local> parameters) {
    return new ResultSource(
        parameters.getFirst().slot(),
        ok.map(value -> new JavaSource(parameters.get(1), value.type())),
        error.map(value -> new JavaSource(parameters.getLast(), value.type())));
  }

  @Override
  public String kind() {
    return "result" + ok.map(JavaSource::kind) + error.map(JavaSource::kind);
  }

  // What no result is

  private static AssertionError noResult() {
    return new AssertionError("the type is a result");
  }

  @Override
  public void scalar(Emission e, Primitive type) {
    throw noResult();
  }

  @Override
  public StringSource string(Emission e) {
    throw noResult();
  }

  @Override
  public ListSource list(Emission e, Descriptor list, Descriptor element) {
    throw noResult();
  }

  @Override
  public ListSource fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    throw noResult();
  }

  @Override
  public List<Source> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    throw noResult();
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    throw noResult();
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    throw noResult();
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    throw noResult();
  }
}
