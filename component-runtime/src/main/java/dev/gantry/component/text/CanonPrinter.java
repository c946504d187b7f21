package dev.gantry.component.text;

import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOption;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.text.TextWriter;

/** Prints canonical definitions. */
final class CanonPrinter {
  private final TextWriter out;
  private final PrintedScope scope;

  CanonPrinter(TextWriter out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  void print(Canon canon) {
    switch (canon) {
      case Canon.Lift(int function, var options, int type) -> {
        out.open("func ").write(scope.define(Sort.FUNCTION));
        out.write(" (type %s) ".formatted(scope.use(Sort.TYPE, type)));
        out.open("canon lift ");
        out.write("(core func %s)".formatted(scope.use(Sort.CORE_FUNCTION, function)));
        print(options);
      }
      case Canon.Lower(int function, var options) -> {
        open("lower");
        out.write(" (func %s)".formatted(scope.use(Sort.FUNCTION, function)));
        print(options);
      }
      case Canon.OfBuiltIn builtIn -> {
        open(builtIn.builtIn().text());
        printOperands(builtIn);
      }
    }
    out.close().close();
  }

  private void open(String name) {
    out.open("core func ").write(scope.define(Sort.CORE_FUNCTION)).write(" ");
    out.open("canon " + name);
  }

  private void printOperands(Canon.OfBuiltIn canon) {
    switch (canon) {
      case Canon.Plain _ -> {}
      case Canon.OfType(_, int type) -> use(Sort.TYPE, type);
      case Canon.Copy(_, int type, var options) -> {
        use(Sort.TYPE, type);
        print(options);
      }
      case Canon.CancelCopy(_, int type, boolean async) -> {
        use(Sort.TYPE, type);
        word("async", async);
      }
      case Canon.MaybeAsync(_, boolean async) -> word("async", async);
      case Canon.WithOptions(_, var options) -> print(options);
      case Canon.TaskReturn(_, var result, var options) -> {
        result.ifPresent(type -> out.write(" (result %s)".formatted(text(type))));
        print(options);
      }
      case Canon.Context(_, var type, int slot) ->
          out.write(" %s %s".formatted(type.text(), Integer.toUnsignedString(slot)));
      case Canon.Cancellable(_, boolean cancellable) -> word("cancellable", cancellable);
      case Canon.CancellableMemory(_, boolean cancellable, int memory) -> {
        word("cancellable", cancellable);
        out.write(" (memory %s)".formatted(scope.use(Sort.CORE_MEMORY, memory)));
      }
      case Canon.OfCoreType(_, int type) -> use(Sort.CORE_TYPE, type);
      case Canon.OfCoreTypeAndTable(_, int type, int table) -> {
        use(Sort.CORE_TYPE, type);
        use(Sort.CORE_TABLE, table);
      }
    }
  }

  private String text(ValueTypeUse type) {
    return switch (type) {
      case ValueTypeUse.Primitive(var primitive) -> primitive.text();
      case ValueTypeUse.Defined(int index) -> scope.use(Sort.TYPE, index);
    };
  }

  private void use(Sort sort, int index) {
    out.write(" ").write(scope.use(sort, index));
  }

  private void word(String word, boolean present) {
    out.write(present ? " " + word : "");
  }

  private void print(CanonOptions options) {
    for (CanonOption option : options.options()) {
      out.write(" ");
      switch (option) {
        case CanonOption.StringEncoding encoding ->
            out.write("string-encoding=").write(encoding.text());
        case CanonOption.Memory(int index) -> option("memory", Sort.CORE_MEMORY, index);
        case CanonOption.Realloc(int index) -> option("realloc", Sort.CORE_FUNCTION, index);
        case CanonOption.PostReturn(int index) -> option("post-return", Sort.CORE_FUNCTION, index);
        case CanonOption.Callback(int index) -> option("callback", Sort.CORE_FUNCTION, index);
        case CanonOption.CoreFunctionType(int index) -> option("core-type", Sort.CORE_TYPE, index);
        case CanonOption.Async _ -> out.write("async");
        case CanonOption.Gc _ -> out.write("gc");
      }
    }
  }

  private void option(String name, Sort sort, int index) {
    out.write("(%s %s)".formatted(name, scope.use(sort, index)));
  }
}
