;; Imports bench:calls/calls, exports bench:calls/loops: calls of the one in loops of the other.
(component $caller
  (import "bench:calls/calls@0.1.0"
    (instance $calls
      (type $of-level (enum "low" "middle" "high"))
      (export "level" (type $level (eq $of-level)))
      (export "nop" (func))
      (export "scale" (func (param "count" u32) (param "factor" u64) (result u32)))
      (export "choose" (func (param "level" $level) (result u32)))
      (export "echo" (func (param "text" string) (result string)))
      (export "take" (func (param "bytes" (list u8)) (result u32)))
      (export "take-words" (func (param "words" (list u32)) (result u32)))
      (export "take-doubles" (func (param "doubles" (list f64)) (result u32)))
      (export "give" (func (param "length" u32) (result (list u8))))))

  (core module $memory
    (memory (export "memory") 20)
    (data (i32.const 64) "sixteen letters.")
    ;; What comes in replaces what came before.
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 65536)))
  (core instance $memory (instantiate $memory))
  (alias core export $memory "memory" (core memory $memory))
  (alias core export $memory "realloc" (core func $realloc))

  (core func $nop (canon lower (func $calls "nop")))
  (core func $scale (canon lower (func $calls "scale")))
  (core func $choose (canon lower (func $calls "choose")))
  (core func $echo (canon lower (func $calls "echo") (memory $memory) (realloc $realloc)))
  (core func $take (canon lower (func $calls "take") (memory $memory)))
  (core func $take-words (canon lower (func $calls "take-words") (memory $memory)))
  (core func $take-doubles (canon lower (func $calls "take-doubles") (memory $memory)))
  (core func $give (canon lower (func $calls "give") (memory $memory) (realloc $realloc)))

  (core module $main
    (import "memory" "memory" (memory 1))
    (import "calls" "nop" (func $nop))
    (import "calls" "scale" (func $scale (param i32 i64) (result i32)))
    (import "calls" "choose" (func $choose (param i32) (result i32)))
    (import "calls" "echo" (func $echo (param i32 i32 i32)))
    (import "calls" "take" (func $take (param i32 i32) (result i32)))
    (import "calls" "take-words" (func $take-words (param i32 i32) (result i32)))
    (import "calls" "take-doubles" (func $take-doubles (param i32 i32) (result i32)))
    (import "calls" "give" (func $give (param i32 i32)))
    (func (export "nop") (param $times i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (call $nop)
          (br $again))))
    (func (export "scale") (param $times i32) (result i32) (local $sum i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (call $scale (local.get $times) (i64.const 3))))
          (br $again)))
      (local.get $sum))
    (func (export "choose") (param $times i32) (result i32) (local $sum i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (call $choose (i32.rem_u (local.get $times) (i32.const 3)))))
          (br $again)))
      (local.get $sum))
    (func (export "echo") (param $times i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (call $echo (i32.const 64) (i32.const 16) (i32.const 16))
          (br $again))))
    (func (export "take") (param $times i32) (param $length i32) (result i32) (local $sum i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (call $take (i32.const 65536) (local.get $length))))
          (br $again)))
      (local.get $sum))
    (func $make-room (param $bytes i32) (local $missing i32)
      (local.set $missing
        (i32.sub (i32.shr_u (i32.add (local.get $bytes) (i32.const 131071)) (i32.const 16)) (memory.size)))
      (if (i32.gt_s (local.get $missing) (i32.const 0))
        (then (drop (memory.grow (local.get $missing))))))
    (func (export "take-words") (param $times i32) (param $length i32) (result i32) (local $sum i32)
      (call $make-room (i32.mul (local.get $length) (i32.const 4)))
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (call $take-words (i32.const 65536) (local.get $length))))
          (br $again)))
      (local.get $sum))
    (func (export "take-doubles") (param $times i32) (param $length i32) (result i32) (local $sum i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (call $take-doubles (i32.const 65536) (local.get $length))))
          (br $again)))
      (local.get $sum))
    (func (export "give") (param $times i32) (param $length i32) (result i32) (local $sum i32)
      (block $done
        (loop $again
          (br_if $done (i32.eqz (local.get $times)))
          (local.set $times (i32.sub (local.get $times) (i32.const 1)))
          (call $give (local.get $length) (i32.const 16))
          (local.set $sum (i32.add (local.get $sum) (i32.load (i32.const 20))))
          (br $again)))
      (local.get $sum)))
  (core instance $main
    (instantiate $main
      (with "memory" (instance $memory))
      (with "calls"
        (instance
          (export "nop" (func $nop))
          (export "scale" (func $scale))
          (export "choose" (func $choose))
          (export "echo" (func $echo))
          (export "take" (func $take))
          (export "take-words" (func $take-words))
          (export "take-doubles" (func $take-doubles))
          (export "give" (func $give))))))

  (func $loop-nop (param "times" u32)
    (canon lift (core func $main "nop")))
  (func $loop-scale (param "times" u32) (result u32)
    (canon lift (core func $main "scale")))
  (func $loop-choose (param "times" u32) (result u32)
    (canon lift (core func $main "choose")))
  (func $loop-echo (param "times" u32)
    (canon lift (core func $main "echo")))
  (func $loop-take (param "times" u32) (param "length" u32) (result u32)
    (canon lift (core func $main "take")))
  (func $loop-take-words (param "times" u32) (param "length" u32) (result u32)
    (canon lift (core func $main "take-words")))
  (func $loop-take-doubles (param "times" u32) (param "length" u32) (result u32)
    (canon lift (core func $main "take-doubles")))
  (func $loop-give (param "times" u32) (param "length" u32) (result u32)
    (canon lift (core func $main "give")))
  (instance $loops
    (export "nop" (func $loop-nop))
    (export "scale" (func $loop-scale))
    (export "choose" (func $loop-choose))
    (export "echo" (func $loop-echo))
    (export "take" (func $loop-take))
    (export "take-words" (func $loop-take-words))
    (export "take-doubles" (func $loop-take-doubles))
    (export "give" (func $loop-give)))
  (export "bench:calls/loops@0.1.0" (instance $loops)))
