package dev.gantry.engine.valid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureGateTest {

  static Stream<Arguments> uses() {
    return Stream.of(
        use(
            Feature.MUTABLE_GLOBAL,
            "(global (import \"\" \"\") (mut i32))",
            "mutable global support is not enabled"),
        use(
            Feature.MUTABLE_GLOBAL,
            "(global (export \"\") (mut i32) (i32.const 0))",
            "mutable global support is not enabled"),
        use(
            Feature.SATURATING_FLOAT_TO_INT,
            "(func (drop (i32.trunc_sat_f32_s (f32.const 0))))",
            "saturating float to int conversions support is not enabled"),
        use(
            Feature.SIGN_EXTENSION,
            "(func (drop (i32.extend8_s (i32.const 0))))",
            "sign extension operations support is not enabled"),
        use(
            Feature.MULTI_VALUE,
            "(func (result i32 i32) unreachable)",
            "multi-value feature is not enabled"),
        use(
            Feature.MULTI_VALUE,
            "(type (func (param i32))) (func i32.const 0 block (type 0) drop end)",
            "when multi-value is not enabled"),
        use(
            Feature.BULK_MEMORY,
            "(memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))",
            "bulk memory support is not enabled"),
        use(
            Feature.BULK_MEMORY_OPT,
            "(memory 1) (func (memory.copy (i32.const 0) (i32.const 0) (i32.const 0)))",
            "bulk memory support is not enabled"),
        use(Feature.EXCEPTIONS, "(tag)", "exceptions proposal not enabled"),
        use(Feature.BULK_MEMORY, "(data \"\")", "bulk memory must be enabled"),
        use(Feature.BULK_MEMORY, "(elem func)", "bulk memory must be enabled"),
        use(
            Feature.REFERENCE_TYPES,
            "(func (param externref))",
            "reference types support is not enabled"),
        use(Feature.REFERENCE_TYPES, "(table 1 funcref) (table 1 funcref)", "multiple tables"),
        use(Feature.SIMD, "(func (param v128))", "SIMD support is not enabled"),
        use(Feature.SIMD, "(func (drop (v128.const i64x2 0 0)))", "SIMD support is not enabled"),
        use(
            Feature.RELAXED_SIMD,
            "(func (param v128) (result v128)"
                + " (i8x16.relaxed_swizzle (local.get 0) (local.get 0)))",
            "relaxed SIMD support is not enabled"),
        use(Feature.TAIL_CALL, "(func (return_call 0))", "tail calls support is not enabled"),
        use(
            Feature.EXTENDED_CONST,
            "(global i32 (i32.add (i32.const 1) (i32.const 2)))",
            "constant expression required: non-constant operator: i32.add"),
        use(Feature.MULTI_MEMORY, "(memory 1) (memory 1)", "multiple memories"),
        use(
            Feature.MULTI_MEMORY,
            "(memory 1) (func (drop (i32.load 1 (i32.const 0))))",
            "multi memory support is not enabled"),
        use(
            Feature.FUNCTION_REFERENCES,
            "(func (param (ref func)))",
            "function references required for non-nullable types"),
        use(
            Feature.FUNCTION_REFERENCES,
            "(func (param funcref) (drop (ref.as_non_null (local.get 0))))",
            "function references support is not enabled"),
        use(Feature.GC, "(func (param anyref))", "not supported without the gc feature"),
        use(Feature.GC, "(type (struct))", "not supported without the gc feature"),
        use(Feature.GC, "(rec)", "requires `gc` proposal to be enabled"),
        use(Feature.GC, "(type (sub (func)))", "gc proposal must be enabled to use subtypes"),
        use(Feature.MEMORY64, "(memory i64 1)", "memory64 must be enabled for 64-bit memories"),
        use(
            Feature.MEMORY64,
            "(table i64 1 funcref)",
            "memory64 must be enabled for 64-bit tables"),
        use(
            Feature.EXCEPTIONS,
            "(func (param exnref))",
            "exception refs not supported without the exception handling feature"),
        use(Feature.EXCEPTIONS, "(func (try_table))", "exceptions support is not enabled"),
        use(Feature.THREADS, "(memory 1 1 shared)", "threads must be enabled for shared memories"),
        use(Feature.THREADS, "(func (atomic.fence))", "threads support is not enabled"),
        use(
            Feature.LEGACY_EXCEPTIONS,
            "(func try catch_all end)",
            "legacy exceptions support is not enabled"),
        use(
            Feature.WIDE_ARITHMETIC,
            "(func (param i64) (drop (drop (i64.mul_wide_s (local.get 0) (local.get 0)))))",
            "wide arithmetic support is not enabled"),
        use(
            Feature.CUSTOM_PAGE_SIZES,
            "(memory 1 (pagesize 1))",
            "the custom page sizes proposal must be enabled"));
  }

  /** A part of bulk memory can only be off while the whole is. */
  private static Features without(Feature feature) {
    return feature == Feature.BULK_MEMORY_OPT
        ? Features.ALL.without(Feature.BULK_MEMORY)
        : Features.ALL.without(feature);
  }

  private static Arguments use(Feature feature, String fields, String message) {
    return Arguments.of(feature, "(module %s)".formatted(fields), message);
  }

  @ParameterizedTest
  @MethodSource("uses")
  void rejectsByNameWhatIsOff(Feature feature, String text, String message) {
    var module = SampleModule.module(text);
    assertThatThrownBy(() -> ModuleValidator.validate(module, without(feature)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("uses")
  void acceptsTheSameWhenItIsOn(Feature feature, String text) {
    // One module names a second memory where there is only one.
    assumeThat(feature == Feature.MULTI_MEMORY && text.contains("load")).isFalse();
    var module = SampleModule.module(text);
    assertThatCode(() -> ModuleValidator.validate(module, Features.ALL)).doesNotThrowAnyException();
  }

  @Test
  void coversEveryFeature() {
    var covered = uses().map(use -> use.get()[0]).collect(Collectors.toSet());
    assertThat(Arrays.stream(Feature.values()).filter(feature -> feature != Feature.MVP))
        .allMatch(covered::contains);
  }
}
