package dev.gantry.wit.syntax;

import dev.gantry.wit.Source;
import dev.gantry.wit.grammar.WitParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads one file. */
public final class FileParser {
  private final SourceTokens tokens;
  private final Findings findings;

  private FileParser(SourceTokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** {@return what a file says, as far as it can be read; mistakes are added to the findings} */
  public static FileSyntax parse(Source source, Findings findings) {
    SourceTokens tokens = SourceTokens.of(source, findings);
    NameTokens.prepare(tokens, findings);
    return new FileParser(tokens, findings).parse();
  }

  private FileSyntax parse() {
    var parser = new WitParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
    var recovery = new Recovery(tokens, findings);
    parser.removeErrorListeners();
    parser.setErrorHandler(recovery);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    var builder = new TreeBuilder(tokens, findings);
    var items = new ArrayList<ItemSyntax>();
    Optional<ItemSyntax.Header> header = Optional.empty();
    boolean isFirst = true;
    boolean isHeaderBroken = false;
    while (parser.getCurrentToken().getType() != Token.EOF) {
      int start = parser.getCurrentToken().getTokenIndex();
      WitParser.ItemContext item = parser.item();
      if (isFirst && builder.isHeader(item)) {
        header = builder.header(item.packageItem());
        isHeaderBroken = header.isEmpty();
      } else {
        builder.item(item).ifPresent(items::add);
      }
      isHeaderBroken |= isFirst && item.exception != null;
      isFirst = false;
      if (parser.getCurrentToken().getTokenIndex() == start
          && parser.getCurrentToken().getType() != Token.EOF) {
        throw new AssertionError("no progress at token " + parser.getCurrentToken());
      }
    }
    return new FileSyntax(
        tokens.source(), header, isHeaderBroken, items, lostNames(recovery.skipped()));
  }

  private Set<String> lostNames(BitSet skipped) {
    var names = new HashSet<String>();
    for (int i = skipped.nextSetBit(0); i >= 0; i = skipped.nextSetBit(i + 1)) {
      Token token = tokens.all().get(i);
      if (token.getType() == WitParser.ID) {
        names.add(token.getText());
      } else if (token.getType() == WitParser.EXPLICIT_ID) {
        names.add(token.getText().substring(1));
      }
    }
    return names;
  }
}
