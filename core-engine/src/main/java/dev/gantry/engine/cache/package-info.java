/**
 * Compiled code kept on disk between processes.
 *
 * <p>A {@link dev.gantry.engine.cache.CacheFolder} has a folder for each build of the engine, and
 * in it a {@link dev.gantry.engine.cache.CacheFile} for each module, named by the SHA-256 of its
 * bytes. A file is a sequence of records to which any process appends; whatever of it is not whole
 * is passed over.
 */
package dev.gantry.engine.cache;
