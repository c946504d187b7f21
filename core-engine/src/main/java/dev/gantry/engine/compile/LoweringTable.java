package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** How each opcode is written: filled by one class for each family of instructions. */
final class LoweringTable {
  static final LoweringTable ALL = new LoweringTable();

  private final Map<Opcode, Lowering> rows = new EnumMap<>(Opcode.class);

  private LoweringTable() {
    for (Opcode opcode : Opcode.values()) {
      rows.put(
          opcode,
          _ -> {
            throw new UnsupportedConstructException(opcode.mnemonic());
          });
    }
    ControlLowerings.addTo(this);
    CallLowerings.addTo(this);
    VariableLowerings.addTo(this);
    NumericLowerings.addTo(this);
    ConversionLowerings.addTo(this);
    MemoryLowerings.addTo(this);
    TableLowerings.addTo(this);
    ReferenceLowerings.addTo(this);
    AggregateLowerings.addTo(this);
    VectorLowerings.addTo(this);
    AtomicLowerings.addTo(this);
  }

  /** {@return how an opcode is written} */
  Lowering of(Opcode opcode) {
    return Objects.requireNonNull(rows.get(opcode));
  }

  void put(Opcode opcode, Lowering lowering) {
    rows.put(opcode, lowering);
  }

  /** An opcode whose operands and results are those of its signature. */
  void plain(Opcode opcode, Consumer<CodeBuilder> instructions) {
    List<Kind> results = kinds(opcode.signature().results());
    int operandCount = opcode.signature().parameters().size();
    put(
        opcode,
        method -> {
          method.pop(operandCount);
          instructions.accept(method.code());
          method.push(results);
        });
  }

  /** An opcode that is a call of a static method with the types of its signature. */
  void helper(Opcode opcode, ClassDesc owner, String name) {
    MethodTypeDesc type =
        MethodTypeDesc.of(
            result(opcode.signature()),
            kinds(opcode.signature().parameters()).stream().map(Kind::type).toList());
    plain(opcode, code -> code.invokestatic(owner, name, type));
  }

  private static ClassDesc result(Signature signature) {
    List<Kind> results = kinds(signature.results());
    return results.isEmpty() ? ConstantDescs.CD_void : results.getFirst().type();
  }

  /** {@return the kinds of operands that are no addresses} */
  static List<Kind> kinds(List<Signature.Operand> operands) {
    var kinds = new ArrayList<Kind>(operands.size());
    for (Signature.Operand operand : operands) {
      kinds.add(
          switch (operand) {
            case I32 -> Kind.INT;
            case I64 -> Kind.LONG;
            case F32 -> Kind.FLOAT;
            case F64 -> Kind.DOUBLE;
            case V128 -> Kind.VECTOR;
            case ADDRESS ->
                throw new AssertionError("the kind of an address depends on the memory");
          });
    }
    return List.copyOf(kinds);
  }
}
