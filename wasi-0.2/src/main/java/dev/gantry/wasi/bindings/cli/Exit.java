package dev.gantry.wasi.bindings.cli;

import dev.gantry.types.Result;
import dev.gantry.types.Unit;

/** {@code wasi:cli/exit@0.2.12}: ending the program. Neither function returns. */
public interface Exit {

  /** Ends the instance and those linked with it. */
  void exit(Result<Unit, Unit> status);

  /** Ends the instance and those linked with it with a status code from 0 to 255. */
  void exitWithCode(int statusCode);
}
