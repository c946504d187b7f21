/**
 * The text format (core 6): from text to bytes, and back.
 *
 * <p>{@link dev.gantry.engine.text.Lexer} cuts a text into {@link dev.gantry.engine.text.Tokens},
 * and a {@link dev.gantry.engine.text.TokenReader} reads them as lists in parentheses:
 *
 * <pre>{@code
 * var reader = TokenReader.over("(memory $heap 1 2)");
 * reader.open("memory"); // `(memory`, or a MalformedException that says what stands there
 * Optional<String> id = reader.takeId(); // Optional.of("heap")
 * int minimum = reader.u32();
 * Optional<Integer> maximum =
 *     reader.isNatural() ? Optional.of(reader.u32()) : Optional.empty();
 * reader.close(); // `)`
 * }</pre>
 *
 * <p>A grammar that refers to what stands further down reads twice: {@code skipList} moves over a
 * list in one step, {@code index} and {@code seek} come back to it. Annotations are not among the
 * tokens; a grammar that knows one asks for the {@code annotations} before the current token.
 *
 * <p>{@link dev.gantry.engine.text.TextModule} is the grammar of modules. Another grammar in which
 * modules are nested calls it with its own reader, standing after {@code module} and the
 * identifier: it reads the fields up to the closing parenthesis, and returns the binary.
 */
package dev.gantry.engine.text;
