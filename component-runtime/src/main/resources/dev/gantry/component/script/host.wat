;; The types of what scripts may import: see HostModule.
(component
  (import "host-echo-u32" (func (param "v" u32) (result u32)))
  (import "host-return-two" (func (result u32)))
  (import "host" (instance
    (export "return-three" (func (result u32)))
    (export "return-hi" (func (result string)))
    (export "nested" (instance (export "return-four" (func (result u32)))))
    (export "simple-module" (core module
      (export "g" (global i32))
      (export "f" (func (result i32)))))
    (export "resource1" (type $resource1 (sub resource)))
    (export "resource2" (type (sub resource)))
    (export "resource1-again" (type (eq $resource1)))
    (export "[constructor]resource1" (func (param "r" u32) (result (own $resource1))))
    (export "[static]resource1.assert" (func (param "r" (own $resource1)) (param "rep" u32)))
    (export "[static]resource1.last-drop" (func (result u32)))
    (export "[static]resource1.drops" (func (result u32)))
    (export "[method]resource1.simple"
      (func (param "self" (borrow $resource1)) (param "rep" u32)))
    (export "[method]resource1.take-borrow"
      (func (param "self" (borrow $resource1)) (param "b" (borrow $resource1))))
    (export "[method]resource1.take-own"
      (func (param "self" (borrow $resource1)) (param "b" (own $resource1))))))
)
