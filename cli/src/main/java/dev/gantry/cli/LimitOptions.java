package dev.gantry.cli;

import dev.gantry.component.StoreLimits;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much a guest may use. */
final class LimitOptions {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End the guest after this time, such as 500ms, 1s or 2m.")
  private Duration timeout;

  @Option(names = "--fuel", paramLabel = "N", description = "End the guest when it has used this much.")
  private Long fuel;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "The bytes of all its memories, such as 64MiB.")
  private Long maxMemory;

  /** {@return the limits of a store for the guest} */
  StoreLimits limits() {
    StoreLimits limits = StoreLimits.DEFAULT;
    if (timeout != null) {
      limits = limits.withCallTime(timeout);
    }
    if (fuel != null) {
      limits = limits.withFuel(fuel);
    }
    if (maxMemory != null) {
      limits = limits.withMemoryBytes(maxMemory);
    }
    return limits;
  }

  /** Reads times such as {@code 500ms}. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d+)(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException("`%s` is no time such as 500ms, 1s or 2m".formatted(text));
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofSeconds(number);
      };
    }
  }

  /** Reads sizes such as {@code 64MiB}. */
  static final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d+)([kmg]?)(i?b?)");

    @Override
    public Long convert(String text) {
      Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new TypeConversionException("`%s` is no size such as 64MiB".formatted(text));
      }
      long number = Long.parseLong(matcher.group(1));
      return number
          << switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
          };
    }
  }
}
