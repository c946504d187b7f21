package dev.gantry.component.valid;

/** The name of an import or export, taken apart (Explainer.md, externname). */
sealed interface ParsedName {

  /** {@return what this name and others that it is not strongly unique with have in common} */
  default String canonical() {
    return switch (this) {
      case Label(var label) -> "label " + Kebab.canonical(label);
      case Constructor(var resource) -> "constructor " + Kebab.canonical(resource);
      case Method(var resource, var name) -> canonical(resource, name);
      case Static(var resource, var name) -> canonical(resource, name);
      case Interface(var text, _) -> "interface " + Kebab.canonical(text);
      case Dependency(var text) -> "dependency " + text;
      case Url(var text) -> "url " + text;
      case Hash(var text) -> "hash " + text;
    };
  }

  private static String canonical(String resource, String name) {
    String canonicalResource = Kebab.canonical(resource);
    String canonicalName = Kebab.canonical(name);
    // A function of a resource with the resource's name would be taken for its constructor.
    return canonicalResource.equals(canonicalName)
        ? "label " + canonicalResource
        : "function " + canonicalResource + "." + canonicalName;
  }

  /** {@code a-b-c}. */
  record Label(String label) implements ParsedName {}

  /** {@code [constructor]a}. */
  record Constructor(String resource) implements ParsedName {}

  /** {@code [method]a.b}. */
  record Method(String resource, String name) implements ParsedName {}

  /** {@code [static]a.b}. */
  record Static(String resource, String name) implements ParsedName {}

  /**
   * {@code a:b/c@1.2.3}.
   *
   * @param version what follows the {@code @}, with it; empty where there is none
   */
  record Interface(String text, String version) implements ParsedName {}

  /** {@code locked-dep=<a:b@1.2.3>} or {@code unlocked-dep=<a:b>}. */
  record Dependency(String text) implements ParsedName {}

  /** {@code url=<https://...>}. */
  record Url(String text) implements ParsedName {}

  /** {@code integrity=<sha256-...>}. */
  record Hash(String text) implements ParsedName {}
}
