package dev.gantry.bindgen;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles generated sources as strictly as a user could. */
final class JavaCompilation {
  private JavaCompilation() {}

  /** {@return what the compiler has to say, warnings included; nothing when all is well} */
  static List<String> complaints(List<GeneratedFile> files, Path outputFolder) throws IOException {
    Files.createDirectories(outputFolder);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    String classPath =
        Stream.of("java.class.path", "jdk.module.path")
            .map(key -> System.getProperty(key, ""))
            .filter(path -> !path.isEmpty())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        List.of("-Xlint:all", "-proc:none", "-classpath", classPath, "-d", outputFolder.toString());
    compiler
        .getTask(null, null, diagnostics, options, null, files.stream().map(InMemory::new).toList())
        .call();
    return diagnostics.getDiagnostics().stream().map(Object::toString).toList();
  }

  /** A source that stands in no file. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final String content;

    InMemory(GeneratedFile file) {
      super(URI.create("string:///" + file.path()), Kind.SOURCE);
      this.content = file.content();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
