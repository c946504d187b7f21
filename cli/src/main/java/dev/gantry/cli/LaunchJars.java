package dev.gantry.cli;

import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Makes the jars that the launcher starts: those of the class path in which {@link LaunchClasses}
 * finds something to rewrite, in a folder beside the AOT caches.
 */
public final class LaunchJars {
  /** The engine's jar tells which compiled code is of use to whom, so it stays as it is. */
  private static final String ENGINE = "dev/gantry/engine/Engine.class";

  private static final String CLASS_PATH = "class-path";

  private final LaunchClasses classes =
      new LaunchClasses(
          ClassHierarchyResolver.ofResourceParsing(LaunchJars.class.getClassLoader())
              .orElse(ClassHierarchyResolver.defaultResolver())
              .cached());

  private LaunchJars() {}

  /**
   * Takes a class path, which must be that of this process, a folder to write to, and the path that
   * the folder will have; leaves there the new class path in the file {@code class-path}.
   */
  public static void main(String[] arguments) throws IOException {
    var jars = new LaunchJars();
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    var paths = new ArrayList<String>();
    for (String jar : arguments[0].split(File.pathSeparator, -1)) {
      String name = paths.size() + ".jar";
      boolean changed = jars.write(Path.of(jar), folder.resolve(name));
      paths.add(changed ? Path.of(arguments[2], name).toString() : jar);
    }
    Files.writeString(folder.resolve(CLASS_PATH), String.join(File.pathSeparator, paths));
  }

  /** {@return whether there was something to rewrite, and so a new jar} */
  private boolean write(Path source, Path target) throws IOException {
    try (var jar = new JarFile(source.toFile())) {
      if (jar.getEntry(ENGINE) != null) {
        return false;
      }
      Map<String, byte[]> entries = new LinkedHashMap<>();
      boolean changed = false;
      for (JarEntry entry : Collections.list(jar.entries())) {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        byte[] rewritten = rewritten(entry.getName(), bytes);
        changed |= !Arrays.equals(rewritten, bytes);
        entries.put(entry.getName(), rewritten);
      }
      if (changed) {
        write(entries, target);
      }
      return changed;
    }
  }

  private byte[] rewritten(String name, byte[] bytes) {
    if (!name.endsWith(".class") || name.endsWith("module-info.class")) {
      return bytes;
    }
    try {
      return classes.rewritten(bytes);
    } catch (IllegalArgumentException _) {
      return bytes; // it runs as it is, only not from the AOT cache
    }
  }

  private static void write(Map<String, byte[]> entries, Path target) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(target))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
  }
}
