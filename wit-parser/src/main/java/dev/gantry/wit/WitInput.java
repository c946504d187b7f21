package dev.gantry.wit;

import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Resolution;

/**
 * WIT that was read without an error.
 *
 * @param resolution the package with all that it depends on
 * @param mainPackage the package that was asked for
 */
public record WitInput(Resolution resolution, PackageId mainPackage) {}
