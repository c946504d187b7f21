/**
 * Benchmarks on JMH. After {@code ./mvnw -Dquick -DskipTests -pl benchmarks -am process-classes},
 * the class path is in {@code benchmarks/target/benchmarks.classpath}; run {@code
 * org.openjdk.jmh.Main} with it.
 */
package dev.gantry.bench;
