package dev.gantry.wasi.filesystem;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.filesystem.Preopens;
import dev.gantry.wasi.bindings.filesystem.Types;
import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.OpenHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code wasi:filesystem/types} and {@code wasi:filesystem/preopens}. */
public record HostFilesystem(List<Preopen> preopens, OpenHandles handles)
    implements Types, Preopens {

  @Override
  public List<Tuple2<Descriptor, String>> getDirectories() {
    List<Tuple2<Descriptor, String>> directories = new ArrayList<>();
    for (Preopen preopen : preopens) {
      try {
        directories.add(new Tuple2<>(preopen.open(handles), preopen.guestPath()));
      } catch (ErrorCodeException e) {
        throw new WasiTrapException(
            "the directory %s cannot be opened: %s".formatted(preopen.guestPath(), e.error()));
      }
    }
    return directories;
  }

  @Override
  public Optional<ErrorCode> filesystemErrorCode(ErrorResource err) {
    return err instanceof HostError error ? error.filesystem() : Optional.empty();
  }
}
