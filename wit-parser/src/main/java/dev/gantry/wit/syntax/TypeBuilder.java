package dev.gantry.wit.syntax;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.grammar.WitParser;
import dev.gantry.wit.model.PrimitiveType;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Builds types where they are used. */
final class TypeBuilder {
  private static final BigInteger LONGEST = BigInteger.TWO.pow(32).subtract(BigInteger.ONE);

  private final SourceTokens tokens;
  private final Findings findings;
  private final NameBuilder names;

  TypeBuilder(SourceTokens tokens, Findings findings, NameBuilder names) {
    this.tokens = tokens;
    this.findings = findings;
    this.names = names;
  }

  TypeSyntax type(WitParser.TypeContext context) {
    Location location = tokens.location(context.getStart());
    if (context.exception != null || context.getChildCount() == 0) {
      return new TypeSyntax.Unreadable(location);
    }
    return switch (context.getChild(0)) {
      case WitParser.PrimitiveContext primitive ->
          new TypeSyntax.Primitive(primitive(primitive.getStart()), location);
      case WitParser.NameContext name -> new TypeSyntax.Named(names.name(name));
      case WitParser.TupleContext tuple -> tuple(tuple, location);
      case WitParser.ListContext list -> list(list, location);
      case WitParser.MapContext map ->
          new TypeSyntax.MapOf(type(map.type(0)), type(map.type(1)), location);
      case WitParser.OptionContext option -> new TypeSyntax.OptionOf(type(option.type()), location);
      case WitParser.ResultContext result -> result(result, location);
      case WitParser.FutureContext future ->
          new TypeSyntax.FutureOf(optional(future.type()), location);
      case WitParser.StreamContext stream ->
          new TypeSyntax.StreamOf(optional(stream.type()), location);
      case WitParser.HandleContext handle ->
          new TypeSyntax.HandleOf(handle.OWN() != null, names.name(handle.name()));
      default -> throw new AssertionError(context.getText());
    };
  }

  private TypeSyntax tuple(WitParser.TupleContext tuple, Location location) {
    List<TypeSyntax> elements =
        names.elements(tuple, WitParser.TypeContext.class).stream().map(this::type).toList();
    return new TypeSyntax.TupleOf(elements, location);
  }

  private TypeSyntax list(WitParser.ListContext list, Location location) {
    TypeSyntax element = type(list.type());
    if (list.INTEGER() == null) {
      return new TypeSyntax.ListOf(element, location);
    }
    Token token = list.INTEGER().getSymbol();
    boolean fits =
        token.getText().length() <= 64 && new BigInteger(token.getText()).compareTo(LONGEST) <= 0;
    if (!fits) {
      findings.add(
          DiagnosticCode.INVALID_LENGTH,
          "the length of a list is at most 4294967295",
          tokens.location(token),
          "too long");
      return new TypeSyntax.ListOf(element, location);
    }
    return new TypeSyntax.FixedLengthListOf(element, Long.parseLong(token.getText()), location);
  }

  private TypeSyntax result(WitParser.ResultContext result, Location location) {
    List<WitParser.TypeContext> types = result.type();
    boolean hasOk = result.UNDERSCORE() == null;
    Optional<TypeSyntax> ok =
        hasOk && !types.isEmpty() ? Optional.of(type(types.getFirst())) : Optional.empty();
    int errorIndex = hasOk ? 1 : 0;
    Optional<TypeSyntax> error =
        types.size() > errorIndex ? Optional.of(type(types.get(errorIndex))) : Optional.empty();
    return new TypeSyntax.ResultOf(ok, error, location);
  }

  @SuppressWarnings("NullAway") // the tree has null for what the grammar makes optional
  private Optional<TypeSyntax> optional(WitParser.TypeContext context) {
    return context == null ? Optional.empty() : Optional.of(type(context));
  }

  private static PrimitiveType primitive(Token token) {
    return switch (token.getType()) {
      case WitParser.BOOL -> PrimitiveType.BOOL;
      case WitParser.S8 -> PrimitiveType.S8;
      case WitParser.S16 -> PrimitiveType.S16;
      case WitParser.S32 -> PrimitiveType.S32;
      case WitParser.S64 -> PrimitiveType.S64;
      case WitParser.U8 -> PrimitiveType.U8;
      case WitParser.U16 -> PrimitiveType.U16;
      case WitParser.U32 -> PrimitiveType.U32;
      case WitParser.U64 -> PrimitiveType.U64;
      case WitParser.F32 -> PrimitiveType.F32;
      case WitParser.F64 -> PrimitiveType.F64;
      case WitParser.CHAR -> PrimitiveType.CHAR;
      case WitParser.STRING -> PrimitiveType.STRING;
      case WitParser.ERROR_CONTEXT -> PrimitiveType.ERROR_CONTEXT;
      default -> throw new AssertionError(token);
    };
  }
}
