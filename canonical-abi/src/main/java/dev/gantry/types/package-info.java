/**
 * Component values as Java sees them: the generic types that no class library has.
 *
 * <p>Numbers, strings, arrays, {@link java.util.List} and {@link java.util.Optional} are Java's
 * own. {@link dev.gantry.types.Result} and {@link dev.gantry.types.Tuple2} with its siblings serve
 * typed and dynamic code alike. {@link dev.gantry.types.RecordValue}, {@link
 * dev.gantry.types.VariantValue}, {@link dev.gantry.types.EnumValue} and {@link
 * dev.gantry.types.FlagsValue} serve dynamic code, where no generated class stands for the type.
 *
 * <p>Nothing here depends on the rest of Gantry, so these types may appear in the signatures of
 * libraries that do not run components themselves.
 */
package dev.gantry.types;
