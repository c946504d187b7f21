/** Component value types, their layout, lifting and lowering. */
package dev.gantry.abi;
