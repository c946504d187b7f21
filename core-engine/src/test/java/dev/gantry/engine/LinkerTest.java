package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LinkerTest {
  private final Guests guests;

  LinkerTest(Executor executor) {
    guests = new Guests(executor);
  }

  @Test
  void namesAnImportThatNothingDefines() {
    var module = guests.module("(import \"env\" \"f\" (func))");

    assertThatThrownBy(() -> Linker.create().link(module))
        .isInstanceOf(UnlinkableException.class)
        .hasMessage("unknown import: import `f` of `env`");
  }

  @Test
  void namesAnImportOfAnotherType() {
    var linker = Linker.create().function("env", "f", Runnable.class, () -> {});

    assertThatThrownBy(
            () -> linker.link(guests.module("(import \"env\" \"f\" (func (param i32)))")))
        .isInstanceOf(UnlinkableException.class)
        .hasMessageStartingWith("incompatible import type")
        .hasMessageEndingWith("import `f` of `env`");
  }

  @Test
  void namesAllImportsThatAreNotMet() {
    var linker = Linker.create().define("env", "m", Tag.create());
    var module =
        guests.module(
            "(import \"env\" \"f\" (func))",
            "(import \"env\" \"m\" (memory 1))",
            "(import \"env\" \"g\" (func))");

    var failure = catchThrowableOfType(UnlinkableException.class, () -> linker.link(module));

    assertThat(failure.unmetImports())
        .extracting(UnlinkableException.UnmetImport::name)
        .containsExactly("f", "m", "g");
    assertThat(failure).message().hasLineCount(3);
  }

  @Test
  void instancesShareWhatTheyExport() {
    var store = Store.create();
    Instance exporter =
        guests.instance(
            store,
            "(memory (export \"m\") 1)",
            "(global (export \"g\") (mut i32) (i32.const 1))",
            "(func (export \"read\") (result i32) (i32.load (i32.const 8)))");
    Instance importer =
        guests.instance(
            store,
            Linker.create().instance("a", exporter),
            "(import \"a\" \"m\" (memory 1))",
            "(import \"a\" \"g\" (global $g (mut i32)))",
            "(import \"a\" \"read\" (func $read (result i32)))",
            "(func (export \"write\") (param i32) (i32.store (i32.const 8) (local.get 0))",
            "  (global.set $g (call $read)))");

    importer.function("write").call(42);

    assertThat(exporter.function("read").call()).containsExactly(42);
    assertThat(exporter.global("g").value()).isEqualTo(42);
  }

  @Test
  void aLinkedModuleIsInstantiatedInManyStores() {
    LinkedModule linked =
        Linker.create()
            .function("env", "f", Runnable.class, () -> {})
            .link(
                guests.module(
                    "(import \"env\" \"f\" (func $f))",
                    "(global $g (mut i32) (i32.const 0))",
                    "(func (export \"next\") (result i32) (call $f)",
                    "  (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g))"));
    Instance first = linked.instantiate(Store.create());
    Instance second = linked.instantiate(Store.create());

    first.function("next").call();

    assertThat(first.function("next").call()).containsExactly(2);
    assertThat(second.function("next").call()).containsExactly(1);
  }

  @Test
  void saysWhichExportsThereAre() {
    Instance guest = guests.instance("(func (export \"a\")) (memory (export \"b\") 1)");

    assertThatThrownBy(() -> guest.function("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no function `b` among the exports [a, b]");
  }

  @Test
  void tellsWhatAModuleNeedsAndOffers() {
    Module module =
        guests.module(
            "(import \"env\" \"g\" (global (mut f64)))",
            "(table (export \"t\") 2 8 funcref)",
            "(@custom \"note\" \"text\")");

    assertThat(module.imports())
        .containsExactly(new Module.Import("env", "g", new GlobalType(NumberType.F64, true)));
    assertThat(module.exports()).extracting(Module.Export::name).containsExactly("t");
    assertThat(module.customSection("note")).hasValue("text".getBytes(StandardCharsets.UTF_8));
  }
}
