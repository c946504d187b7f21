package dev.gantry.component.text;

import dev.gantry.component.syntax.BuiltIn;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOption;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Reads canonical definitions (Explainer.md, canon). */
final class CanonParser {
  private final TextParser parser;
  private final TokenReader reader;
  private final ValueTypeParser valueTypes;

  CanonParser(TextParser parser, ValueTypeParser valueTypes) {
    this.parser = parser;
    this.reader = parser.reader();
    this.valueTypes = valueTypes;
  }

  /** A core function that is lifted, with options, in which names are not looked up yet. */
  record PendingLift(Reference coreFunction, Supplier<CanonOptions> options) {}

  /** Reads what follows {@code lift}. */
  PendingLift lift() {
    reader.open("core");
    reader.word("func");
    Reference function = Reference.path(reader, Sort.CORE_FUNCTION);
    reader.close();
    return new PendingLift(function, options());
  }

  /** Reads a canonical definition that gives a core function, from its first word on. */
  PendingType<Canon> coreFunction() {
    if (reader.takeWord("lower")) {
      Reference function = Reference.indexOrList(reader, Sort.FUNCTION);
      Supplier<CanonOptions> options = options();
      return PendingType.simple(
          () -> {
            int index = resolve(function);
            return new Canon.Lower(index, options.get());
          });
    }
    String word = reader.kind() == TokenKind.WORD ? reader.text() : "";
    BuiltIn builtIn =
        BuiltIn.named(word).orElseThrow(() -> reader.unexpected("a canonical definition"));
    reader.advance();
    return builtIn(builtIn);
  }

  private PendingType<Canon> builtIn(BuiltIn builtIn) {
    return switch (builtIn.shape()) {
      case PLAIN -> PendingType.simple(() -> new Canon.Plain(builtIn));
      case TYPE -> {
        Reference type = Reference.indexOrList(reader, Sort.TYPE);
        yield PendingType.simple(() -> new Canon.OfType(builtIn, resolve(type)));
      }
      case TYPE_OPTIONS -> {
        Reference type = Reference.indexOrList(reader, Sort.TYPE);
        Supplier<CanonOptions> options = options();
        yield PendingType.simple(
            () -> {
              int index = resolve(type);
              return new Canon.Copy(builtIn, index, options.get());
            });
      }
      case TYPE_MAYBE_ASYNC -> {
        Reference type = Reference.indexOrList(reader, Sort.TYPE);
        boolean async = reader.takeWord("async");
        yield PendingType.simple(() -> new Canon.CancelCopy(builtIn, resolve(type), async));
      }
      case MAYBE_ASYNC -> {
        boolean async = reader.takeWord("async");
        yield PendingType.simple(() -> new Canon.MaybeAsync(builtIn, async));
      }
      case OPTIONS -> {
        Supplier<CanonOptions> options = options();
        yield PendingType.simple(() -> new Canon.WithOptions(builtIn, options.get()));
      }
      case RESULT -> taskReturn(builtIn);
      case SLOT -> {
        var type = new CoreTypeParser(parser).valueType();
        int slot = reader.u32();
        yield PendingType.simple(() -> new Canon.Context(builtIn, type, slot));
      }
      case CANCELLABLE -> {
        boolean cancellable = reader.takeWord("cancellable");
        yield PendingType.simple(() -> new Canon.Cancellable(builtIn, cancellable));
      }
      case CANCELLABLE_MEMORY -> {
        boolean cancellable = reader.takeWord("cancellable");
        reader.open("memory");
        Reference memory = memory();
        reader.close();
        yield PendingType.simple(
            () -> new Canon.CancellableMemory(builtIn, cancellable, resolve(memory)));
      }
      case CORE_TYPE -> {
        reader.takeWord("shared");
        Reference type = Reference.coreIndexOrList(reader, Sort.CORE_TYPE);
        yield PendingType.simple(() -> new Canon.OfCoreType(builtIn, resolve(type)));
      }
      case CORE_TYPE_TABLE -> {
        reader.takeWord("shared");
        Reference type = Reference.coreIndexOrList(reader, Sort.CORE_TYPE);
        Reference table = Reference.coreIndexOrList(reader, Sort.CORE_TABLE);
        yield PendingType.simple(
            () -> new Canon.OfCoreTypeAndTable(builtIn, resolve(type), resolve(table)));
      }
    };
  }

  private PendingType<Canon> taskReturn(BuiltIn builtIn) {
    Optional<PendingType<ValueTypeUse>> result = valueTypes.functionResult();
    Supplier<CanonOptions> options = options();
    return PendingType.of(
        result.stream().toList(),
        () -> {
          Optional<ValueTypeUse> type = PendingType.resolve(result);
          return new Canon.TaskReturn(builtIn, type, options.get());
        });
  }

  private int resolve(Reference reference) {
    return parser.scope().resolve(reference);
  }

  private Reference memory() {
    return reader.kind() == TokenKind.OPEN
        ? Reference.coreIndexOrList(reader, Sort.CORE_MEMORY)
        : Reference.path(reader, Sort.CORE_MEMORY);
  }

  /** Reads options, which are looked up in their order. */
  Supplier<CanonOptions> options() {
    var pending = new ArrayList<Supplier<CanonOption>>();
    for (Optional<Supplier<CanonOption>> option = option(); option.isPresent(); option = option()) {
      pending.add(option.get());
    }
    return () -> {
      List<CanonOption> options = pending.stream().map(Supplier::get).toList();
      return new CanonOptions(options);
    };
  }

  private Optional<Supplier<CanonOption>> option() {
    for (StringEncoding encoding : StringEncoding.values()) {
      if (reader.takeWord("string-encoding=" + encoding.text())) {
        return Optional.of(() -> encoding);
      }
    }
    if (reader.takeWord("async")) {
      return Optional.of(CanonOption.Async::new);
    }
    if (reader.takeWord("gc")) {
      return Optional.of(CanonOption.Gc::new);
    }
    if (reader.takeOpen("memory")) {
      Reference memory = memory();
      reader.close();
      return Optional.of(() -> new CanonOption.Memory(resolve(memory)));
    }
    return function("realloc", CanonOption.Realloc::new)
        .or(() -> function("post-return", CanonOption.PostReturn::new))
        .or(() -> function("callback", CanonOption.Callback::new))
        .or(() -> reference("core-type", Sort.CORE_TYPE, CanonOption.CoreFunctionType::new));
  }

  private Optional<Supplier<CanonOption>> function(String word, IntFunction<CanonOption> make) {
    return reference(word, Sort.CORE_FUNCTION, make);
  }

  private Optional<Supplier<CanonOption>> reference(
      String word, Sort sort, IntFunction<CanonOption> make) {
    if (!reader.takeOpen(word)) {
      return Optional.empty();
    }
    boolean legacy = sort == Sort.CORE_TYPE && reader.takeOpen("type");
    Reference reference = Reference.coreIndexOrList(reader, sort);
    if (legacy) {
      reader.close();
    }
    reader.close();
    return Optional.of(() -> make.apply(resolve(reference)));
  }
}
