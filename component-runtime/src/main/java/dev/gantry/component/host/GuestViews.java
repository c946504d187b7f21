package dev.gantry.component.host;

import dev.gantry.abi.GuestView;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.exec.ExportEntry;
import dev.gantry.component.exec.HandleViews;
import dev.gantry.component.link.InterfaceName;
import dev.gantry.component.typed.ExportShape;
import dev.gantry.component.typed.Facade;
import dev.gantry.component.typed.Facade.FacadeMethod;
import dev.gantry.types.ResourceHandle;
import dev.gantry.types.WitName;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an instance exports, as objects of generated interfaces.
 *
 * <p>Belongs to the store of the instance. Which function each method calls is found out once, not
 * when it is called.
 */
public final class GuestViews implements HandleViews, ResourceViews {
  private final ComponentInstance instance;
  private final MethodHandles.Lookup lookup;
  private final Conversions conversions;
  private final Map<Class<?>, Maker> resources = new HashMap<>();

  /** Makes objects of one interface. */
  @FunctionalInterface
  private interface Maker {

    /** {@return an object that stands for something} */
    Object create(Object subject);
  }

  /**
   * A method and the function that it calls.
   *
   * @param function empty for what ends the use of a resource
   */
  private record Target(Method method, Optional<ExportedFunction> function) {}

  /** Views for code that sees the generated interfaces. */
  public GuestViews(ComponentInstance instance, MethodHandles.Lookup lookup) {
    this.instance = instance;
    this.lookup = lookup;
    this.conversions = new Conversions(this, lookup);
  }

  /**
   * {@return an object whose methods call the functions of an exported interface}
   *
   * @param interfaceName as the instance exports it; empty for functions of no interface
   * @throws IllegalArgumentException with everything in which the export and the Java interface
   *     differ
   */
  public <T> T export(String interfaceName, Class<T> javaInterface) {
    return javaInterface.cast(maker(javaInterface, interfaceName, "").create(interfaceName));
  }

  @Override
  public Object view(Object resource, Class<?> javaType) {
    return javaType.isInstance(resource) || !(resource instanceof ResourceHandle)
        ? resource
        : ofResource(javaType).create(resource);
  }

  @Override
  public Object resource(Object view) {
    return view instanceof GuestView known ? known.subjectOfView() : view;
  }

  @Override
  public Optional<Conversion> of(Class<?> javaInterface) {
    return Optional.of(new Conversion(value -> view(value, javaInterface), this::resource));
  }

  /** Methods are found when the first handle comes, since they may return such handles. */
  private Maker ofResource(Class<?> javaInterface) {
    Maker known = resources.get(javaInterface);
    if (known == null) {
      known =
          maker(
              javaInterface,
              interfaceName(javaInterface),
              "[method]" + resourceName(javaInterface) + ".");
      resources.put(javaInterface, known);
    }
    return known;
  }

  /**
   * {@return what makes objects of an interface}
   *
   * @param prefix what the names of its functions begin with, if it is that of a resource
   */
  private Maker maker(Class<?> javaInterface, String interfaceName, String prefix) {
    int selfCount = prefix.isEmpty() ? 0 : 1;
    var fit = new Fit();
    List<Target> targets = targets(javaInterface, interfaceName, prefix, fit);
    fit.mentioned().add(javaInterface);
    return Visibility.areVisible(fit.mentioned())
        ? typed(javaInterface, selfCount, targets)
        : boxed(javaInterface, selfCount, targets);
  }

  private Maker typed(Class<?> javaInterface, int selfCount, List<Target> targets) {
    var methods = new ArrayList<FacadeMethod>();
    for (Target target : targets) {
      Optional<ExportShape> shape =
          target
              .function()
              .filter(function -> Compilable.isCompilable(target.method(), function.type()))
              .flatMap(ExportEntry::of)
              .map(
                  entry ->
                      new ExportShape(
                          target.method(),
                          selfCount == 1,
                          entry.descriptor(),
                          entry.coreType(),
                          entry.hasPostReturn()));
      methods.add(
          new FacadeMethod(target.method(), selfCount == 1, target.function().isEmpty(), shape));
    }
    var facade = new Facade(javaInterface, methods);
    List<Optional<ExportedFunction>> functions = targets.stream().map(Target::function).toList();
    return new TypedView(facade, functions, this, conversions)::create;
  }

  private Maker boxed(Class<?> javaInterface, int selfCount, List<Target> targets) {
    GuestClass guestClass =
        guestClass(javaInterface, targets.stream().map(Target::method).toList());
    List<Optional<GuestMethod>> methods =
        targets.stream()
            .map(
                target ->
                    target
                        .function()
                        .map(
                            function ->
                                GuestMethod.of(target.method(), function, selfCount, conversions)))
            .toList();
    return subject ->
        guestClass.create(
            methods.stream()
                .map(
                    method ->
                        method.isEmpty()
                            ? GuestMethod.closing(subject)
                            : selfCount == 1 ? method.get().bound(subject) : method.get().bound())
                .toList(),
            subject);
  }

  private GuestClass guestClass(Class<?> javaInterface, List<Method> methods) {
    try {
      return GuestClass.of(lookup, javaInterface, methods);
    } catch (BindingMismatch mismatch) {
      throw new IllegalArgumentException(mismatch.getMessage(), mismatch);
    }
  }

  private List<Target> targets(
      Class<?> javaInterface, String interfaceName, String prefix, Fit fit) {
    List<String> differences = new ArrayList<>();
    Map<String, ExportedFunction> exported = functionsOf(interfaceName);
    List<Target> targets = new ArrayList<>();
    List<Method> methods = methods(javaInterface);
    for (Method method : methods) {
      if (!prefix.isEmpty()
          && method.getName().equals("close")
          && method.getParameterCount() == 0) {
        targets.add(new Target(method, Optional.empty()));
        continue;
      }
      Optional<ExportedFunction> function = function(method, methods, exported, prefix);
      targets.add(new Target(method, function));
      difference(method, function, prefix.isEmpty() ? 0 : 1, fit)
          .map(found -> "method `%s`: %s".formatted(method.getName(), found))
          .ifPresent(differences::add);
    }
    if (!differences.isEmpty()) {
      throw mismatch(interfaceName, javaInterface, differences);
    }
    return targets;
  }

  /** {@return the methods to implement, in an order that is always the same} */
  private static List<Method> methods(Class<?> javaInterface) {
    return Arrays.stream(javaInterface.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
        .toList();
  }

  private static Optional<ExportedFunction> function(
      Method method, List<Method> all, Map<String, ExportedFunction> exported, String prefix) {
    return exported.entrySet().stream()
        .filter(entry -> WitNames.methodsOf(all, entry.getKey(), prefix).contains(method))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // what was found, or was not
  private static Optional<String> difference(
      Method method, Optional<ExportedFunction> function, int selfCount, Fit fit) {
    if (function.isEmpty()) {
      return Optional.of("no such function is exported");
    }
    try {
      fit.check(method, function.get().type(), selfCount);
      return Optional.empty();
    } catch (BindingMismatch mismatch) {
      return Optional.of(String.valueOf(mismatch.getMessage()));
    }
  }

  /** {@return the functions of an exported interface by their own names} */
  private Map<String, ExportedFunction> functionsOf(String interfaceName) {
    Map<String, ExportedFunction> found = new HashMap<>();
    for (ExportedFunction function : instance.functions()) {
      int hash = function.name().lastIndexOf('#');
      String owner = hash < 0 ? "" : function.name().substring(0, hash);
      if (InterfaceName.isSame(owner, interfaceName)) {
        found.put(function.name().substring(hash + 1), function);
      }
    }
    return found;
  }

  private static String interfaceName(Class<?> resource) {
    Class<?> owner = resource.getEnclosingClass();
    WitName name = owner == null ? null : owner.getAnnotation(WitName.class);
    return name == null ? "" : name.value();
  }

  private static String resourceName(Class<?> resource) {
    WitName name = resource.getAnnotation(WitName.class);
    return name == null ? WitNames.kebabCase(resource.getSimpleName()) : name.value();
  }

  private static IllegalArgumentException mismatch(
      String interfaceName, Class<?> javaInterface, List<String> differences) {
    return new IllegalArgumentException(
        "the component's `%s` is not what %s was generated from:\n  %s"
            .formatted(
                interfaceName.isEmpty() ? "functions" : interfaceName,
                javaInterface.getName(),
                String.join("\n  ", differences)));
  }
}
