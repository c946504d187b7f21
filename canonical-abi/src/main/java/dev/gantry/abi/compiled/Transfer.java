package dev.gantry.abi.compiled;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.Layout.Alternatives;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the code that moves a value from a source to a sink, part by part: the one traversal of
 * types behind every kind of call.
 *
 * @param from the type as the source's guest knows it
 * @param to the same type, perhaps with other slots and another kind of memory
 */
public record Transfer(Emission e, Source source, Sink sink, Descriptor from, Descriptor to) {

  /** Moves the value, in a method of its own if it weighs much. */
  public void write() {
    if (sink.canMove() && e.adapter().weights().inMethods(from) > Weights.OUTLINED) {
      e.adapter().call(this, 0);
    } else {
      writeHere(0);
    }
  }

  /**
   * Moves the value in this method.
   *
   * @param first the first part or case to move, of a value that is moved by several methods
   */
  void writeHere(int first) {
    switch (from.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING ->
          sink.string(e, source.string(e));
      case Layout.Scalar(var type) -> {
        sink.begin(e);
        source.scalar(e, type);
        sink.scalar(e, type);
      }
      case Layout.Elements(var element) -> writeList(element);
      case Layout.FixedElements(var element, var length) -> writeFixed(element, (int) length);
      case Layout.Parts parts -> writeParts(parts, (Layout.Parts) to.layout(), first);
      case Alternatives cases -> writeCases(cases, (Alternatives) to.layout(), first);
      case Layout.Bits bits -> {
        sink.begin(e);
        source.flags(e, from, bits);
        sink.flags(e, to, (Layout.Bits) to.layout());
      }
      case Layout.Owned(var resource) -> {
        sink.begin(e);
        source.own(e, resource);
        sink.own(e, ((Layout.Owned) to.layout()).resource());
      }
      case Layout.Borrowed(var resource) -> {
        sink.begin(e);
        source.borrow(e, resource);
        sink.borrow(e, ((Layout.Borrowed) to.layout()).resource());
      }
      case Layout.AsyncHandle(var construct) -> throw new AssertionError(construct);
    }
  }

  private Transfer part(Source partSource, Sink partSink, Descriptor partFrom, Descriptor partTo) {
    return new Transfer(e, partSource, partSink, partFrom, partTo);
  }

  private void writeList(Descriptor element) {
    Descriptor elementTo = ((Layout.Elements) to.layout()).element();
    ListSource in = source.list(e, from, element);
    ListSink out = sink.list(e, to, elementTo, in);
    writeElements(in, out, element, elementTo);
  }

  private void writeFixed(Descriptor element, int length) {
    Descriptor elementTo = ((Layout.FixedElements) to.layout()).element();
    ListSource in = source.fixedList(e, from, element, length);
    ListSink out = sink.fixedList(e, to, elementTo, length);
    if (!source.isFlat() && !sink.isFlat()) {
      writeElements(in, out, element, elementTo);
      return;
    }
    for (int i = 0; i < length; i++) {
      part(in.elementAt(e, i), out.elementAt(e, i), element, elementTo).write();
      out.endElementAt(e, i);
    }
    out.end(e);
  }

  private void writeElements(
      ListSource in, ListSink out, Descriptor element, Descriptor elementTo) {
    if (!out.bulk(e, in)) {
      e.code.iconst_0();
      int index = e.store(TypeKind.INT);
      Label next = e.code.newBoundLabel();
      Label end = e.code.newLabel();
      e.code.iload(index).iload(in.length()).if_icmpge(end);
      part(in.element(e, index), out.element(e, index), element, elementTo).write();
      out.endElement(e, index);
      e.code.iinc(index, 1).goto_(next).labelBinding(end);
    }
    out.end(e);
  }

  private void writeParts(Layout.Parts parts, Layout.Parts partsTo, int first) {
    List<Source> sources = source.parts(e, from, parts);
    List<Sink> sinks = sink.parts(e, to, partsTo);
    int weight = 0;
    for (int i = first; i < sources.size(); i++) {
      Descriptor part = parts.parts().get(i).descriptor();
      weight += Math.min(e.adapter().weights().inMethods(part), Weights.OUTLINED);
      if (weight > Weights.MOST && i > first && canSplit()) {
        e.adapter().call(this, i);
        return;
      }
      part(sources.get(i), sinks.get(i), part, partsTo.parts().get(i).descriptor()).write();
    }
    sink.endParts(e);
  }

  /** Whether a part of the work can be done by another method, which begins anew. */
  private boolean canSplit() {
    return sink.canMove() && sink.isStateless() && source.isStateless();
  }

  private void writeCases(Alternatives cases, Alternatives casesTo, int first) {
    if (cases.payloads().stream().allMatch(Optional::isEmpty)) {
      sink.begin(e);
      source.discriminant(e, from, cases);
      sink.enumeration(e, to, casesTo);
      return;
    }
    source.discriminant(e, from, cases);
    int found = e.store(TypeKind.INT);
    if (first == 0) {
      sink.discriminant(e, to, casesTo, found);
    }
    int count = cases.payloads().size();
    int end = canSplit() ? endOfMethod(cases, first) : count;
    Label done = e.code.newLabel();
    if (end < count) {
      Label here = e.code.newLabel();
      e.code.iload(found).loadConstant(end).if_icmplt(here);
      e.adapter().call(this, end);
      e.code.goto_(done).labelBinding(here);
    }
    writeArms(cases, casesTo, found, first, end, done);
    e.code.labelBinding(done);
  }

  private int endOfMethod(Alternatives cases, int first) {
    int weight = 0;
    for (int i = first; i < cases.payloads().size(); i++) {
      weight += 16;
      if (cases.payloads().get(i).isPresent()) {
        Descriptor payload = cases.payloads().get(i).orElseThrow();
        weight += Math.min(e.adapter().weights().inMethods(payload), Weights.OUTLINED);
      }
      if (weight > Weights.MOST && i > first) {
        return i;
      }
    }
    return cases.payloads().size();
  }

  private void writeArms(
      Alternatives cases, Alternatives casesTo, int found, int first, int end, Label done) {
    boolean shared = source.isStateless() && sink.isStateless();
    var arms = new ArrayList<SwitchCase>();
    var targets = new IdentityHashMap<Descriptor, Label>();
    Map<Integer, Label> written = new java.util.LinkedHashMap<>();
    for (int i = first; i < end; i++) {
      Optional<Descriptor> payload = cases.payloads().get(i);
      if (shared && payload.isEmpty()) {
        continue;
      }
      Label known = shared ? targets.get(payload.orElseThrow()) : null;
      if (known == null) {
        known = e.code.newLabel();
        written.put(i, known);
        if (shared) {
          targets.put(payload.orElseThrow(), known);
        }
      }
      arms.add(SwitchCase.of(i, known));
    }
    e.code.iload(found);
    Label unreached = shared ? done : e.code.newLabel();
    if (arms.isEmpty()) {
      e.code.pop().goto_(done);
    } else if (2 * arms.size() > end - first) {
      e.code.tableswitch(unreached, arms);
    } else {
      e.code.lookupswitch(unreached, arms);
    }
    written.forEach(
        (index, label) -> {
          e.code.labelBinding(label);
          writeCase(cases, casesTo, index);
          e.code.goto_(done);
        });
    if (!shared) {
      e.code.labelBinding(unreached).aconst_null().athrow();
    }
  }

  private void writeCase(Alternatives cases, Alternatives casesTo, int index) {
    Sink payloadSink = sink.payload(e, to, casesTo, index);
    if (cases.payloads().get(index).isPresent()) {
      part(
              source.payload(e, from, cases, index),
              payloadSink,
              cases.payloads().get(index).orElseThrow(),
              casesTo.payloads().get(index).orElseThrow())
          .write();
    }
    sink.endCase(e, to, casesTo, index);
  }
}
