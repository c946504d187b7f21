package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.OwnType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Handles on their way from guest to guest, through generated code. */
class FusedHandlesTest {
  private static final ResourceType SLOT = new ResourceType(0);

  private final FakeGuest caller = new FakeGuest(PointerType.I32);
  private final FakeGuest callee = new FakeGuest(PointerType.I32);
  private ResourceIdentity type = new Identity(Optional.of(new Object()));

  private static final class Identity extends ResourceIdentity {
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the class it extends
    Identity(Optional<Object> owner) {
      super("thing", owner);
    }
  }

  @Test
  void movesOwnedHandles() {
    int index = caller.handles.add(ResourceEntry.own(type, 7));

    call(
        new OwnType(SLOT),
        index,
        received ->
            assertThat(callee.handles.resource(received, type).representation()).isEqualTo(7));

    assertThat(caller.handles.size()).isZero();
    assertThat(callee.handles.size()).isEqualTo(1);
  }

  @Test
  void lendsForTheLengthOfACall() {
    int index = caller.handles.add(ResourceEntry.own(type, 7));

    call(
        new BorrowType(SLOT),
        index,
        received -> {
          assertThatThrownBy(() -> caller.handles.removeResource(index, type))
              .hasMessage("cannot remove owned resource while borrowed");
          callee.handles.removeResource(received, type);
        });

    assertThat(caller.handles.removeResource(index, type).representation()).isEqualTo(7);
  }

  @Test
  void trapsWhenBorrowsRemain() {
    int index = caller.handles.add(ResourceEntry.own(type, 7));

    assertThatThrownBy(() -> call(new BorrowType(SLOT), index, _ -> {}))
        .hasMessage("borrow handles still remain at the end of the call");
  }

  @Test
  void showsTheDefinerTheRepresentation() {
    type = new Identity(Optional.of(callee));
    int index = caller.handles.add(ResourceEntry.own(type, 7));

    call(new BorrowType(SLOT), index, received -> assertThat(received).isEqualTo(7));

    assertThat(callee.handles.size()).isZero();
  }

  @Test
  void saysWhichHandleIsUnknown() {
    assertThatThrownBy(() -> call(new OwnType(SLOT), 3, _ -> {}))
        .hasMessage("unknown handle index 3\n  p0");
  }

  private void call(ValueType parameter, int handle, Consumer<Integer> core) {
    caller.resources.add(type);
    callee.resources.add(type);
    var guests =
        new FusedGuests(
            Types.function(List.of(parameter), Optional.empty()),
            caller,
            StringEncoding.UTF8,
            callee,
            StringEncoding.UTF8);
    guests.call(
        guests.generated().orElseThrow(),
        new long[] {handle},
        received -> {
          core.accept((int) received[0]);
          return new long[0];
        });
  }
}
