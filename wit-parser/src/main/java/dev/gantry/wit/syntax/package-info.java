/** WIT files as syntax trees, before any name in them means something. */
package dev.gantry.wit.syntax;
