package dev.gantry.component;

/**
 * A part of the component model that can be switched on and off (Explainer.md, Gated Features).
 *
 * <p>Names and defaults are those of the reference tools.
 */
public enum ComponentFeature {
  /** Asynchronous functions, streams, futures and waitable sets. */
  ASYNC("cm-async", true),
  /** Asynchronous lifting without a callback. */
  ASYNC_STACKFUL("cm-async-stackful", false),
  /** Built-ins that cancel without waiting, and other options of built-ins. */
  MORE_ASYNC_BUILTINS("cm-more-async-builtins", false),
  /** Cooperative threads. */
  THREADING("cm-threading", false),
  /** The type {@code error-context}. */
  ERROR_CONTEXT("cm-error-context", false),
  /** Lists of a fixed length. */
  FIXED_LENGTH_LISTS("cm-fixed-length-lists", false),
  /** The type {@code map}. */
  MAP("cm-map", false),
  /** Values that are imported, exported and passed to {@code start}. */
  VALUES("cm-values", false),
  /** Names of nested namespaces and packages. */
  NESTED_NAMES("cm-nested-names", false),
  /** Memories and resources with 64-bit addresses. */
  MEMORY64("cm64", false),
  /** Values that lie in garbage-collected objects. */
  GC("cm-gc", false),
  /** The attributes {@code implements} and {@code external-id} of names. */
  IMPLEMENTS("cm-implements", false),
  /** The attribute {@code versionsuffix} of names. */
  CANON_NAMES("cm-canon-names", false),
  /** Threads that run at the same time, over shared memories. */
  SHARED_EVERYTHING_THREADS("shared-everything-threads", false);

  private final String text;
  private final boolean onByDefault;

  ComponentFeature(String text, boolean onByDefault) {
    this.text = text;
    this.onByDefault = onByDefault;
  }

  /** {@return the name as the reference tools write it, such as {@code cm-async}} */
  public String text() {
    return text;
  }

  /** {@return whether components may use it unless told otherwise} */
  public boolean onByDefault() {
    return onByDefault;
  }
}
