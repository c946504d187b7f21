package dev.gantry.wit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The stable identity of each diagnostic, for {@code gantry explain}, editors and scripts.
 *
 * <p>The hundreds name the stage: 01 syntax, 02 names, 03 definitions, 04 feature gates, 05 files.
 * A code is never given to another diagnostic, not even when the first is gone.
 */
public enum DiagnosticCode {
  UNEXPECTED_TOKEN("WIT0101"),
  FORBIDDEN_CHARACTER("WIT0102"),
  UNTERMINATED_COMMENT("WIT0103"),
  INVALID_STRING("WIT0104"),
  INVALID_IDENTIFIER("WIT0105"),
  INVALID_VERSION("WIT0106"),
  MISSING_TOKEN("WIT0107"),
  NESTED_TOO_DEEPLY("WIT0108"),
  UNKNOWN_ATTRIBUTE("WIT0109"),
  KEYWORD_AS_NAME("WIT0110"),
  MISPLACED_ATTRIBUTE("WIT0111"),
  INVALID_LENGTH("WIT0112"),
  NOT_SUPPORTED("WIT0113"),
  TOO_MANY_MISTAKES("WIT0114"),

  NO_PACKAGE_HEADER("WIT0201"),
  PACKAGE_NAMES_DIFFER("WIT0202"),
  UNKNOWN_TYPE("WIT0203"),
  UNKNOWN_ITEM("WIT0204"),
  UNKNOWN_PACKAGE("WIT0205"),
  UNKNOWN_PACKAGE_ITEM("WIT0206"),
  NOT_AN_INTERFACE("WIT0207"),
  NOT_A_WORLD("WIT0208"),
  NOT_A_TYPE("WIT0209"),
  UNKNOWN_INCLUDED_NAME("WIT0210"),
  UNKNOWN_WORLD("WIT0211"),

  DUPLICATE_PACKAGE("WIT0301"),
  PACKAGE_DOCUMENTED_TWICE("WIT0302"),
  CYCLE("WIT0303"),
  PACKAGE_CYCLE("WIT0304"),
  EMPTY_TYPE("WIT0305"),
  NOT_A_RESOURCE("WIT0306"),
  BORROW_RETURNED("WIT0307"),
  INVALID_CONSTRUCTOR_RESULT("WIT0308"),
  INVALID_MAP_KEY("WIT0309"),
  MISPLACED_PACKAGE("WIT0310"),
  DUPLICATE_NAME("WIT0311"),
  NAMES_DIFFER_IN_CASE("WIT0312"),
  INTERFACE_ON_BOTH_SIDES("WIT0313"),

  CONTRADICTING_GATES("WIT0401"),
  VERSION_NEEDED("WIT0402"),
  UNRELEASED_VERSION("WIT0403"),
  GATES_DIFFER("WIT0404"),
  FEATURE_NEEDED("WIT0420"),

  UNREADABLE_FILE("WIT0501"),
  NOT_UTF_8("WIT0502"),
  BINARY_PACKAGE("WIT0503");

  private final String code;

  DiagnosticCode(String code) {
    this.code = code;
  }

  /** {@return the code as users see it} */
  public String code() {
    return code;
  }

  /** {@return how much diagnostics with this code matter} */
  public Severity severity() {
    return Severity.ERROR;
  }

  /** {@return what the diagnostic means and how to get rid of it, in paragraphs of plain text} */
  public String explanation() {
    return Explanations.of(this);
  }

  /** {@return the diagnostic that users know by a code, in either case} */
  public static Optional<DiagnosticCode> find(String code) {
    return Arrays.stream(values()).filter(known -> known.code.equalsIgnoreCase(code)).findFirst();
  }
}
