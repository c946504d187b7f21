package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.SemanticVersion;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.syntax.Findings;
import java.util.Optional;
import java.util.Set;

/** Decides which gated items are there (WIT.md, Feature Gates). */
final class GateCheck {
  private final Set<String> features;
  private final boolean allFeatures;
  private final Findings findings;

  GateCheck(Set<String> features, boolean allFeatures, Findings findings) {
    this.features = features;
    this.allFeatures = allFeatures;
    this.findings = findings;
  }

  /** {@return the feature that is missing for an item; empty if it is there} */
  Optional<String> missingFeature(Stability stability) {
    return stability instanceof Stability.Unstable(var feature, _)
            && !allFeatures
            && !features.contains(feature)
        ? Optional.of(feature)
        : Optional.empty();
  }

  /** {@return whether an item is there} */
  boolean includes(Stability stability) {
    return missingFeature(stability).isEmpty();
  }

  /** Checks the versions that gates name against that of the package. */
  void checkVersion(
      Stability stability, PackageName inPackage, Location header, Location location) {
    if (!(stability instanceof Stability.Stable(var since, _))) {
      return;
    }
    Optional<SemanticVersion> current = inPackage.version();
    if (current.isEmpty()) {
      findings.add(
          Findings.of(
                  DiagnosticCode.VERSION_NEEDED,
                  "`@since` needs package `%s` to have a version".formatted(inPackage),
                  header,
                  "has no version")
              .withHint(
                  "name one, at least the latest that a gate mentions: `%s@%s`"
                      .formatted(inPackage, since)));
    } else if (since.compareTo(current.get()) > 0) {
      findings.add(
          Findings.of(
                  DiagnosticCode.UNRELEASED_VERSION,
                  "version %s is later than the package's, %s".formatted(since, current.get()),
                  location,
                  "is said to be there since %s".formatted(since))
              .withSecondary(header, "the package is of version %s".formatted(current.get())));
    }
  }

  /** {@return a finding about an item that is not there, since its feature is off} */
  static Diagnostic needsFeature(String what, String feature, Location location) {
    return Findings.of(
            DiagnosticCode.FEATURE_NEEDED,
            "%s needs feature `%s`".formatted(what, feature),
            location,
            "refers to it without that feature")
        .withHint(
            "turn it on with `--features %s`, or gate this with `@unstable(feature = %s)`"
                .formatted(feature, feature));
  }
}
