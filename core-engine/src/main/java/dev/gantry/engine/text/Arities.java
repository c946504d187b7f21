package dev.gantry.engine.text;

import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import dev.gantry.engine.syntax.SubType;
import java.util.ArrayList;
import java.util.List;

/**
 * How many operands instructions take and how many results they leave, for printing them folded.
 *
 * <p>Types play no part. In a module that is not valid the answer may be wrong, and text folded by
 * it still has every instruction in its place.
 */
final class Arities {
  private static final Arity NOTHING = new Arity(0, 0);

  private final List<SubType> types;
  private final List<Integer> functionTypes = new ArrayList<>();
  private final List<Integer> tagTypes = new ArrayList<>();

  /** Numbers of operands and results. */
  record Arity(int operands, int results) {}

  /** The types of the blocks around an instruction. */
  interface Labels {

    /** {@return how many values a branch carries} */
    int carried(int labelIndex);

    /** {@return how many values the function returns} */
    int returned();
  }

  Arities(ModuleSyntax module) {
    types = module.types().stream().flatMap(type -> type.subTypes().stream()).toList();
    for (var entry : module.imports()) {
      switch (entry.type()) {
        case ExternalType.FunctionImport(int typeIndex) -> functionTypes.add(typeIndex);
        case ExternalType.TagType(int typeIndex) -> tagTypes.add(typeIndex);
        case ExternalType.TableType _, ExternalType.MemoryType _, ExternalType.GlobalType _ -> {}
      }
    }
    module.functions().forEach(function -> functionTypes.add(function.typeIndex()));
    module.tags().forEach(tag -> tagTypes.add(tag.typeIndex()));
  }

  /** {@return the arity of a type: of a structure, as many of both as it has fields} */
  Arity ofType(int typeIndex) {
    if (Integer.compareUnsigned(typeIndex, types.size()) >= 0) {
      return NOTHING;
    }
    return switch (types.get(typeIndex).composite()) {
      case CompositeType.FunctionType(var parameters, var results) ->
          new Arity(parameters.size(), results.size());
      case CompositeType.StructType(var fields) -> new Arity(fields.size(), fields.size());
      case CompositeType.ArrayType _ -> NOTHING;
    };
  }

  Arity ofBlock(BlockType type) {
    return switch (type) {
      case BlockType.Empty _ -> NOTHING;
      case BlockType.Result _ -> new Arity(0, 1);
      case BlockType.Function(int typeIndex) -> ofType(typeIndex);
    };
  }

  private Arity ofIndex(List<Integer> typeIndices, int index) {
    return Integer.compareUnsigned(index, typeIndices.size()) < 0
        ? ofType(typeIndices.get(index))
        : NOTHING;
  }

  /** {@return the arity of an instruction that neither begins nor ends a block} */
  Arity of(Instruction instruction, Labels labels) {
    var opcode = instruction.opcode();
    var signature = opcode.signature();
    if (signature != Signature.BY_RULE) {
      return new Arity(signature.parameters().size(), signature.results().size());
    }
    return switch (instruction) {
      case Instruction.Index(_, int index) -> ofIndexed(opcode, index, labels);
      case Instruction.IndexPair(_, int first, int second) -> ofPair(opcode, first, second);
      case Instruction.BranchTable(_, _, int otherwise) ->
          new Arity(labels.carried(otherwise) + 1, 0);
      case Instruction.CastBranch(_, int label, _, _) ->
          new Arity(labels.carried(label), labels.carried(label));
      case Instruction.Select(_, var operands) ->
          new Arity(2 * operands.size() + 1, operands.size());
      case Instruction.HeapTypeOperand _ -> new Arity(opcode == Opcode.REF_NULL ? 0 : 1, 1);
      default -> ofPlain(opcode, labels);
    };
  }

  private static Arity ofPlain(Opcode opcode, Labels labels) {
    return switch (opcode) {
      case RETURN -> new Arity(labels.returned(), 0);
      case DROP, THROW_REF -> new Arity(1, 0);
      case SELECT -> new Arity(3, 1);
      case REF_EQ -> new Arity(2, 1);
      case UNREACHABLE -> NOTHING;
      default -> new Arity(1, 1);
    };
  }

  private Arity ofIndexed(Opcode opcode, int index, Labels labels) {
    return switch (opcode.immediates()) {
      case LABEL -> ofBranch(opcode, labels.carried(index));
      case FUNCTION -> {
        if (opcode == Opcode.REF_FUNC) {
          yield new Arity(0, 1);
        }
        var callee = ofIndex(functionTypes, index);
        yield opcode == Opcode.RETURN_CALL ? new Arity(callee.operands, 0) : callee;
      }
      case TAG -> new Arity(ofIndex(tagTypes, index).operands, 0);
      case TYPE -> ofTyped(opcode, ofType(index));
      default ->
          switch (opcode) {
            case LOCAL_GET, GLOBAL_GET, TABLE_SIZE -> new Arity(0, 1);
            case LOCAL_TEE, TABLE_GET -> new Arity(1, 1);
            case LOCAL_SET, GLOBAL_SET -> new Arity(1, 0);
            case TABLE_SET -> new Arity(2, 0);
            case TABLE_GROW -> new Arity(2, 1);
            case TABLE_FILL -> new Arity(3, 0);
            default -> NOTHING;
          };
    };
  }

  private static Arity ofBranch(Opcode opcode, int carried) {
    return switch (opcode) {
      case BR_IF -> new Arity(carried + 1, carried);
      case BR_ON_NULL -> new Arity(carried + 1, carried + 1);
      case BR_ON_NON_NULL -> new Arity(carried, Math.max(0, carried - 1));
      default -> new Arity(carried, 0);
    };
  }

  private static Arity ofTyped(Opcode opcode, Arity type) {
    return switch (opcode) {
      case CALL_REF -> new Arity(type.operands + 1, type.results);
      case RETURN_CALL_REF -> new Arity(type.operands + 1, 0);
      case STRUCT_NEW -> new Arity(type.operands, 1);
      case STRUCT_NEW_DEFAULT -> new Arity(0, 1);
      case ARRAY_NEW, ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> new Arity(2, 1);
      case ARRAY_SET -> new Arity(3, 0);
      case ARRAY_FILL -> new Arity(4, 0);
      default -> new Arity(1, 1);
    };
  }

  private Arity ofPair(Opcode opcode, int first, int second) {
    return switch (opcode) {
      case CALL_INDIRECT -> new Arity(ofType(first).operands + 1, ofType(first).results);
      case RETURN_CALL_INDIRECT -> new Arity(ofType(first).operands + 1, 0);
      case ARRAY_NEW_FIXED -> new Arity(second, 1);
      case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> new Arity(2, 1);
      case ARRAY_COPY -> new Arity(5, 0);
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> new Arity(4, 0);
      case STRUCT_SET -> new Arity(2, 0);
      case TABLE_INIT, TABLE_COPY, MEMORY_COPY -> new Arity(3, 0);
      default -> new Arity(1, 1);
    };
  }
}
