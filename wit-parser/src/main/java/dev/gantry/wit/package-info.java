/** WIT text to resolved packages, with every diagnostic. */
package dev.gantry.wit;
