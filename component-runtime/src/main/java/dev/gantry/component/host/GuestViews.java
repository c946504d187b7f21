package dev.gantry.component.host;

import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.link.InterfaceName;
import dev.gantry.types.ResourceHandle;
import dev.gantry.types.WitName;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an instance exports, as objects of generated interfaces.
 *
 * <p>Belongs to the store of the instance. Which function each method calls is found out once, not
 * when it is called.
 */
public final class GuestViews implements ResourceViews {
  private final ComponentInstance instance;
  private final MethodHandles.Lookup lookup;
  private final Conversions conversions;
  private final Map<Class<?>, Conversion> resources = new HashMap<>();

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
    GuestClass guestClass = guestClass(javaInterface);
    List<String> differences = new ArrayList<>();
    var functions = new ArrayList<Function<Object[], Object>>();
    Map<String, ExportedFunction> exported = functionsOf(interfaceName);
    for (Method method : guestClass.methods()) {
      resolve(method, exported, "", 0, differences)
          .ifPresent(found -> functions.add(found.bound()));
    }
    if (!differences.isEmpty()) {
      throw mismatch(interfaceName, javaInterface, differences);
    }
    return javaInterface.cast(guestClass.create(functions, interfaceName));
  }

  @Override
  public Optional<Conversion> of(Class<?> javaInterface) {
    return Optional.of(resources.computeIfAbsent(javaInterface, this::resource));
  }

  private Conversion resource(Class<?> javaInterface) {
    GuestClass guestClass = guestClass(javaInterface);
    var methods = new LazyMethods(javaInterface, guestClass);
    return new Conversion(
        value ->
            value instanceof ResourceHandle handle
                ? guestClass.create(methods.bound(handle), handle)
                : value,
        value -> guestClass.isInstance(value) ? guestClass.subject(value) : value);
  }

  /**
   * Methods of a resource; found when the first handle comes, since they may return such handles.
   */
  private final class LazyMethods {
    private final Class<?> javaInterface;
    private final GuestClass guestClass;
    private Optional<List<Optional<GuestMethod>>> found = Optional.empty();

    LazyMethods(Class<?> javaInterface, GuestClass guestClass) {
      this.javaInterface = javaInterface;
      this.guestClass = guestClass;
    }

    List<Function<Object[], Object>> bound(ResourceHandle handle) {
      if (found.isEmpty()) {
        found = Optional.of(find());
      }
      var functions = new ArrayList<Function<Object[], Object>>();
      for (Optional<GuestMethod> method : found.get()) {
        functions.add(method.isPresent() ? method.get().bound(handle) : closing(handle));
      }
      return functions;
    }

    private List<Optional<GuestMethod>> find() {
      String interfaceName = interfaceName(javaInterface);
      String prefix = "[method]" + resourceName(javaInterface) + ".";
      List<String> differences = new ArrayList<>();
      List<Optional<GuestMethod>> methods = new ArrayList<>();
      Map<String, ExportedFunction> exported = functionsOf(interfaceName);
      for (Method method : guestClass.methods()) {
        methods.add(
            method.getName().equals("close") && method.getParameterCount() == 0
                ? Optional.empty()
                : resolve(method, exported, prefix, 1, differences));
      }
      if (!differences.isEmpty()) {
        throw mismatch(interfaceName, javaInterface, differences);
      }
      return methods;
    }

    private static Function<Object[], Object> closing(ResourceHandle handle) {
      return _ -> {
        handle.close();
        return handle;
      };
    }
  }

  private Optional<GuestMethod> resolve(
      Method method,
      Map<String, ExportedFunction> exported,
      String prefix,
      int selfCount,
      List<String> differences) {
    Optional<ExportedFunction> function =
        exported.entrySet().stream()
            .filter(entry -> WitNames.isMethodOf(method, entry.getKey(), prefix))
            .map(Map.Entry::getValue)
            .findFirst();
    if (function.isEmpty()) {
      differences.add("method `%s`: no such function is exported".formatted(method.getName()));
      return Optional.empty();
    }
    try {
      return Optional.of(GuestMethod.of(method, function.get(), selfCount, conversions));
    } catch (BindingMismatch mismatch) {
      differences.add("method `%s`: %s".formatted(method.getName(), mismatch.getMessage()));
      return Optional.empty();
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

  private GuestClass guestClass(Class<?> javaInterface) {
    try {
      return GuestClass.of(lookup, javaInterface);
    } catch (BindingMismatch mismatch) {
      throw new IllegalArgumentException(mismatch.getMessage(), mismatch);
    }
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
