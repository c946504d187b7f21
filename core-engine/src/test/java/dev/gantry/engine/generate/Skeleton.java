package dev.gantry.engine.generate;

import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import dev.gantry.engine.valid.SampleModule;

/** What every generated module has around its functions, and the indices to use it. */
final class Skeleton {
  // Types
  static final int RUN = 0;
  static final int BASE = 1;
  static final int DERIVED = 2;
  static final int INTS = 3;
  static final int BYTES = 4;
  static final int FUNCTIONS = 5;
  static final int CAUGHT_WITH_REFERENCE = 7;

  // Fields of both structures
  static final int INT_FIELD = 0;
  static final int BYTE_FIELD = 1;

  // Segments: one of each kind is never dropped
  static final int KEPT_DATA = 0;
  static final int DROPPED_DATA = 1;
  static final int KEPT_ELEMENTS = 0;
  static final int DROPPED_ELEMENTS = 1;

  // Memories and tables
  static final int NARROW = 0;
  static final int WIDE = 1;
  static final int SHARED = 2;
  static final int FUNCTION_TABLE = 0;
  static final int EXTERN_TABLE = 1;

  static final ReferenceType ANY = new ReferenceType(true, HeapType.Abstract.ANY);
  static final ReferenceType EXCEPTION = new ReferenceType(false, HeapType.Abstract.EXN);
  static final BlockType RUN_BLOCK = new BlockType.Function(RUN);

  private static final String TEXT =
      """
      (module
        (type $run (func (param i32) (result i32)))
        (type $base (sub (struct (field (mut i32) (mut i8)))))
        (type $derived (sub $base (struct (field (mut i32) (mut i8) (mut i64)))))
        (type $ints (array (mut i32)))
        (type $bytes (array (mut i8)))
        (type $functions (array (mut funcref)))
        (type $thrown (func (param i32)))
        (type $caught (func (result i32 (ref exn))))
        (table 4 8 funcref)
        (table i64 4 8 externref)
        (memory (export "narrow") 1 3)
        (memory (export "wide") i64 1 3)
        (memory (export "shared") 1 1 shared)
        (tag (type $thrown))
        (global (export "i32") (mut i32) (i32.const 7))
        (global (export "i64") (mut i64) (i64.const 7))
        (global (export "f32") (mut f32) (f32.const 7))
        (global (export "f64") (mut f64) (f64.const 7))
        (global (export "v128") (mut v128) (v128.const i64x2 7 -7))
        (global (mut anyref) (ref.null any))
        (elem funcref (ref.func 0) (ref.null func) (ref.func 0))
        (elem funcref (ref.func 0))
        (elem (table 0) (i32.const 0) func 0 0)
        (data "0123456789abcdef")
        (data "dropped")
        (func (type $run) (i32.add (local.get 0) (i32.const 1))))
      """;

  static final ModuleSyntax MODULE = SampleModule.module(TEXT);

  private Skeleton() {}
}
