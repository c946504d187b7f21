package dev.gantry.wit.model;

/**
 * The identity of a interface within one {@link Resolution}.
 *
 * @param index its place in {@link Resolution#interfaces()}
 */
public record InterfaceId(int index) {}
