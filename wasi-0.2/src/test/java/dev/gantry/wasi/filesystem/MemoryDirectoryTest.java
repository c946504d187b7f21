package dev.gantry.wasi.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Directories of a file system that is in memory. */
class MemoryDirectoryTest extends DirectoryRules {
  private FileSystem memory;

  @BeforeEach
  @Override
  void open() throws IOException, ErrorCodeException {
    memory =
        Jimfs.newFileSystem(Configuration.unix().toBuilder().setAttributeViews("unix").build());
    outside = Files.createDirectory(memory.getPath("/outside"));
    super.open();
  }

  @AfterEach
  @Override
  void close() throws IOException {
    super.close();
    memory.close();
  }

  @Override
  Anchor anchor(Path path) throws IOException {
    return Anchor.of(path);
  }

  @Test
  void filesHoldNoMoreThanIsGranted() throws Exception {
    try (HostDirectory granted = Preopen.inMemory("/tmp", 100_000).open(handles);
        Descriptor file =
            granted.openAt(
                NOFOLLOW,
                "file",
                dev.gantry.wasi.bindings.filesystem.Types.OpenFlags.CREATE,
                READ_WRITE)) {
      assertThat(file.write(new byte[50_000], 0)).isEqualTo(50_000);
      assertFails(ErrorCode.INSUFFICIENT_SPACE, () -> file.write(new byte[200_000], 0));
      assertFails(ErrorCode.INSUFFICIENT_SPACE, () -> file.setSize(1L << 40));
    }
  }
}
