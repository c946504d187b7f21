package dev.gantry.wit.syntax;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.grammar.WitParser;
import dev.gantry.wit.model.SemanticVersion;
import dev.gantry.wit.model.Stability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Builds what attributes say, and checks that they say one thing (WIT.md, Feature Gates). */
final class GateBuilder {
  private static final List<String> KNOWN =
      List.of("since", "unstable", "deprecated", "external-id");

  private final SourceTokens tokens;
  private final Findings findings;
  private final NameBuilder names;

  GateBuilder(SourceTokens tokens, Findings findings, NameBuilder names) {
    this.tokens = tokens;
    this.findings = findings;
    this.names = names;
  }

  Gates gates(List<WitParser.AttributeContext> attributes) {
    if (attributes.isEmpty()) {
      return Gates.none();
    }
    Map<String, Location> given = new LinkedHashMap<>();
    Optional<SemanticVersion> since = Optional.empty();
    Optional<SemanticVersion> deprecated = Optional.empty();
    Optional<String> unstable = Optional.empty();
    Optional<String> externalId = Optional.empty();
    for (WitParser.AttributeContext attribute : attributes) {
      Name name = names.name(attribute.name());
      if (!checkNew(name, given)) {
        continue;
      }
      switch (name.text()) {
        case "since" -> since = version(attribute);
        case "deprecated" -> deprecated = version(attribute);
        case "unstable" -> unstable = feature(attribute);
        case "external-id" -> externalId = text(attribute);
        default -> {
          // Reported.
        }
      }
    }
    checkTogether(given);
    Stability stability =
        since.isPresent()
            ? new Stability.Stable(since.get(), deprecated)
            : unstable.isPresent()
                ? new Stability.Unstable(unstable.get(), deprecated)
                : new Stability.Unknown();
    return new Gates(stability, externalId);
  }

  private boolean checkNew(Name name, Map<String, Location> given) {
    if (!KNOWN.contains(name.text())) {
      var diagnostic =
          Findings.of(
              DiagnosticCode.UNKNOWN_ATTRIBUTE,
              "attribute `@%s` does not exist".formatted(name.text()),
              name.location(),
              "not an attribute");
      findings.add(
          Suggestions.nearest(name.text(), KNOWN)
              .map(near -> diagnostic.withHint("did you mean `@%s`?".formatted(near)))
              .orElse(diagnostic));
      return false;
    }
    Location before = given.putIfAbsent(name.text(), name.location());
    if (before != null) {
      findings.add(
          Findings.of(
                  DiagnosticCode.CONTRADICTING_GATES,
                  "`@%s` is given twice".formatted(name.text()),
                  name.location(),
                  "given again here")
              .withSecondary(before, "first given here"));
    }
    return before == null;
  }

  private void checkTogether(Map<String, Location> given) {
    Location since = given.get("since");
    Location unstable = given.get("unstable");
    Location deprecated = given.get("deprecated");
    if (since != null && unstable != null) {
      findings.add(
          Findings.of(
                  DiagnosticCode.CONTRADICTING_GATES,
                  "an item is either `@since` or `@unstable`",
                  since,
                  "since a version")
              .withSecondary(unstable, "and yet unstable"));
    } else if (deprecated != null && since == null && unstable == null) {
      findings.add(
          Findings.of(
                  DiagnosticCode.CONTRADICTING_GATES,
                  "`@deprecated` needs `@since` or `@unstable` beside it",
                  deprecated,
                  "stands alone")
              .withHint("add `@since(version = …)` with the version that brought the item"));
    }
  }

  private Optional<SemanticVersion> version(WitParser.AttributeContext attribute) {
    return argument(attribute, "version")
        .filter(argument -> checkValue(argument, argument.VERSION() != null, "a version"))
        .flatMap(argument -> names.version(argument.VERSION().getSymbol()));
  }

  private Optional<String> feature(WitParser.AttributeContext attribute) {
    return argument(attribute, "feature")
        .filter(argument -> checkValue(argument, argument.name().size() == 2, "a name"))
        .map(argument -> names.name(argument.name(1)).text());
  }

  private boolean checkValue(
      WitParser.AttributeArgumentContext argument, boolean isRight, String expected) {
    if (!isRight) {
      findings.add(
          DiagnosticCode.UNEXPECTED_TOKEN,
          "expected %s, found `%s`".formatted(expected, argument.getStop().getText()),
          tokens.location(argument.getStop()),
          "not expected here");
    }
    return isRight;
  }

  private Optional<String> text(WitParser.AttributeContext attribute) {
    List<WitParser.AttributeArgumentContext> arguments = attribute.attributeArgument();
    if (arguments.size() == 1 && arguments.getFirst().exception != null) {
      return Optional.empty();
    }
    if (arguments.size() != 1 || arguments.getFirst().TEXT() == null) {
      reportArguments(attribute, "(\"…\")");
      return Optional.empty();
    }
    Token token = arguments.getFirst().TEXT().getSymbol();
    Optional<String> value = TextLiterals.value(token.getText());
    if (value.isEmpty()) {
      findings.add(
          DiagnosticCode.INVALID_STRING,
          "string holds an escape that means nothing",
          tokens.location(token),
          "in here");
    }
    return value;
  }

  private Optional<WitParser.AttributeArgumentContext> argument(
      WitParser.AttributeContext attribute, String key) {
    List<WitParser.AttributeArgumentContext> arguments = attribute.attributeArgument();
    if (arguments.stream().anyMatch(argument -> argument.exception != null)) {
      return Optional.empty();
    }
    String form = key.equals("version") ? "(version = 1.2.3)" : "(feature = name)";
    if (arguments.isEmpty()) {
      reportArguments(attribute, form);
      return Optional.empty();
    }
    WitParser.AttributeArgumentContext first = arguments.getFirst();
    boolean isKey = !first.name().isEmpty() && first.name(0).getText().equals(key);
    if (!isKey || arguments.size() > 1) {
      Token wrong = (isKey ? arguments.get(1) : first).getStart();
      findings.add(
          Findings.of(
                  DiagnosticCode.UNEXPECTED_TOKEN,
                  "expected `%s`, found `%s`".formatted(isKey ? ")" : key, wrong.getText()),
                  tokens.location(wrong),
                  "not expected here")
              .withHint("write `@%s%s`".formatted(attribute.name().getText(), form)));
      return Optional.empty();
    }
    return Optional.of(first);
  }

  private void reportArguments(WitParser.AttributeContext attribute, String form) {
    Token last = attribute.getStop();
    Location end = tokens.location(last);
    Token next = tokens.all().get(Math.min(last.getTokenIndex() + 1, tokens.all().size() - 1));
    var diagnostic =
        Findings.of(
            DiagnosticCode.UNEXPECTED_TOKEN,
            "`@%s` says nothing".formatted(attribute.name().getText()),
            tokens.location(attribute.getStart(), last),
            "needs `%s`".formatted(form));
    findings.add(
        end.source().position(end.span().start()).line() == lineOf(next)
            ? diagnostic
            : diagnostic.withSecondary(tokens.location(next), "before this"));
  }

  private int lineOf(Token token) {
    return tokens.source().position(tokens.location(token).span().start()).line();
  }
}
