package dev.gantry.wit.model;

/**
 * The identity of a type definition within one {@link Resolution}.
 *
 * @param index its place in {@link Resolution#types()}
 */
public record TypeId(int index) implements Type {}
