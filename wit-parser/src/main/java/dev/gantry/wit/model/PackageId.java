package dev.gantry.wit.model;

/**
 * The identity of a WIT package within one {@link Resolution}.
 *
 * @param index its place in {@link Resolution#packages()}
 */
public record PackageId(int index) {}
