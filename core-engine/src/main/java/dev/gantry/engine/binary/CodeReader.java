package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Function;
import java.util.ArrayList;
import java.util.List;

/** Cuts the code section into functions (core 5.5.13). */
final class CodeReader {
  private static final long LOCAL_LIMIT = 1L << 32;

  private final ByteReader reader;
  private final TypeReader types;
  private final List<Integer> functionTypes;

  CodeReader(ByteReader reader, List<Integer> functionTypes) {
    this.reader = reader;
    this.types = new TypeReader(reader);
    this.functionTypes = functionTypes;
  }

  /** Reads the functions into a list, which holds those before a fault when one is found. */
  void read(EntryOffsets offsets, List<Function> functions) {
    int count = reader.readLength();
    for (int i = 0; i < count; i++) {
      offsets.note(Section.CODE, reader.position());
      int typeIndex = i < functionTypes.size() ? functionTypes.get(i) : 0;
      functions.add(function(typeIndex));
    }
  }

  private Function function(int typeIndex) {
    int size = reader.readLength();
    int start = reader.position();
    var locals = locals();
    return new Function(typeIndex, locals, body(start, start + size));
  }

  private List<Function.LocalRun> locals() {
    int start = reader.position();
    int count = reader.readLength();
    if (count == 0) {
      return List.of();
    }
    var runs = new ArrayList<Function.LocalRun>(Math.min(count, 64));
    long total = 0;
    for (int i = 0; i < count; i++) {
      long length = Integer.toUnsignedLong(reader.readU32());
      runs.add(new Function.LocalRun(length, types.valueType()));
      total += length;
    }
    if (total >= LOCAL_LIMIT) {
      throw MalformedException.at(start, "too many locals");
    }
    return runs;
  }

  private Bytes body(int start, int end) {
    if (reader.position() > end) {
      Expressions.pass(reader);
      throw MalformedException.at(start, "section size mismatch");
    }
    return reader.readBytes(end - reader.position());
  }
}
