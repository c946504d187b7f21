package dev.gantry.component.host;

import dev.gantry.abi.GuestLink;
import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HostGate;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.exec.ExportEntry;
import dev.gantry.component.exec.HandleViews;
import dev.gantry.component.typed.Facade;
import dev.gantry.component.typed.Facade.FacadeMethod;
import dev.gantry.component.typed.FacadeLoader;
import dev.gantry.types.ResourceHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an instance implements a generated interface, by generated code.
 *
 * <p>Belongs to the store of the instance.
 */
final class TypedView implements GuestLink {
  private final FacadeLoader loader;
  private final List<Optional<ExportedFunction>> functions;
  private final HandleViews views;
  private final Conversions conversions;
  private @Nullable Object first;

  /**
   * A view.
   *
   * @param functions those of the methods, in the order of the interface
   */
  TypedView(
      Facade facade,
      List<Optional<ExportedFunction>> functions,
      HandleViews views,
      Conversions conversions) {
    this.loader = FacadeLoader.of(facade);
    this.functions = List.copyOf(functions);
    this.views = views;
    this.conversions = conversions;
  }

  /** {@return an object of the interface} */
  Object create(Object subject) {
    Object created = loader.create(this, subject, first);
    if (first == null) {
      first = created;
    }
    return created;
  }

  @Override
  public void close(Object subject) {
    ((ResourceHandle) subject).close();
  }

  @Override
  public Object adapter(int number) {
    ExportedFunction function = functions.get(number).orElseThrow();
    FacadeMethod method = loader.facade().methods().get(number);
    return loader.adapter(number, new AdapterParts(function, method));
  }

  /** What the adapter of a method is made of. */
  private final class AdapterParts implements FacadeLoader.Parts {
    private final ExportedFunction function;
    private final FacadeMethod method;

    AdapterParts(ExportedFunction function, FacadeMethod method) {
      this.function = function;
      this.method = method;
    }

    private ExportEntry entry() {
      return ExportEntry.of(function).orElseThrow();
    }

    @Override
    public Function<Object[], Object> boxed() {
      int selfCount = method.isMethod() ? 1 : 0;
      GuestMethod boxed = GuestMethod.of(method.method(), function, selfCount, conversions);
      return arguments -> boxed.call(new ArrayList<>(arguments.length), arguments, selfCount);
    }

    @Override
    public HostGate gate() {
      return entry().gate(views);
    }

    @Override
    public GuestSide guest(HostGate gate) {
      return entry().guest(gate);
    }

    @Override
    public Object core() {
      return entry().core();
    }

    @Override
    public @Nullable Object postReturnOrNull() {
      return entry().postReturnOrNull();
    }
  }
}
