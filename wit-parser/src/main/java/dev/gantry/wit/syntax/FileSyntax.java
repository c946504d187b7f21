package dev.gantry.wit.syntax;

import dev.gantry.wit.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file, as far as it could be read.
 *
 * @param header {@code package a:b;}
 * @param isHeaderBroken whether the first item could not be read, so that a header may be there
 * @param lostNames names in what could not be read: they may be defined there, so nothing is said
 *     against their uses
 */
public record FileSyntax(
    Source source,
    Optional<ItemSyntax.Header> header,
    boolean isHeaderBroken,
    List<ItemSyntax> items,
    Set<String> lostNames) {}
