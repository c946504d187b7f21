package dev.gantry.engine.exec;

/** What the interpreter does at one step; numeric kinds follow the shape of the signature. */
enum Kind {
  // Control (core 4.6.8); a block and its end leave no step
  CHARGE,
  POLL,
  JUMP,
  BRANCH,
  BRANCH_IF,
  BRANCH_UNLESS,
  BRANCH_TABLE,
  BRANCH_ON_NULL,
  BRANCH_ON_NON_NULL,
  BRANCH_ON_CAST,
  BRANCH_ON_CAST_FAIL,
  RETURN,
  CALL,
  CALL_INDIRECT,
  CALL_REFERENCE,
  TAIL_CALL,
  TAIL_CALL_INDIRECT,
  TAIL_CALL_REFERENCE,
  UNREACHABLE,
  THROW,
  THROW_REFERENCE,
  RETHROW,

  // Parametric and variable (core 4.6.1 and 4.6.2)
  DROP,
  SELECT_NUMBER,
  SELECT_ANY,
  GET_NUMBER,
  GET_VECTOR,
  GET_REFERENCE,
  SET_NUMBER,
  SET_VECTOR,
  SET_REFERENCE,
  TEE_NUMBER,
  TEE_VECTOR,
  TEE_REFERENCE,
  GLOBAL_GET,
  GLOBAL_SET,

  // Numeric (core 4.6.1)
  CONSTANT,
  VECTOR_CONSTANT,
  I32_UNARY,
  I32_BINARY,
  I64_UNARY,
  I64_BINARY,
  I64_COMPARE,
  F32_UNARY,
  F32_BINARY,
  F32_COMPARE,
  F64_UNARY,
  F64_BINARY,
  F64_COMPARE,
  CONVERT,
  WIDE,

  // Memory (core 4.6.7)
  LOAD,
  STORE,
  MEMORY,

  // The others, by heading
  TABLE,
  REFERENCE,
  AGGREGATE,
  VECTOR,
  VECTOR_MEMORY,
  ATOMIC
}
