package dev.gantry.component;

/**
 * Marks an exception by which a function of the host ends the guest's call without a fault, such as
 * the end of a program that asked for it.
 *
 * <p>It passes through the guest, where nothing catches it, to whoever called into the store. The
 * instances on its way are not entered again.
 */
public interface GuestExit {}
