package dev.gantry.engine.text;

import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.Section;
import dev.gantry.engine.binary.TypeWriter;
import dev.gantry.engine.syntax.Function;
import java.util.ArrayList;
import java.util.List;

/** The section of branch hints (core A.5.3), which stands before the code. */
final class BranchHintWriter {
  private final List<FunctionHints> functions = new ArrayList<>();

  private record FunctionHints(int functionIndex, int base, List<BodyParser.BranchHint> hints) {}

  void add(int functionIndex, Function function, List<BodyParser.BranchHint> hints) {
    if (!hints.isEmpty()) {
      functions.add(new FunctionHints(functionIndex, localsByteLength(function), hints));
    }
  }

  /** Offsets count from the locals, which stand before the instructions. */
  private static int localsByteLength(Function function) {
    var writer = new ByteWriter();
    writer.writeList(
        function.locals(),
        run -> {
          writer.writeU64(run.count());
          new TypeWriter(writer).valueType(run.type());
        });
    return writer.length();
  }

  void addTo(CustomPlacements customs) {
    if (functions.isEmpty()) {
      return;
    }
    var writer = new ByteWriter();
    writer.writeList(
        functions,
        function -> {
          writer.writeU32(function.functionIndex);
          writer.writeList(
              function.hints,
              hint -> {
                writer.writeU32(function.base + hint.byteOffset());
                writer.writeU32(1);
                writer.writeByte(hint.value());
              });
        });
    customs.addBefore(Section.CODE, ModuleAnnotations.BRANCH_HINT, writer.toBytes());
  }
}
