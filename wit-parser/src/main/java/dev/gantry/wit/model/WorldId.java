package dev.gantry.wit.model;

/**
 * The identity of a world within one {@link Resolution}.
 *
 * @param index its place in {@link Resolution#worlds()}
 */
public record WorldId(int index) {}
