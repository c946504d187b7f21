package dev.gantry.wit;

/** What {@code gantry explain} says about each diagnostic. */
final class Explanations {
  private Explanations() {}

  static String of(DiagnosticCode code) {
    return switch (code) {
      case UNEXPECTED_TOKEN ->
          """
          Something stands where WIT allows something else. The message says what was found and
          what could stand there.

              interface clock {
                now: () -> u64;        // expected `func`
              }

          Write `now: func() -> u64;`.
          """;
      case FORBIDDEN_CHARACTER ->
          """
          WIT text may not hold control characters, nor characters that reorder the text on screen
          (bidirectional overrides), nor a few that Unicode discourages: such a file could mean
          something else than it shows. Delete the character.
          """;
      case UNTERMINATED_COMMENT ->
          """
          A comment that starts with `/*` has no `*/`. Comments nest: every `/*` inside one needs a
          `*/` of its own.
          """;
      case INVALID_STRING ->
          """
          A string ends on the line where it starts, with `"`. Inside, `\\` starts an escape:
          `\\t`, `\\n`, `\\r`, `\\"`, `\\'`, `\\\\`, two hexadecimal digits, or `\\u{1f9f5}`.
          """;
      case INVALID_IDENTIFIER ->
          """
          Names are in kebab-case: words joined by `-`. Each word holds ASCII letters and digits,
          its letters are all lower-case or all upper-case, and the first word starts with a letter.

              get-user  parse-URL  utf-8      are names
              get_user  getUser  8bit  a--b   are not
          """;
      case INVALID_VERSION ->
          """
          Versions are those of Semantic Versioning 2.0: three numbers without leading zeros, then
          perhaps a pre-release and a build: `1.2.3`, `0.3.0-rc.1`, `1.0.0+exp.sha`.
          """;
      case MISSING_TOKEN ->
          """
          A `;`, `,` or bracket is missing. The caret shows where it belongs, which is behind what
          came last, not before what comes next.

              type a = u32
                          ^ here
              type b = u8;
          """;
      case NESTED_TOO_DEEPLY ->
          """
          Types may be nested 100 levels deep, and so may packages. Give a name to an inner type and
          use that.
          """;
      case UNKNOWN_ATTRIBUTE ->
          """
          The attributes of WIT are `@since(version = 1.2.3)`, `@unstable(feature = name)`,
          `@deprecated(version = 1.2.3)` and `@external-id("…")`.
          """;
      case KEYWORD_AS_NAME ->
          """
          A keyword of WIT stands where a name belongs. Put `%` before it: `%type`, `%list`. The `%`
          is not part of the name, so users of the interface need not know.
          """;
      case MISPLACED_ATTRIBUTE ->
          """
          Gates and other attributes may stand before interfaces, worlds, and what is in them,
          but not before packages, nor before a `use` outside of all interfaces and worlds.
          """;
      case INVALID_LENGTH ->
          """
          The length of `list<T, N>` is a whole number between 0 and 4294967295.
          """;
      case NOT_SUPPORTED ->
          """
          The specification allows this only behind a proposal that this release does not take yet,
          such as nested namespaces (`a:b:c/d`).
          """;
      case TOO_MANY_MISTAKES ->
          """
          The file has so many mistakes that it is probably no WIT. It is read up to here.
          """;
      case NO_PACKAGE_HEADER ->
          """
          At least one of the files of a package must start with its name:

              package acme:shop@1.0.0;

          A file that only has `package a:b { … }` blocks needs it too.
          """;
      case PACKAGE_NAMES_DIFFER ->
          """
          All `.wit` files of one folder are one package. Give them the same `package` line, or move
          the other package below `deps/`.
          """;
      case UNKNOWN_TYPE ->
          """
          Nothing defines a type of this name in this interface or world, and no `use` brings one in.
          Types of other interfaces are not visible by themselves:

              use types.{amount};
          """;
      case UNKNOWN_ITEM ->
          """
          No interface or world of this name is in the package, and no `use` of this file brings one
          in. Items of other packages are named in full: `acme:shop/types@1.0.0`.
          """;
      case UNKNOWN_PACKAGE ->
          """
          The package is not among those that were read. Put it below `deps/`, as a folder, a `.wit`
          file or a `.wasm` file, with the version that is asked for.
          """;
      case UNKNOWN_PACKAGE_ITEM ->
          """
          The package is known, but has no such interface, world or type, or has it only when a
          feature is on.
          """;
      case NOT_AN_INTERFACE ->
          """
          The name is that of a world. Worlds cannot be imported or exported; `include` takes in all
          that another world has.
          """;
      case NOT_A_WORLD ->
          """
          The name is that of an interface. Only worlds can be included; write `import` or `export`
          for an interface.
          """;
      case NOT_A_TYPE ->
          """
          The name is that of a function. Only types can be used as types, or be brought in by `use`.
          """;
      case UNKNOWN_INCLUDED_NAME ->
          """
          `include … with { a as b }` renames what has a plain name in the included world. There is
          no such import or export. Interfaces that are imported or exported by their own name
          (`import types;`) cannot be renamed.
          """;
      case UNKNOWN_WORLD ->
          """
          The world to work with is not there, or was not said and is not clear. Name it with
          `-w NAME` or `-w ns:package/name@version`.
          """;
      case DUPLICATE_PACKAGE ->
          """
          Two places define a package of the same name and version. Keep one.
          """;
      case PACKAGE_DOCUMENTED_TWICE ->
          """
          Several files of a package may have its `package` line, but only one of these may have
          documentation.
          """;
      case CYCLE ->
          """
          A type, interface or world needs itself, directly or by way of others. Types of WIT cannot
          be recursive, because values must have a size; pass a list of nodes with indices, or a
          resource.
          """;
      case PACKAGE_CYCLE ->
          """
          A package needs itself, directly or by way of others. Move what both need to a third one.
          """;
      case EMPTY_TYPE ->
          """
          Variants and enums must have at least one case, or there would be no value of the type.
          """;
      case NOT_A_RESOURCE ->
          """
          `own<…>` and `borrow<…>` are handles to resources. Other types are passed by value.
          """;
      case BORROW_RETURNED ->
          """
          A borrowed handle is good for the time of one call, so it cannot be part of a result.
          Return the resource itself, which is an owned handle.
          """;
      case INVALID_CONSTRUCTOR_RESULT ->
          """
          A constructor of `r` returns nothing in its text, which stands for `r`, or else
          `result<r>` or `result<r, E>`.
          """;
      case INVALID_MAP_KEY ->
          """
          Keys of a map are bool, char, string or an integer type.
          """;
      case MISPLACED_PACKAGE ->
          """
          `package a:b { … }` stands outside of everything else in a file, and not in another
          package.
          """;
      case DUPLICATE_NAME ->
          """
          Within one package, file, interface, world, resource or type, every name is given once.
          The types and functions of an interface share their names.
          """;
      case NAMES_DIFFER_IN_CASE ->
          """
          Two names differ only in the case of their letters. Many languages could not tell them
          apart, so WIT takes them for the same.
          """;
      case INTERFACE_ON_BOTH_SIDES ->
          """
          The world exports an interface, and also something that needs this interface but can only
          get it as an import, because what lies between is not exported. There would be two copies
          of its types. Export what lies between as well.
          """;
      case CONTRADICTING_GATES ->
          """
          An item is either `@since` or `@unstable`, and each attribute is given once.
          `@deprecated` is given together with one of these.
          """;
      case VERSION_NEEDED ->
          """
          `@since` and `@deprecated` count versions of the package, so the package needs one:
          `package acme:shop@1.0.0;`.
          """;
      case UNRELEASED_VERSION ->
          """
          `@since` names a version that is later than the package's own. Raise the package's
          version, or gate the item with `@unstable(feature = …)`.
          """;
      case GATES_DIFFER ->
          """
          A world imports or exports an interface twice, by itself and through `include`, and the
          gates say different things. Make them the same.
          """;
      case FEATURE_NEEDED ->
          """
          The item is there only when a feature is on, and what refers to it is always there.
          Turn the feature on with `--features NAME`, or gate the reference in the same way:

              @unstable(feature = beta)
              b: func() -> thing;
          """;
      case UNREADABLE_FILE ->
          """
          The file or folder is not there, or may not be read.
          """;
      case NOT_UTF_8 ->
          """
          WIT files are UTF-8, and this one is not. Convert it.
          """;
      case BINARY_PACKAGE ->
          """
          The file is WebAssembly, but no WIT package that can be used here.
          """;
    };
  }
}
