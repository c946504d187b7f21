package dev.gantry.abi;

/** In which way a core function stands for a component-level one (CanonicalABI.md, Flattening). */
public enum CallingConvention {
  /** Exported by the guest; returns when the call is done. */
  LIFT,
  /** Exported by the guest; returns a code that says when to call back. */
  LIFT_ASYNC_CALLBACK,
  /** Exported by the guest; blocks on a stack of its own. */
  LIFT_ASYNC_STACKFUL,
  /** Imported by the guest, which waits until the call is done. */
  LOWER,
  /** Imported by the guest, which goes on meanwhile. */
  LOWER_ASYNC
}
