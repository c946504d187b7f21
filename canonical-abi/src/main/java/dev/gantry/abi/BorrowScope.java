package dev.gantry.abi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The borrows of one call (CanonicalABI.md, Task State and Subtask State).
 *
 * <p>On the side of the callee it counts the borrow handles that the call made, all of which must
 * be gone when the call returns. On the side of the caller it remembers the handles that were lent,
 * none of which may go before.
 */
public final class BorrowScope {
  private int borrowCount;

  // Made when it is first needed: most calls lend nothing.
  private @Nullable List<ResourceEntry> lenders;

  /** A scope without borrows. */
  public BorrowScope() {}

  void borrowed() {
    borrowCount++;
  }

  void returned() {
    borrowCount--;
  }

  void lend(ResourceEntry lender) {
    lender.lend();
    if (lenders == null) {
      lenders = new ArrayList<>();
    }
    lenders.add(lender);
  }

  /**
   * Checks, on the side of the callee, that no borrow handle is left.
   *
   * @throws AbiTrapException if one is
   */
  public void checkNoBorrowsRemain() {
    if (borrowCount > 0) {
      throw AbiTrapException.of(AbiTrap.BORROWS_REMAIN);
    }
  }

  /** Gives, on the side of the caller, the handles back that were lent. */
  public void returnLent() {
    if (lenders != null) {
      lenders.forEach(ResourceEntry::returnLent);
      lenders = null;
    }
  }
}
