/** The binary format of components (Binary.md). */
package dev.gantry.component.binary;
