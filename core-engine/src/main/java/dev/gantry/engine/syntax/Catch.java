package dev.gantry.engine.syntax;

/** A handler of a {@code try_table}: what it catches and where it goes on (core 2.4.2). */
public sealed interface Catch {

  /** {@return the label to branch to, counted from outside the {@code try_table}} */
  int labelIndex();

  /** {@code catch}: exceptions of a tag; the label receives their fields. */
  record Tagged(int tagIndex, int labelIndex) implements Catch {}

  /** {@code catch_ref}: exceptions of a tag; the label receives their fields and the exception. */
  record TaggedReference(int tagIndex, int labelIndex) implements Catch {}

  /** {@code catch_all}: every exception; the label receives nothing. */
  record All(int labelIndex) implements Catch {}

  /** {@code catch_all_ref}: every exception; the label receives the exception. */
  record AllReference(int labelIndex) implements Catch {}
}
