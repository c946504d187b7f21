/** The plain executor: an interpreter that reads like the specification (core 4). */
package dev.gantry.engine.exec;
