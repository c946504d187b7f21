package dev.gantry.engine.generate;

import dev.gantry.engine.binary.ModuleEncoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Makes valid modules that always end, in which every opcode has its turn.
 *
 * <p>Exports {@code f1}, {@code f2} and so on take and leave an i32; what they do is to be seen in
 * the memories and globals, which are exported too. No NaN goes where its bits are seen, because
 * the specification leaves them open. The same seed makes the same modules.
 */
public final class ModuleGenerator {
  private static final int FUNCTION_COUNT = 6;
  private static final int USES = 16;

  private final SplittableRandom random;
  private final List<Opcode> bag = new ArrayList<>();
  private final Map<Opcode, Long> counts = new EnumMap<>(Opcode.class);

  /** A generator whose modules depend on nothing but the seed. */
  public ModuleGenerator(long seed) {
    random = new SplittableRandom(seed);
  }

  /** {@return how often each opcode has been generated} */
  public Map<Opcode, Long> counts() {
    return counts;
  }

  /** {@return the names of the functions to call} */
  public static List<String> functionNames() {
    var names = new ArrayList<String>();
    for (int i = 1; i <= FUNCTION_COUNT; i++) {
      names.add("f" + i);
    }
    return names;
  }

  /** {@return another module, encoded} */
  public Bytes next() {
    var skeleton = Skeleton.MODULE;
    var functions = new ArrayList<>(skeleton.functions());
    var exports = new ArrayList<>(skeleton.exports());
    for (int i = 1; i <= FUNCTION_COUNT; i++) {
      functions.add(function(i));
      exports.add(new Export("f" + i, ExternalKind.FUNCTION, i));
    }
    return ModuleEncoder.encode(with(skeleton, functions, exports));
  }

  private Function function(int functionIndex) {
    var code = new Code(random, NumberType.I32);
    var uses = new Uses(random, code, functionIndex, this::nextOpcode);
    for (int i = 0; i < USES; i++) {
      uses.use(nextOpcode());
    }
    code.emit(Opcode.LOCAL_GET, code.local(NumberType.I32));
    for (Instruction instruction : code.instructions()) {
      counts.merge(instruction.opcode(), 1L, Long::sum);
    }
    return code.function();
  }

  /** {@return an opcode from a bag of all, so that none comes much more often than others} */
  private Opcode nextOpcode() {
    if (bag.isEmpty()) {
      bag.addAll(Arrays.asList(Opcode.values()));
      Collections.shuffle(bag, new Random(random.nextLong()));
    }
    return bag.removeLast();
  }

  private static ModuleSyntax with(
      ModuleSyntax module, List<Function> functions, List<Export> exports) {
    return new ModuleSyntax(
        module.binary(),
        module.types(),
        module.imports(),
        functions,
        module.tables(),
        module.memories(),
        module.tags(),
        module.globals(),
        exports,
        module.start(),
        module.elements(),
        OptionalInt.of(module.data().size()),
        module.data(),
        module.customSections());
  }
}
