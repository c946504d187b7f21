package dev.gantry.component.exec;

import dev.gantry.abi.HandleValues;
import dev.gantry.abi.ResourceIdentity;
import dev.gantry.abi.UnfitValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the host sees of resources during one call: its own objects, or handles to those of guests.
 *
 * <p>Closing it ends what was lent for the call.
 */
final class HostHandleValues implements HandleValues, AutoCloseable {
  private final RuntimeStore store;
  private final List<Runnable> atTheEnd = new ArrayList<>(0);
  private int passed;

  HostHandleValues(RuntimeStore store) {
    this.store = store;
  }

  @Override
  public Object owned(ResourceIdentity type, int representation) {
    return switch (type) {
      case HostResourceType _ -> store.hostResources().remove(representation);
      case GuestResourceType guest -> new GuestResourceHandle(store, guest, representation, true);
      default -> throw new AssertionError(type);
    };
  }

  @Override
  public Object borrowed(ResourceIdentity type, int representation) {
    return switch (type) {
      case HostResourceType _ -> store.hostResources().get(representation);
      case GuestResourceType guest -> {
        var handle = new GuestResourceHandle(store, guest, representation, false);
        atTheEnd.add(handle::invalidate);
        yield handle;
      }
      default -> throw new AssertionError(type);
    };
  }

  /** {@return how many resources the host has passed to the guest in this call} */
  int passed() {
    return passed;
  }

  @Override
  public int takeOwned(ResourceIdentity type, Object value) {
    int representation =
        switch (type) {
          case HostResourceType host -> store.hostResources().add(host, checked(host, value));
          case GuestResourceType guest -> checked(guest, value).give();
          default -> throw new AssertionError(type);
        };
    passed++;
    return representation;
  }

  @Override
  public int lend(ResourceIdentity type, Object value) {
    int representation =
        switch (type) {
          case HostResourceType host -> lend(host, value);
          case GuestResourceType guest -> lend(guest, value);
          default -> throw new AssertionError(type);
        };
    passed++;
    return representation;
  }

  private int lend(HostResourceType type, Object value) {
    int representation = store.hostResources().add(type, checked(type, value));
    atTheEnd.add(() -> store.hostResources().remove(representation));
    return representation;
  }

  private int lend(GuestResourceType type, Object value) {
    GuestResourceHandle handle = checked(type, value);
    int representation = handle.lend();
    atTheEnd.add(handle::returnLent);
    return representation;
  }

  private static Object checked(HostResourceType type, Object value) {
    if (!type.isInstance(value)) {
      throw new UnfitValueException(
          "expected a resource `%s` (%s), found %s"
              .formatted(
                  type.name(), type.javaClass().getSimpleName(), value.getClass().getSimpleName()));
    }
    return value;
  }

  private static GuestResourceHandle checked(GuestResourceType type, Object value) {
    if (value instanceof GuestResourceHandle handle) {
      if (handle.type().equals(type)) {
        return handle;
      }
      throw new UnfitValueException(
          "expected a resource `%s`, found one of another type, `%s`"
              .formatted(type.name(), handle.type().name()));
    }
    throw new UnfitValueException(
        "expected a handle to a resource `%s`, found %s"
            .formatted(type.name(), value.getClass().getSimpleName()));
  }

  @Override
  public void close() {
    // By number: most calls lend nothing, and then nothing is to be allocated.
    for (int i = atTheEnd.size() - 1; i >= 0; i--) {
      atTheEnd.get(i).run();
    }
    atTheEnd.clear();
    passed = 0;
  }
}
