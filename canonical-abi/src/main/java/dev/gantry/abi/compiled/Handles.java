package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.gantry.abi.ResourceType;

/** Code that makes handles of the representations on the stack. */
public final class Handles {
  private Handles() {}

  public static void lowerOwn(Emission e, Side side, ResourceType resource) {
    e.guest(side);
    e.code.swap().loadConstant(resource.slot());
    e.guestCall("lowerOwn", CD_int, CD_int, CD_int);
  }

  public static void lowerBorrow(Emission e, Side side, ResourceType resource) {
    e.guest(side);
    e.code.swap().loadConstant(resource.slot());
    e.borrowers();
    e.guestCall("lowerBorrow", CD_int, CD_int, CD_int, Names.BORROW_SCOPE);
  }
}
