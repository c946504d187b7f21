package dev.gantry.wit.syntax;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.grammar.WitParser;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds names, paths and versions. */
final class NameBuilder {
  private final SourceTokens tokens;
  private final Findings findings;

  NameBuilder(SourceTokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  Name name(WitParser.NameContext context) {
    Token token = context.getStart();
    boolean isEscaped = token.getType() == WitParser.EXPLICIT_ID;
    String text = isEscaped ? token.getText().substring(1) : token.getText();
    Location location = tokens.location(token);
    boolean isKeyword = token.getType() == WitParser.ID && text.equals("error-context");
    if (!isKeyword && !Identifiers.isValid(text)) {
      var diagnostic =
          Findings.of(
              DiagnosticCode.INVALID_IDENTIFIER,
              "`%s` is not a valid name".formatted(text),
              location,
              Identifiers.fault(text));
      String suggestion = Identifiers.suggestion(text);
      findings.add(
          suggestion.isEmpty()
              ? diagnostic
              : diagnostic.withHint("did you mean `%s`?".formatted(suggestion)));
    }
    return new Name(text, location);
  }

  /** {@return the path from its names, the names behind slashes, and its version} */
  Optional<PathSyntax> path(
      List<Name> names, WitParser.PathRestContext rest, ParserRuleContext whole) {
    List<Name> items = rest.name().stream().map(this::name).toList();
    Optional<SemanticVersion> version = version(rest);
    if (items.isEmpty() && names.size() == 1 && rest.VERSION() == null) {
      return Optional.of(new PathSyntax.Local(names.getFirst()));
    }
    if (names.size() == 2 && items.size() == 1) {
      Location location = between(names.getFirst(), names.get(1));
      var inPackage = new PackageName(names.getFirst().text(), names.get(1).text(), version);
      return Optional.of(new PathSyntax.Qualified(inPackage, location, items.getFirst()));
    }
    reportPath(names, items, whole);
    return Optional.empty();
  }

  private void reportPath(List<Name> names, List<Name> items, ParserRuleContext whole) {
    Location location = tokens.location(whole.getStart(), whole.getStop());
    if (names.size() > 2 || items.size() > 1) {
      findings.add(
          DiagnosticCode.NOT_SUPPORTED,
          "nested namespaces and packages are not yet supported",
          location,
          "has more than a namespace, a package and an item");
    } else {
      findings.add(
          Findings.of(
                  DiagnosticCode.UNEXPECTED_TOKEN,
                  "this names no interface or world",
                  location,
                  "needs a name, or `namespace:package/name`")
              .withHint("write `namespace:package/name@1.2.3`, the version last"));
    }
  }

  Optional<PathSyntax> path(WitParser.PathContext context) {
    return path(context.name().stream().map(this::name).toList(), context.pathRest(), context);
  }

  Optional<ItemSyntax.Header> header(WitParser.PackageItemContext context) {
    WitParser.PathContext path = context.path();
    List<Name> names = path.name().stream().map(this::name).toList();
    Location location = tokens.location(path.getStart(), path.getStop());
    if (names.size() == 1) {
      findings.add(
          Findings.of(
                  DiagnosticCode.UNEXPECTED_TOKEN,
                  "a package needs a namespace",
                  location,
                  "names no package")
              .withHint("write `package namespace:%s;`".formatted(names.getFirst().text())));
      return Optional.empty();
    }
    if (names.size() > 2 || !path.pathRest().name().isEmpty()) {
      findings.add(
          DiagnosticCode.NOT_SUPPORTED,
          "nested namespaces and packages are not yet supported",
          location,
          "has more than a namespace and a package");
      return Optional.empty();
    }
    var name =
        new PackageName(names.getFirst().text(), names.get(1).text(), version(path.pathRest()));
    Token first = context.getStart();
    List<Token> comments = Documentation.comments(tokens, first);
    Location docs = comments.isEmpty() ? location : tokens.location(comments.getFirst());
    return Optional.of(
        new ItemSyntax.Header(name, location, Documentation.of(tokens, first), docs));
  }

  private Optional<SemanticVersion> version(WitParser.PathRestContext rest) {
    TerminalNode version = rest.VERSION();
    return version == null ? Optional.empty() : version(version.getSymbol());
  }

  Optional<SemanticVersion> version(Token token) {
    Optional<SemanticVersion> version = SemanticVersion.parse(token.getText());
    if (version.isEmpty()) {
      findings.add(
          DiagnosticCode.INVALID_VERSION,
          "`%s` is not a version of Semantic Versioning".formatted(token.getText()),
          tokens.location(token),
          "has a leading zero, or is too large");
    }
    return version;
  }

  private static Location between(Name first, Name last) {
    return new Location(
        first.location().source(),
        new dev.gantry.wit.Span(first.location().span().start(), last.location().span().end()));
  }

  /**
   * {@return the elements of a list, whose commas are checked; elements that could not be read are
   * left out}
   */
  <T extends ParserRuleContext> List<T> elements(ParserRuleContext list, Class<T> type) {
    var elements = new ArrayList<T>();
    boolean needsComma = false;
    boolean mayHaveComma = false;
    for (ParseTree child : list.children) {
      if (type.isInstance(child)) {
        T element = type.cast(child);
        if (needsComma) {
          reportMissingComma(element);
        }
        boolean isWhole = element.exception == null;
        if (isWhole) {
          elements.add(element);
        }
        needsComma = isWhole;
        mayHaveComma = true;
      } else if (child instanceof TerminalNode node
          && node.getSymbol().getType() == WitParser.COMMA) {
        if (!mayHaveComma) {
          findings.add(
              DiagnosticCode.UNEXPECTED_TOKEN,
              "unexpected `,`",
              tokens.location(node.getSymbol()),
              "nothing stands before it");
        }
        needsComma = false;
        mayHaveComma = false;
      } else if (child instanceof org.antlr.v4.runtime.tree.ErrorNode) {
        needsComma = false;
        mayHaveComma = true;
      }
    }
    return elements;
  }

  private void reportMissingComma(ParserRuleContext element) {
    Token first = element.getStart();
    Location end = tokens.endBefore(first);
    var diagnostic =
        Findings.of(DiagnosticCode.MISSING_TOKEN, "missing `,`", end, "`,` belongs here");
    boolean isSameLine = !tokens.isFirstOnLine(first);
    findings.add(
        isSameLine
            ? diagnostic
            : diagnostic.withSecondary(tokens.location(first), "before the next one, found here"));
  }
}
