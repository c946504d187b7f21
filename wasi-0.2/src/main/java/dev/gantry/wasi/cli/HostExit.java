package dev.gantry.wasi.cli;

import dev.gantry.types.Result;
import dev.gantry.types.Unit;
import dev.gantry.wasi.WasiExitException;
import dev.gantry.wasi.bindings.cli.Exit;

/** {@code wasi:cli/exit}. */
public final class HostExit implements Exit {

  @Override
  public void exit(Result<Unit, Unit> status) {
    throw new WasiExitException(status.isOk() ? 0 : 1);
  }

  @Override
  public void exitWithCode(int statusCode) {
    throw new WasiExitException(statusCode);
  }
}
