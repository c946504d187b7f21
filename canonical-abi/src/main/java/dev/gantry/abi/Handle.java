package dev.gantry.abi;

/** What an index of a {@link HandleTable} stands for. */
public interface Handle {

  /** {@return what it is, for messages, such as {@code guest-defined resource}} */
  String description();
}
