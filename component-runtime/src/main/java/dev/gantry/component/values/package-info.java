/** Values of components as Java values: constants of components, and lists of numbers. */
package dev.gantry.component.values;
