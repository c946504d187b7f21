/**
 * WIT text to resolved packages, with every diagnostic.
 *
 * <p>{@link dev.gantry.wit.WitLoader} reads a file, or a folder with its {@code deps}, and gives a
 * {@link dev.gantry.wit.WitInput}; what is wrong with the input comes all at once, as the {@link
 * dev.gantry.wit.Diagnostic}s of a {@link dev.gantry.wit.WitException}:
 *
 * <pre>{@code
 * try {
 *   WitInput input = WitLoader.create().withFeatures(Set.of("beta")).load(Path.of("wit"));
 *   World world = input.resolution().get(input.world(Optional.of("proxy")));
 *   System.out.println(world.imports().size());
 * } catch (WitException e) {
 *   e.diagnostics().forEach(found -> System.err.println(DiagnosticRenderer.render(found)));
 * }
 * }</pre>
 *
 * <p>The model is in {@link dev.gantry.wit.model}; {@link dev.gantry.wit.print} prints it as WIT,
 * JSON or web pages, and formats sources.
 *
 * <p>Inside, a file goes through {@code grammar} (ANTLR) and {@code syntax} (trees, and recovery
 * from mistakes), and a package through {@code resolve}.
 */
package dev.gantry.wit;
