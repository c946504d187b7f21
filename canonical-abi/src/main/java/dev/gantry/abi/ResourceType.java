package dev.gantry.abi;

/**
 * A resource type, as the number of a slot.
 *
 * <p>Resource types are generative: each instance of a component has resource types of its own. The
 * instances share descriptors nevertheless, so a descriptor holds a slot, and each instance knows
 * which resource type its slots stand for.
 */
public record ResourceType(int slot) {}
