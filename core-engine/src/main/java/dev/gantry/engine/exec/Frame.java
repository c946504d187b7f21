package dev.gantry.engine.exec;

/** An activation of a function (core 4.2.15); kept and used again for the next one. */
final class Frame {
  PlainInstance instance;
  Code code;

  /** The next step. */
  int pc;

  /** The slot of the first parameter. */
  int base;

  Frame(PlainInstance instance, Code code) {
    this.instance = instance;
    this.code = code;
  }

  /** {@return the slot of the first operand} */
  int operands() {
    return base + code.parameterCount() + code.localCount();
  }
}
