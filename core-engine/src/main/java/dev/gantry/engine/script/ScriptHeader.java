package dev.gantry.engine.script;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script says about how it wants to be run, by the folder it lies in and by the comments it
 * begins with.
 *
 * <ul>
 *   <li>A folder {@code proposals/NAME} of the official test suite: the features that the proposal
 *       was written against; {@code legacy}: the legacy form of exceptions as well.
 *   <li>{@code ;;! multi_memory = true}: Wasmtime's tests.
 *   <li>{@code ;; RUN: wast % -f gc,-simd}: the reference tools' tests, which check definitions and
 *       run no code.
 * </ul>
 */
final class ScriptHeader {
  private static final Pattern SETTING =
      Pattern.compile(";;!\\s*([a-z0-9_]+)\\s*=\\s*(true|false)\\s*");
  private static final Pattern RUN = Pattern.compile(";;\\s*RUN(\\[[^]]*\\])?:(.*)");
  private static final Pattern FEATURES =
      Pattern.compile("(?:^|\\s)(?:-f|--features)[= ]?\\s*([a-z0-9,-]+)");

  /** What the reference tools have on unless told otherwise. */
  private static final Features REFERENCE_DEFAULT =
      Features.STANDARD.with(Feature.THREADS, Feature.WIDE_ARITHMETIC);

  private ScriptHeader() {}

  /** {@return the options that a script wants} */
  static ScriptOptions read(String file, byte[] source, ScriptOptions options) {
    var lines = header(source);
    var result = options.withFeatures(folderFeatures(file, options.features()));
    for (int i = 0; i < lines.size(); i++) {
      Matcher setting = SETTING.matcher(lines.get(i));
      Matcher run = RUN.matcher(lines.get(i));
      if (setting.matches()) {
        result = setting(setting.group(1), setting.group(2).equals("true"), result);
      } else if (run.matches()) {
        String command = run.group(2);
        while (command.stripTrailing().endsWith("\\") && i + 1 < lines.size()) {
          command =
              command.stripTrailing().replaceAll("\\\\$", " ")
                  + lines.get(++i).replaceFirst(";;", "");
        }
        return run(command, options);
      }
    }
    return result;
  }

  private static List<String> header(byte[] source) {
    return new String(source, StandardCharsets.UTF_8)
        .lines()
        .takeWhile(line -> line.isBlank() || line.startsWith(";;"))
        .toList();
  }

  private static Features folderFeatures(String file, Features features) {
    if (file.contains("proposals/threads/")) {
      // The proposal was written against 1.0 and what soon followed: one table, one memory.
      return FeatureWords.apply("wasm2,-reference-types,-simd,threads", ScriptOptions.DEFAULT)
          .features();
    }
    if (file.contains("proposals/custom-page-sizes/")) {
      return features.with(Feature.CUSTOM_PAGE_SIZES);
    }
    if (file.contains("proposals/wide-arithmetic/")) {
      return features.with(Feature.WIDE_ARITHMETIC);
    }
    if (file.contains("legacy/")) {
      return features.with(Feature.LEGACY_EXCEPTIONS);
    }
    return features;
  }

  private static ScriptOptions setting(String key, boolean on, ScriptOptions options) {
    return switch (key) {
      case "hogs_memory" -> options.hoggingMemory(on);
      // Settings of Wasmtime that are no features.
      case "nan_canonicalization", "spec_test", "simd" -> options;
      default -> FeatureWords.apply((on ? "" : "-") + key.replace('_', '-'), options);
    };
  }

  private static ScriptOptions run(String command, ScriptOptions options) {
    var result = options.withFeatures(REFERENCE_DEFAULT).checkingOnly();
    Matcher features = FEATURES.matcher(command);
    while (features.find()) {
      result = FeatureWords.apply(features.group(1), result);
    }
    return result;
  }
}
