package dev.gantry.wit.resolve;

import dev.gantry.wit.syntax.Gates;
import dev.gantry.wit.syntax.ItemSyntax;
import dev.gantry.wit.syntax.MemberSyntax;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.PathSyntax;
import java.util.List;
import java.util.Optional;

/** Visits all paths to interfaces and worlds in a file, imports of a world before its exports. */
final class PathVisitor {
  private PathVisitor() {}

  /** What a path stands for. */
  enum Role {
    INTERFACE,
    WORLD
  }

  /**
   * A path.
   *
   * @param dependent the interface or world that cannot be resolved before what is named
   * @param names what is used of the interface
   */
  record Reference(
      Optional<Name> dependent,
      Gates gates,
      PathSyntax path,
      List<MemberSyntax.UsedName> names,
      Role role) {}

  /** Takes references. */
  interface Sink {
    void accept(Reference reference);
  }

  static void visit(List<ItemSyntax> items, Sink sink) {
    for (ItemSyntax item : items) {
      switch (item) {
        case ItemSyntax.Interface named -> uses(named.members(), Optional.of(named.name()), sink);
        case ItemSyntax.World world -> world(world, sink);
        case ItemSyntax.TopLevelUse use ->
            sink.accept(
                new Reference(
                    Optional.empty(), Gates.none(), use.path(), List.of(), Role.INTERFACE));
        case ItemSyntax.NestedPackage _ -> {
          // A package of its own.
        }
      }
    }
  }

  private static void uses(List<MemberSyntax> members, Optional<Name> dependent, Sink sink) {
    for (MemberSyntax member : members) {
      if (member instanceof MemberSyntax.Use use) {
        sink.accept(new Reference(dependent, use.gates(), use.from(), use.names(), Role.INTERFACE));
      }
    }
  }

  private static void world(ItemSyntax.World world, Sink sink) {
    for (MemberSyntax member : world.members()) {
      switch (member) {
        case MemberSyntax.Use use -> uses(List.of(use), Optional.empty(), sink);
        case MemberSyntax.Include include ->
            sink.accept(
                new Reference(
                    Optional.of(world.name()),
                    include.gates(),
                    include.from(),
                    List.of(),
                    Role.WORLD));
        case MemberSyntax.Port _, MemberSyntax.Type _, MemberSyntax.Function _ -> {
          // Ports come below.
        }
      }
    }
    ports(world, true, sink);
    ports(world, false, sink);
  }

  private static void ports(ItemSyntax.World world, boolean areImports, Sink sink) {
    for (MemberSyntax member : world.members()) {
      if (member instanceof MemberSyntax.Port port && port.isImport() == areImports) {
        switch (port.target()) {
          case MemberSyntax.NamedInterface named -> uses(named.members(), Optional.empty(), sink);
          case MemberSyntax.ByPath(var path) -> port(port, path, sink);
          case MemberSyntax.NamedPath(_, var path) -> port(port, path, sink);
          case MemberSyntax.NamedFunction _ -> {
            // Names types only.
          }
        }
      }
    }
  }

  private static void port(MemberSyntax.Port port, PathSyntax path, Sink sink) {
    sink.accept(new Reference(Optional.empty(), port.gates(), path, List.of(), Role.INTERFACE));
  }
}
