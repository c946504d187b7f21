package dev.gantry.wasi.preview1;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ValueType;
import dev.gantry.wasi.OpenFiles;
import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.cli.StandardInput;
import dev.gantry.wasi.cli.StandardOutput;
import dev.gantry.wasi.filesystem.Preopen;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.SinkOutput;
import dev.gantry.wasi.random.RandomSource;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All functions of {@code wasi_snapshot_preview1}, with the state of one module. */
public final class Preview1 implements OpenFiles {
  private static final String MODULE = "wasi_snapshot_preview1";
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle MEMORY =
      find(GuestMemory.class, "of", MethodType.methodType(GuestMemory.class, Instance.class));
  private static final MethodHandle NUMBER =
      find(Preview1.class, "number", MethodType.methodType(int.class, ErrnoException.class));

  private final FileTable files;
  private final List<Object> functions;

  public Preview1(
      List<String> arguments,
      Map<String, String> environment,
      StandardInput stdin,
      StandardOutput stdout,
      StandardOutput stderr,
      List<Preopen> preopens,
      OpenHandles handles,
      WasiClock clock,
      RandomSource random) {
    files = files(stdin, stdout, stderr, preopens, handles);
    functions =
        List.of(
            new ProcessFunctions(arguments, environment, clock, random),
            new DescriptorFunctions(files),
            new TransferFunctions(files),
            new PathFunctions(files),
            new PollFunctions(files, clock),
            new SocketFunctions(files));
  }

  private static FileTable files(
      StandardInput stdin,
      StandardOutput stdout,
      StandardOutput stderr,
      List<Preopen> preopens,
      OpenHandles handles) {
    FileTable files = new FileTable();
    try {
      files.add(new Entry.Input(stdin.source().stream(), stdin.terminal()));
      files.add(new Entry.Output(new SinkOutput(stdout.sink()), stdout.terminal()));
      files.add(new Entry.Output(new SinkOutput(stderr.sink()), stderr.terminal()));
      for (Preopen preopen : preopens) {
        files.add(new Entry.Directory(preopen.open(handles), Optional.of(preopen.guestPath())));
      }
      return files;
    } catch (ErrorCodeException | ErrnoException e) {
      throw new IllegalStateException("a directory cannot be opened: " + e.getMessage(), e);
    }
  }

  /**
   * Offers a module the functions that it imports, and no others, as making one callable takes
   * time.
   */
  public void addTo(Linker linker, Module module) {
    Set<String> imported =
        module.imports().stream()
            .filter(needed -> needed.module().equals(MODULE))
            .map(Module.Import::name)
            .collect(Collectors.toSet());
    for (Object group : functions) {
      Arrays.stream(group.getClass().getDeclaredMethods())
          .filter(Preview1::isFunction)
          .filter(method -> imported.contains(name(method)))
          .forEach(method -> add(linker, group, method));
    }
    if (imported.contains("proc_exit")) {
      linker.function(
          MODULE,
          "proc_exit",
          FunctionType.of(NumberType.I32),
          find(ProcessFunctions.class, "procExit", MethodType.methodType(void.class, int.class)));
    }
  }

  @Override
  public void close() {
    files.closeAll();
  }

  private static boolean isFunction(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return method.getReturnType() == void.class
        && parameters.length > 0
        && parameters[0] == GuestMemory.class
        && method
            .getName()
            .matches("(fd|path|poll|sock|args|environ|clock|random|proc|sched)[A-Z].*");
  }

  private static void add(Linker linker, Object group, Method method) {
    try {
      MethodHandle bound = LOOKUP.unreflect(method).bindTo(group);
      MethodHandle succeeding =
          MethodHandles.filterReturnValue(
              bound, MethodHandles.zero(int.class).asType(MethodType.methodType(int.class)));
      MethodHandle handle =
          MethodHandles.catchException(
              MethodHandles.filterArguments(succeeding, 0, MEMORY), ErrnoException.class, NUMBER);
      linker.function(MODULE, name(method), type(handle), handle);
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static String name(Method method) {
    return method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static FunctionType type(MethodHandle handle) {
    return FunctionType.of(
            handle.type().parameterList().stream()
                .skip(1)
                .map(type -> type == long.class ? NumberType.I64 : NumberType.I32)
                .toArray(ValueType[]::new))
        .returning(NumberType.I32);
  }

  @SuppressWarnings("UnusedMethod") // Found by its name, above.
  private static int number(ErrnoException exception) {
    return exception.errno().number();
  }

  private static MethodHandle find(Class<?> type, String name, MethodType signature) {
    try {
      return LOOKUP.findStatic(type, name, signature);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return the names of all functions} */
  static Stream<String> names() {
    return Stream.concat(
        Stream.of("proc_exit"),
        Stream.of(
                ProcessFunctions.class,
                DescriptorFunctions.class,
                TransferFunctions.class,
                PathFunctions.class,
                PollFunctions.class,
                SocketFunctions.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(Preview1::isFunction)
            .map(Preview1::name));
  }
}
