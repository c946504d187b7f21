;; Exports bench:calls/calls. Nothing is computed, so that what is measured is the call.
(component $callee
  (core module $main
    (memory (export "memory") 4)
    (global $top (mut i32) (i32.const 65536))

    ;; Blocks follow each other; each function of the interface forgets them all.
    (func (export "realloc") (param $old i32) (param $old-length i32) (param $align i32) (param $length i32) (result i32)
      (local $address i32) (local $missing i32)
      (local.set $address
        (i32.and
          (i32.add (global.get $top) (i32.sub (local.get $align) (i32.const 1)))
          (i32.sub (i32.const 0) (local.get $align))))
      (global.set $top (i32.add (local.get $address) (local.get $length)))
      (local.set $missing
        (i32.sub (i32.shr_u (i32.add (global.get $top) (i32.const 65535)) (i32.const 16)) (memory.size)))
      (if (i32.gt_s (local.get $missing) (i32.const 0))
        (then (drop (memory.grow (local.get $missing)))))
      (local.get $address))

    (func $forget (global.set $top (i32.const 65536)))
    (func (export "nop"))
    (func (export "scale") (param $count i32) (param $factor i64) (result i32)
      (i32.mul (local.get $count) (i32.wrap_i64 (local.get $factor))))
    (func (export "choose") (param $level i32) (result i32) (local.get $level))
    (func (export "echo") (param $address i32) (param $length i32) (result i32)
      (call $forget)
      (i32.store (i32.const 16) (local.get $address))
      (i32.store (i32.const 20) (local.get $length))
      (i32.const 16))
    (func (export "take") (param $address i32) (param $length i32) (result i32)
      (call $forget)
      (local.get $length))
    (func (export "give") (param $length i32) (result i32)
      (i32.store (i32.const 16) (i32.const 65536))
      (i32.store (i32.const 20) (local.get $length))
      (i32.const 16)))

  (core instance $main (instantiate $main))
  (alias core export $main "memory" (core memory $memory))
  (alias core export $main "realloc" (core func $realloc))


  (type $level (enum "low" "middle" "high"))
  (func $nop
    (canon lift (core func $main "nop")))
  (func $scale (param "count" u32) (param "factor" u64) (result u32)
    (canon lift (core func $main "scale")))
  (func $choose (param "level" $level) (result u32)
    (canon lift (core func $main "choose")))
  (func $echo (param "text" string) (result string)
    (canon lift (core func $main "echo") (memory $memory) (realloc $realloc)))
  (func $take (param "bytes" (list u8)) (result u32)
    (canon lift (core func $main "take") (memory $memory) (realloc $realloc)))
  (func $take-words (param "words" (list u32)) (result u32)
    (canon lift (core func $main "take") (memory $memory) (realloc $realloc)))
  (func $take-doubles (param "doubles" (list f64)) (result u32)
    (canon lift (core func $main "take") (memory $memory) (realloc $realloc)))
  (func $give (param "length" u32) (result (list u8))
    (canon lift (core func $main "give") (memory $memory)))

  ;; Gives the interface its own name for the type that its functions mention.
  (component $named
    (type $of-level (enum "low" "middle" "high"))
    (import "level" (type $level (eq $of-level)))
    (import "nop" (func $nop))
    (import "scale" (func $scale (param "count" u32) (param "factor" u64) (result u32)))
    (import "choose" (func $choose (param "level" $level) (result u32)))
    (import "echo" (func $echo (param "text" string) (result string)))
    (import "take" (func $take (param "bytes" (list u8)) (result u32)))
    (import "take-words" (func $take-words (param "words" (list u32)) (result u32)))
    (import "take-doubles" (func $take-doubles (param "doubles" (list f64)) (result u32)))
    (import "give" (func $give (param "length" u32) (result (list u8))))
    (export $exported "level" (type $level))
    (export "nop" (func $nop))
    (export "scale" (func $scale))
    (export "choose" (func $choose) (func (param "level" $exported) (result u32)))
    (export "echo" (func $echo))
    (export "take" (func $take))
    (export "take-words" (func $take-words))
    (export "take-doubles" (func $take-doubles))
    (export "give" (func $give)))
  (instance $calls
    (instantiate $named
      (with "level" (type $level))
      (with "nop" (func $nop))
      (with "scale" (func $scale))
      (with "choose" (func $choose))
      (with "echo" (func $echo))
      (with "take" (func $take))
      (with "take-words" (func $take-words))
      (with "take-doubles" (func $take-doubles))
      (with "give" (func $give))))
  (export "bench:calls/calls@0.1.0" (instance $calls)))
