package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.abi.HandleValues.Representation;
import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.OwnType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandlesTest {
  private static final ResourceType SLOT = new ResourceType(0);

  private final FakeGuest guest = new FakeGuest(PointerType.I32);
  private final ResourceIdentity foreign = new Identity("foreign", Optional.of(new Object()));
  private final ResourceIdentity ofGuest = new Identity("mine", Optional.of(guest));

  private static final class Identity extends ResourceIdentity {
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the class it extends
    Identity(String name, Optional<Object> owner) {
      super(name, owner);
    }
  }

  @Test
  void givesIndicesFrom1AndTheLastFreedFirst() {
    var table = new HandleTable();
    for (int i = 1; i <= 4; i++) {
      assertThat(table.add(ResourceEntry.own(foreign, i))).isEqualTo(i);
    }
    table.remove(2);
    table.remove(3);

    assertThat(table.add(ResourceEntry.own(foreign, 5))).isEqualTo(3);
    assertThat(table.add(ResourceEntry.own(foreign, 6))).isEqualTo(2);
    assertThat(table.add(ResourceEntry.own(foreign, 7))).isEqualTo(5);
    assertThat(table.size()).isEqualTo(5);
  }

  @Test
  void trapsOnIndicesThatStandForNothing() {
    guest.resources.add(foreign);

    for (int index : new int[] {0, 1, -1}) {
      assertThatThrownBy(() -> lift(new OwnType(SLOT), index))
          .hasMessage("unknown handle index " + Integer.toUnsignedString(index) + "\n  p0");
    }
  }

  @Test
  void trapsOnHandlesOfAnotherType() {
    guest.resources.add(foreign);
    int index = guest.handles.add(ResourceEntry.own(ofGuest, 7));

    assertThatThrownBy(() -> lift(new OwnType(SLOT), index))
        .hasMessageStartingWith(
            "handle index 1 used with the wrong type, expected guest-defined resource"
                + " but found a different guest-defined resource");
  }

  @Test
  void givesOwnedHandlesAwayOnce() {
    guest.resources.add(foreign);
    int index = guest.handles.add(ResourceEntry.own(foreign, 7));

    assertThat(lift(new OwnType(SLOT), index)).isEqualTo(new Representation(foreign, 7));
    assertThat(guest.handles.size()).isZero();
  }

  @Test
  void keepsHandlesWhileTheyAreLent() {
    guest.resources.add(foreign);
    int index = guest.handles.add(ResourceEntry.own(foreign, 7));

    assertThat(lift(new BorrowType(SLOT), index)).isEqualTo(new Representation(foreign, 7));
    assertThatThrownBy(() -> lift(new OwnType(SLOT), index))
        .hasMessageStartingWith("cannot remove owned resource while borrowed");
    assertThatThrownBy(() -> guest.handles.removeResource(index, foreign))
        .hasMessage("cannot remove owned resource while borrowed");

    guest.scope.returnLent();
    assertThat(lift(new OwnType(SLOT), index)).isEqualTo(new Representation(foreign, 7));
  }

  @Test
  void requiresBorrowsToBeDroppedBeforeTheCallIsOver() {
    guest.resources.add(foreign);
    int index = lower(new BorrowType(SLOT), new Representation(foreign, 7));

    assertThatThrownBy(guest.scope::checkNoBorrowsRemain)
        .hasMessage("borrow handles still remain at the end of the call");
    assertThatThrownBy(() -> lift(new OwnType(SLOT), index))
        .hasMessageStartingWith("cannot lift own resource from a borrow");

    guest.handles.removeResource(index, foreign);
    guest.scope.checkNoBorrowsRemain();
  }

  @Test
  void lendsTheRepresentationToTheGuestThatDefinesTheType() {
    guest.resources.add(ofGuest);

    assertThat(lower(new BorrowType(SLOT), new Representation(ofGuest, 42))).isEqualTo(42);
    assertThat(guest.handles.size()).isZero();
    guest.scope.checkNoBorrowsRemain();
    assertThat(lower(new OwnType(SLOT), new Representation(ofGuest, 42))).isEqualTo(1);
  }

  private Object lift(ValueType type, int index) {
    return function(type)
        .liftParameters(context(), CallingConvention.LOWER, new long[] {index & 0xFFFF_FFFFL})
        .getFirst();
  }

  private int lower(ValueType type, Object value) {
    return (int) function(type).lowerParameters(context(), List.of(value))[0];
  }

  private CallContext context() {
    return guest.betweenGuests(StringEncoding.UTF8);
  }

  private static FunctionDescriptor function(ValueType type) {
    return FunctionDescriptor.of(
        Types.function(List.of(type), Optional.empty()), new Descriptors(PointerType.I32));
  }
}
