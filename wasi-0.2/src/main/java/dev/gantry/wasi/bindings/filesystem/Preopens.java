package dev.gantry.wasi.bindings.filesystem;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import java.util.List;

/** {@code wasi:filesystem/preopens@0.2.12}: the directories that a program starts with. */
public interface Preopens {

  /** {@return the directories, each with the path that the guest knows it by} */
  List<Tuple2<Descriptor, String>> getDirectories();
}
