package dev.gantry.component.syntax;

import java.util.Optional;

/**
 * The name of an import or export, with its attributes (Binary.md, nameattributes).
 *
 * @param implementedInterface the attribute {@code implements}
 * @param versionSuffix what {@code (versionsuffix ...)} says
 * @param externalId the attribute {@code external-id}
 */
public record ExternName(
    String name,
    Optional<String> implementedInterface,
    Optional<String> versionSuffix,
    Optional<String> externalId) {

  /** {@return a name without attributes} */
  public static ExternName of(String name) {
    return new ExternName(name, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** {@return whether there is any attribute} */
  public boolean hasAttributes() {
    return implementedInterface.isPresent() || versionSuffix.isPresent() || externalId.isPresent();
  }
}
