;; Two small guests, linked: one gives a string, the other asks for it. Each has a page of memory.
(component $small
  (component $greeter
    (core module $main
      (memory (export "memory") 1)
      (data (i32.const 64) "sixteen letters.")
      (func (export "greeting") (result i32)
        (i32.store (i32.const 16) (i32.const 64))
        (i32.store (i32.const 20) (i32.const 16))
        (i32.const 16)))
    (core instance $main (instantiate $main))
    (alias core export $main "memory" (core memory $memory))
    (func (export "greeting") (result string)
      (canon lift (core func $main "greeting") (memory $memory))))

  (component $user
    (import "greeting" (func $greeting (result string)))
    (core module $memory
      (memory (export "memory") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024)))
    (core instance $memory (instantiate $memory))
    (alias core export $memory "memory" (core memory $memory))
    (alias core export $memory "realloc" (core func $realloc))
    (core func $greeting (canon lower (func $greeting) (memory $memory) (realloc $realloc)))
    (core module $main
      (import "memory" "memory" (memory 1))
      (import "greeter" "greeting" (func $greeting (param i32)))
      (func (export "measure") (result i32)
        (call $greeting (i32.const 16))
        (i32.load (i32.const 20))))
    (core instance $main
      (instantiate $main
        (with "memory" (instance $memory))
        (with "greeter" (instance (export "greeting" (func $greeting))))))
    (func (export "measure") (result u32)
      (canon lift (core func $main "measure"))))

  (instance $greeter (instantiate $greeter))
  (instance $user (instantiate $user (with "greeting" (func $greeter "greeting"))))
  (export "measure" (func $user "measure")))
