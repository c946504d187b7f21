/**
 * Components in test scripts: the commands of {@link dev.gantry.engine.script} for {@code
 * (component ...)}, with component-level values.
 */
package dev.gantry.component.script;
