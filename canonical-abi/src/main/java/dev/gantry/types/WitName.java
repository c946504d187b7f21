package dev.gantry.types;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The WIT name of a Java type or method, where it does not follow from the Java name.
 *
 * <p>Names follow when {@code kebab-case} became {@code PascalCase} or {@code camelCase}, a keyword
 * of Java or a method of {@link Object} got a {@code _}, {@code [constructor]cart} became {@code
 * newCart}, and {@code [static]cart.merge} became {@code cartMerge}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WitName {

  /** {@return the name as components spell it, such as {@code by-name}} */
  String value();
}
