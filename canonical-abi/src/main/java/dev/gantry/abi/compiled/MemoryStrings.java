package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.TypeKind;

/** Code that puts strings into a guest's memory. */
final class MemoryStrings {
  private MemoryStrings() {}

  /**
   * Where a string was put.
   *
   * @param address the local variable, a long
   * @param codeUnits the local variable, a long, of the length as the guest counts it
   */
  record Stored(int address, int codeUnits) {}

  static Stored copy(Emission e, StringSource source, Side to) {
    switch (source) {
      case StringSource.InMemory(var from, var address, var length) -> {
        e.guest(from);
        e.code.lload(address).lload(length);
        e.guest(to);
        e.guestStatic("copyString", CD_long, Names.GUEST_SIDE, CD_long, CD_long, Names.GUEST_SIDE);
      }
      case StringSource.OfHost(var local) -> {
        e.guest(to);
        e.code.aload(local);
        e.guestCall("storeString", CD_long, CD_String);
      }
    }
    int address = e.store(TypeKind.LONG);
    e.guest(to);
    e.guestCall("storedCodeUnits", CD_long);
    return new Stored(address, e.store(TypeKind.LONG));
  }
}
