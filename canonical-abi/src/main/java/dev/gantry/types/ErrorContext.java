package dev.gantry.types;

/**
 * The value of an {@code error-context}: what went wrong, for people.
 *
 * @param debugMessage may have been shortened or changed on the way, and is not to be parsed
 */
public record ErrorContext(String debugMessage) {}
