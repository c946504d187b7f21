package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same rules for every kind of memory. */
class MemoryTest {
  private static final long PAGE = 65_536;

  static List<MemoryType> kinds() {
    return List.of(
        MemoryType.of(1),
        MemoryType.of(1, 4),
        new MemoryType(true, 1, OptionalLong.empty(), false, 16),
        new MemoryType(false, 1, OptionalLong.of(4), true, 16),
        new MemoryType(false, PAGE, OptionalLong.of(4 * PAGE), false, 0));
  }

  private static Memory memory(MemoryType type) {
    return Memory.create(Store.create(), type);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keepsNumbersLittleEndian(MemoryType type) {
    Memory memory = memory(type);

    memory.writeLong(1, 0x1122_3344_5566_7788L);

    assertThat(memory.readInt(1)).isEqualTo(0x5566_7788);
    assertThat(memory.readShort(7)).isEqualTo((short) 0x1122);
    assertThat(memory.readByte(1)).isEqualTo((byte) 0x88);
    assertThat(memory.read(1, 3)).containsExactly(0x88, 0x77, 0x66);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void trapsWhereAnAccessIsNotWhollyInside(MemoryType type) {
    Memory memory = memory(type);

    memory.writeInt(PAGE - 4, 1);

    for (long address : new long[] {PAGE - 3, PAGE, -1, Long.MIN_VALUE, 1L << 32}) {
      assertThatThrownBy(() -> memory.readInt(address))
          .isInstanceOf(TrapException.class)
          .hasMessageStartingWith("out of bounds memory access");
    }
    assertThatThrownBy(() -> memory.write(PAGE - 1, new byte[] {1, 2}))
        .isInstanceOf(TrapException.class);
    assertThat(memory.readByte(PAGE - 1)).isZero();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keepsItsBytesWhenItGrows(MemoryType type) {
    Memory memory = memory(type);
    memory.writeInt(100, 7);
    long pages = type.minimumPages();

    assertThat(memory.grow(pages)).isEqualTo(pages);

    assertThat(memory.byteLength()).isEqualTo(2 * PAGE);
    assertThat(memory.pageCount()).isEqualTo(2 * pages);
    assertThat(memory.readInt(100)).isEqualTo(7);
    assertThat(memory.readLong(2 * PAGE - 8)).isZero();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void growsNoFurtherThanItsTypeAllows(MemoryType type) {
    Memory memory = memory(type);

    assertThat(memory.grow(-1)).isEqualTo(-1);
    assertThat(memory.grow(Long.MAX_VALUE)).isEqualTo(-1);
    if (type.maximumPages().isPresent()) {
      assertThat(memory.grow(type.maximumPages().getAsLong())).isEqualTo(-1);
    }
    assertThat(memory.byteLength()).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void copiesStretchesThatOverlap(MemoryType type) {
    Memory memory = memory(type);
    memory.write(0, new byte[] {1, 2, 3, 4});

    memory.copy(1, memory, 0, 4);

    assertThat(memory.read(0, 5)).containsExactly(1, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void copiesToEveryOtherKind(MemoryType type) {
    var store = Store.create();
    Memory source = Memory.create(store, type);
    source.write(10, new byte[] {5, 6, 7});

    for (MemoryType other : kinds()) {
      Memory target = Memory.create(store, other);
      target.copy(20, source, 10, 3);
      assertThat(target.read(19, 5)).containsExactly(0, 5, 6, 7, 0);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void fillsAStretch(MemoryType type) {
    Memory memory = memory(type);

    memory.fill(2, 3, (byte) 9);

    assertThat(memory.read(1, 5)).containsExactly(0, 9, 9, 9, 0);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void lendsAStretchWithoutACopy(MemoryType type) {
    Memory memory = memory(type);
    memory.writeByte(8, (byte) 3);

    byte read =
        memory.lend(
            8,
            4,
            bytes -> {
              bytes.set(ValueLayout.JAVA_BYTE, 1, (byte) 4);
              return bytes.get(ValueLayout.JAVA_BYTE, 0);
            });

    assertThat(read).isEqualTo((byte) 3);
    assertThat(memory.readByte(9)).isEqualTo((byte) 4);
  }
}
