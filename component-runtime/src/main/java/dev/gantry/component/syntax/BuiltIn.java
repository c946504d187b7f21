package dev.gantry.component.syntax;

import static dev.gantry.component.ComponentFeature.ASYNC;
import static dev.gantry.component.ComponentFeature.SHARED_EVERYTHING_THREADS;
import static dev.gantry.component.ComponentFeature.THREADING;
import static dev.gantry.component.syntax.BuiltIn.Shape.*;

import dev.gantry.component.ComponentFeature;
import java.util.Arrays;
import java.util.Optional;

/**
 * The canonical built-ins: core functions that the component model provides (Explainer.md,
 * Canonical Built-ins).
 */
public enum BuiltIn {
  // Resources
  RESOURCE_NEW(0x02, "resource.new", TYPE),
  RESOURCE_DROP(0x03, "resource.drop", TYPE),
  RESOURCE_REP(0x04, "resource.rep", TYPE),

  // Tasks
  CONTEXT_GET(0x0A, "context.get", SLOT, ASYNC),
  CONTEXT_SET(0x0B, "context.set", SLOT, ASYNC),
  BACKPRESSURE_INC(0x24, "backpressure.inc", PLAIN, ASYNC),
  BACKPRESSURE_DEC(0x25, "backpressure.dec", PLAIN, ASYNC),
  TASK_RETURN(0x09, "task.return", RESULT, ASYNC),
  TASK_CANCEL(0x05, "task.cancel", PLAIN, ASYNC),
  SUBTASK_CANCEL(0x06, "subtask.cancel", MAYBE_ASYNC, ASYNC),
  SUBTASK_DROP(0x0D, "subtask.drop", PLAIN, ASYNC),

  // Waitables
  WAITABLE_SET_NEW(0x1F, "waitable-set.new", PLAIN, ASYNC),
  WAITABLE_SET_WAIT(0x20, "waitable-set.wait", CANCELLABLE_MEMORY, ASYNC),
  WAITABLE_SET_POLL(0x21, "waitable-set.poll", CANCELLABLE_MEMORY, ASYNC),
  WAITABLE_SET_DROP(0x22, "waitable-set.drop", PLAIN, ASYNC),
  WAITABLE_JOIN(0x23, "waitable.join", PLAIN, ASYNC),

  // Streams and futures
  STREAM_NEW(0x0E, "stream.new", TYPE, ASYNC),
  STREAM_READ(0x0F, "stream.read", TYPE_OPTIONS, ASYNC),
  STREAM_WRITE(0x10, "stream.write", TYPE_OPTIONS, ASYNC),
  STREAM_CANCEL_READ(0x11, "stream.cancel-read", TYPE_MAYBE_ASYNC, ASYNC),
  STREAM_CANCEL_WRITE(0x12, "stream.cancel-write", TYPE_MAYBE_ASYNC, ASYNC),
  STREAM_DROP_READABLE(0x13, "stream.drop-readable", TYPE, ASYNC),
  STREAM_DROP_WRITABLE(0x14, "stream.drop-writable", TYPE, ASYNC),
  FUTURE_NEW(0x15, "future.new", TYPE, ASYNC),
  FUTURE_READ(0x16, "future.read", TYPE_OPTIONS, ASYNC),
  FUTURE_WRITE(0x17, "future.write", TYPE_OPTIONS, ASYNC),
  FUTURE_CANCEL_READ(0x18, "future.cancel-read", TYPE_MAYBE_ASYNC, ASYNC),
  FUTURE_CANCEL_WRITE(0x19, "future.cancel-write", TYPE_MAYBE_ASYNC, ASYNC),
  FUTURE_DROP_READABLE(0x1A, "future.drop-readable", TYPE, ASYNC),
  FUTURE_DROP_WRITABLE(0x1B, "future.drop-writable", TYPE, ASYNC),

  // Error contexts
  ERROR_CONTEXT_NEW(0x1C, "error-context.new", OPTIONS, ComponentFeature.ERROR_CONTEXT),
  ERROR_CONTEXT_DEBUG_MESSAGE(
      0x1D, "error-context.debug-message", OPTIONS, ComponentFeature.ERROR_CONTEXT),
  ERROR_CONTEXT_DROP(0x1E, "error-context.drop", PLAIN, ComponentFeature.ERROR_CONTEXT),

  // Threads
  THREAD_INDEX(0x26, "thread.index", PLAIN, THREADING),
  THREAD_NEW_INDIRECT(0x27, "thread.new-indirect", CORE_TYPE_TABLE, THREADING),
  THREAD_RESUME_LATER(0x28, "thread.resume-later", PLAIN, THREADING),
  THREAD_SUSPEND(0x29, "thread.suspend", CANCELLABLE, THREADING),
  THREAD_YIELD(0x0C, "thread.yield", CANCELLABLE, ASYNC),
  THREAD_SUSPEND_THEN_RESUME(0x2A, "thread.suspend-then-resume", CANCELLABLE, THREADING),
  THREAD_YIELD_THEN_RESUME(0x2B, "thread.yield-then-resume", CANCELLABLE, THREADING),
  THREAD_SUSPEND_THEN_PROMOTE(0x2C, "thread.suspend-then-promote", CANCELLABLE, THREADING),
  THREAD_YIELD_THEN_PROMOTE(0x2D, "thread.yield-then-promote", CANCELLABLE, THREADING),
  THREAD_SPAWN_REF(0x40, "thread.spawn-ref", CORE_TYPE, SHARED_EVERYTHING_THREADS),
  THREAD_SPAWN_INDIRECT(0x41, "thread.spawn-indirect", CORE_TYPE_TABLE, SHARED_EVERYTHING_THREADS),
  THREAD_AVAILABLE_PARALLELISM(
      0x42, "thread.available-parallelism", PLAIN, SHARED_EVERYTHING_THREADS);

  /** What follows the code of a built-in. */
  public enum Shape {
    /** Nothing. */
    PLAIN,
    /** A type index. */
    TYPE,
    /** A type index and options. */
    TYPE_OPTIONS,
    /** A type index, and whether the call may return before it is done. */
    TYPE_MAYBE_ASYNC,
    /** Whether the call may return before it is done. */
    MAYBE_ASYNC,
    /** Options. */
    OPTIONS,
    /** The type of a result and options. */
    RESULT,
    /** A core value type and the number of a slot. */
    SLOT,
    /** Whether the call can be cancelled. */
    CANCELLABLE,
    /** Whether the call can be cancelled, and a core memory. */
    CANCELLABLE_MEMORY,
    /** A core type. */
    CORE_TYPE,
    /** A core type and a core table. */
    CORE_TYPE_TABLE
  }

  private final int code;
  private final String text;
  private final Shape shape;
  private final Optional<ComponentFeature> feature;

  BuiltIn(int code, String text, Shape shape) {
    this(code, text, shape, Optional.empty());
  }

  BuiltIn(int code, String text, Shape shape, ComponentFeature feature) {
    this(code, text, shape, Optional.of(feature));
  }

  BuiltIn(int code, String text, Shape shape, Optional<ComponentFeature> feature) {
    this.code = code;
    this.text = text;
    this.shape = shape;
    this.feature = feature;
  }

  /** {@return the byte that encodes it} */
  public int code() {
    return code;
  }

  /** {@return the keyword of the text format} */
  public String text() {
    return text;
  }

  /** {@return what follows the code} */
  public Shape shape() {
    return shape;
  }

  /** {@return the feature that it is part of} */
  public Optional<ComponentFeature> feature() {
    return feature;
  }

  /** {@return the built-in that a byte encodes, or empty} */
  public static Optional<BuiltIn> ofCode(int code) {
    return Arrays.stream(values()).filter(builtIn -> builtIn.code == code).findFirst();
  }

  /** {@return the built-in with a keyword, or empty} */
  public static Optional<BuiltIn> named(String text) {
    return Arrays.stream(values()).filter(builtIn -> builtIn.text.equals(text)).findFirst();
  }
}
