package dev.gantry.component.binary;

import dev.gantry.component.syntax.CoreType;
import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.TypeWriter;
import dev.gantry.engine.syntax.RecursiveType;

/** Encodes the core types that stand in components (Binary.md, core:deftype). */
final class CoreTypeEncoder {
  private final ByteWriter to;
  private final TypeWriter core;

  CoreTypeEncoder(ByteWriter to) {
    this.to = to;
    this.core = new TypeWriter(to);
  }

  void type(CoreType type) {
    switch (type) {
      case CoreType.Recursive(var group) -> {
        if (isOpenAlone(group)) {
          // The byte of an open type is that of a module type, too.
          to.writeByte(0x00);
        }
        core.recursiveType(group);
      }
      case CoreType.ModuleType(var declarators) -> {
        to.writeByte(0x50);
        to.writeList(declarators, this::declarator);
      }
    }
  }

  private static boolean isOpenAlone(RecursiveType group) {
    return group.subTypes().size() == 1 && !group.subTypes().getFirst().isFinal();
  }

  private void declarator(CoreType.ModuleDeclarator declarator) {
    switch (declarator) {
      case CoreType.ImportDeclarator(var imported) -> {
        to.writeByte(0x00);
        to.writeName(imported.module());
        to.writeName(imported.name());
        core.externalType(imported.type());
      }
      case CoreType.TypeDeclarator(var group) -> {
        to.writeByte(0x01);
        core.recursiveType(group);
      }
      case CoreType.OuterAliasDeclarator(int count, int index) -> {
        to.writeByte(0x02);
        to.writeByte(0x10);
        to.writeByte(0x01);
        to.writeU32(count);
        to.writeU32(index);
      }
      case CoreType.ExportDeclarator(var name, var type) -> {
        to.writeByte(0x03);
        to.writeName(name);
        core.externalType(type);
      }
    }
  }
}
