package dev.gantry.component.exec;

import dev.gantry.abi.AbiTrap;
import dev.gantry.abi.AbiTrapException;
import dev.gantry.abi.CallingConvention;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.PointerType;
import dev.gantry.abi.ResourceEntry;
import dev.gantry.abi.ResourceIdentity;
import dev.gantry.abi.StringEncoding;
import dev.gantry.component.syntax.BuiltIn;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.Function;
import dev.gantry.engine.Memory;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.types.UnsupportedFeatureException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The functions that canonical definitions make (CanonicalABI.md, Canonical Definitions). */
final class CanonDefinitions {
  private static final List<CoreType> ONE_I32 = List.of(CoreType.I32);

  private final ComponentPlan plan;
  private final RuntimeInstance instance;
  private final IndexSpace space;
  private final CoreCalls calls;

  CanonDefinitions(ComponentPlan plan, RuntimeInstance instance, IndexSpace space) {
    this.plan = plan;
    this.instance = instance;
    this.space = space;
    this.calls = plan.isCompiled() ? CoreCalls.COMPILED : CoreCalls.PLAIN;
  }

  ComponentFunction lift(int position, Canon.Lift lift) {
    if (lift.options().async()) {
      return task(position, lift);
    }
    return new LiftedFunction(
        instance,
        plan.lift(position),
        options(lift.options()),
        new CoreFunction(coreFunction(lift.coreFunctionIndex())),
        functionOrNull(lift.options().postReturn()));
  }

  private ComponentFunction task(int position, Canon.Lift lift) {
    FunctionDescriptor descriptor = plan.lift(position).descriptor();
    return new TaskFunction(
        instance,
        descriptor,
        options(lift.options()),
        shape(descriptor.type().result(), lift.options()),
        new CoreFunction(coreFunction(lift.coreFunctionIndex())),
        functionOrNull(lift.options().callback()));
  }

  private static Task.Shape shape(Optional<dev.gantry.abi.ValueType> result, CanonOptions options) {
    return new Task.Shape(result, options.stringEncoding(), options.memory());
  }

  private Function taskReturn(Canon.TaskReturn definition) {
    Optional<dev.gantry.abi.ValueType> result = definition.result().map(plan::valueType);
    FunctionDescriptor descriptor = plan.taskReturn(result, definition.options());
    Task.Shape shape = shape(result, definition.options());
    return calls.create(
        plan.coreFunctionType(space.coreCount(Sort.CORE_FUNCTION)),
        arguments -> {
          instance.checkMayLeave();
          Task task = instance.currentTask();
          if (task == null || !task.shape().equals(shape)) {
            throw AbiTrapException.of(AbiTrap.TASK_RETURN_DIFFERS);
          }
          if (task.isResolved()) {
            throw AbiTrapException.of(AbiTrap.RETURNED_TWICE);
          }
          List<Object> lifted =
              descriptor.liftParameters(task.context(), CallingConvention.LOWER, arguments);
          task.resolve(lifted.stream().findFirst());
          return new long[0];
        });
  }

  Function lower(int position, Canon.Lower lower) {
    ComponentPlan.LiftPlan lowered = plan.lift(position);
    GuestOptions options = options(lower.options());
    ComponentFunction callee = space.function(lower.functionIndex());
    var function =
        new LoweredFunction(instance, lowered.descriptor(), lowered.convention(), options, callee);
    return switch (callee) {
      case LiftedFunction guest when canFuse(lowered, guest) ->
          calls.create(
              lowered.coreType(), function, new CallFusion(instance, lowered, options, guest));
      case HostedFunction host
          when lowered.convention() == CallingConvention.LOWER
              && host.function() instanceof JavaMethod method ->
          calls.create(
              lowered.coreType(),
              function,
              new HostCompilation(instance, lowered, options, host, method));
      default -> calls.create(lowered.coreType(), function);
    };
  }

  /**
   * Fused code lowers the first arguments before it lifts the last, which an instance that calls
   * itself could tell, because both sides have the same memory and handles.
   */
  private boolean canFuse(ComponentPlan.LiftPlan lowered, LiftedFunction callee) {
    return lowered.convention() == CallingConvention.LOWER
        && !lowered.descriptor().type().async()
        && !callee.instance().equals(instance);
  }

  Function builtIn(Canon.OfBuiltIn definition) {
    return switch (definition) {
      case Canon.OfType(var builtIn, var typeIndex) ->
          switch (builtIn) {
            case RESOURCE_NEW -> resourceNew(resource(typeIndex));
            case RESOURCE_DROP -> resourceDrop(resource(typeIndex));
            case RESOURCE_REP -> resourceRep(resource(typeIndex));
            default -> unsupported(definition);
          };
      case Canon.TaskReturn taskReturn -> taskReturn(taskReturn);
      case Canon.Context(var builtIn, var type, var slot) ->
          builtIn == BuiltIn.CONTEXT_GET ? contextGet(type, slot) : contextSet(type, slot);
      case Canon.Plain(var builtIn) ->
          switch (builtIn) {
            case BACKPRESSURE_INC -> backpressure(1);
            case BACKPRESSURE_DEC -> backpressure(-1);
            default -> unsupported(definition);
          };
      default -> unsupported(definition);
    };
  }

  private Function contextGet(ValueType type, int slot) {
    return calls.create(
        new CoreFunctionType(List.of(), List.of(pointerType(type))),
        _ -> new long[] {instance.taskStorage()[slot]});
  }

  private Function contextSet(ValueType type, int slot) {
    return calls.create(
        new CoreFunctionType(List.of(pointerType(type)), List.of()),
        arguments -> {
          instance.taskStorage()[slot] = arguments[0];
          return new long[0];
        });
  }

  private static CoreType pointerType(ValueType type) {
    return type == ValueType.NumberType.I64 ? CoreType.I64 : CoreType.I32;
  }

  private Function backpressure(int change) {
    return calls.create(
        new CoreFunctionType(List.of(), List.of()),
        _ -> {
          instance.changeBackpressure(change);
          return new long[0];
        });
  }

  private Function resourceNew(ResourceIdentity type) {
    return calls.create(
        new CoreFunctionType(ONE_I32, ONE_I32),
        arguments -> {
          instance.checkMayLeave();
          int index = instance.handles().add(ResourceEntry.own(type, (int) arguments[0]));
          return new long[] {index};
        });
  }

  private Function resourceDrop(ResourceIdentity type) {
    return calls.create(
        new CoreFunctionType(ONE_I32, List.of()),
        arguments -> {
          instance.checkMayLeave();
          ResourceEntry entry = instance.handles().removeResource((int) arguments[0], type);
          if (entry.isOwn()) {
            drop(type, entry.representation());
          }
          return new long[0];
        });
  }

  private void drop(ResourceIdentity type, int representation) {
    switch (type) {
      case GuestResourceType guest -> guest.drop(representation, instance);
      case HostResourceType host -> {
        Object object = instance.store().hostResources().remove(representation);
        try {
          host.drop(object);
        } catch (RuntimeException thrown) {
          throw new HostFaultException("dropping a resource of the host failed: ", thrown);
        }
      }
      default -> throw new AssertionError(type);
    }
  }

  private Function resourceRep(ResourceIdentity type) {
    return calls.create(
        new CoreFunctionType(ONE_I32, ONE_I32),
        arguments -> {
          int index = (int) arguments[0];
          int representation = instance.handles().resource(index, type).representation();
          return new long[] {representation & 0xFFFF_FFFFL};
        });
  }

  private ResourceIdentity resource(int typeIndex) {
    if (space.get(Sort.TYPE, typeIndex) instanceof Item.OfType(var type) && type.isPresent()) {
      return type.orElseThrow();
    }
    throw new AssertionError("validation let pass as resource type: " + typeIndex);
  }

  private GuestOptions options(CanonOptions options) {
    GuestOptions result = GuestOptions.NONE.withEncoding(encoding(options));
    if (options.memory().isPresent()) {
      int index = options.memory().getAsInt();
      if (!(space.core(Sort.CORE_MEMORY, index) instanceof Memory memory)) {
        throw new AssertionError("validation let pass as memory");
      }
      result = result.withMemory(new EngineMemory(memory, pointer(options)));
    }
    if (options.realloc().isPresent()) {
      result =
          result.withReallocation(
              new GuestReallocation(
                  instance, coreFunction(options.realloc().getAsInt()), pointer(options)));
    }
    return result;
  }

  private PointerType pointer(CanonOptions options) {
    return options.memory().isPresent() && plan.isMemory64(options.memory().getAsInt())
        ? PointerType.I64
        : PointerType.I32;
  }

  private static StringEncoding encoding(CanonOptions options) {
    return switch (options.stringEncoding()) {
      case UTF8 -> StringEncoding.UTF8;
      case UTF16 -> StringEncoding.UTF16;
      case LATIN1_UTF16 -> StringEncoding.LATIN1_UTF16;
    };
  }

  private @Nullable CoreFunction functionOrNull(OptionalInt index) {
    return index.isPresent() ? new CoreFunction(coreFunction(index.getAsInt())) : null;
  }

  Function coreFunction(int index) {
    if (space.core(Sort.CORE_FUNCTION, index) instanceof Function function) {
      return function;
    }
    throw new AssertionError("validation let pass as core function: " + index);
  }

  private Function unsupported(Canon.OfBuiltIn definition) {
    int index = space.coreCount(Sort.CORE_FUNCTION);
    return calls.create(
        plan.coreFunctionType(index),
        _ -> {
          instance.checkMayLeave();
          throw UnsupportedFeatureException.of("`%s`".formatted(definition.builtIn().text()));
        });
  }
}
