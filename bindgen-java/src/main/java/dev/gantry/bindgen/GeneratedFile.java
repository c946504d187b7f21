package dev.gantry.bindgen;

/**
 * A source file.
 *
 * @param path relative to the source folder, with {@code /}
 * @param content the whole text
 */
public record GeneratedFile(String path, String content) {}
