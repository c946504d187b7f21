package dev.gantry.component.exec;

import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.CallContext;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HostGate;

/** What gates to and from the host do alike: resources change hands, and lifting is accounted. */
abstract class ResourceGate implements HostGate {
  private final RuntimeInstance instance;
  private final HandleViews views;
  private final HostHandleValues values;
  private final CallContext context;

  ResourceGate(RuntimeInstance instance, GuestOptions options, HandleViews views) {
    this.instance = instance;
    this.views = views;
    this.values = new HostHandleValues(instance.store());
    // Generated code keeps the borrows of each call itself.
    this.context = instance.context(options, values, new BorrowScope());
  }

  final RuntimeInstance instance() {
    return instance;
  }

  /** {@return the guest's side of the calls of a function} */
  final GuestSide guest(FunctionDescriptor descriptor) {
    return new GuestSide(descriptor, context);
  }

  final void beginValues() {
    context.begin(instance.store().limits().liftedBytes());
  }

  /** {@return how many resources the host has passed to the guest in the call that goes on} */
  final int passedHandles() {
    return values.passed();
  }

  final void endValues() {
    values.close();
  }

  @Override
  public final void beginPostReturn() {
    instance.checkMayLeave();
    instance.setMayLeave(false);
  }

  @Override
  public final void endPostReturn() {
    instance.setMayLeave(true);
  }

  @Override
  public final Object owned(int representation, int slot, Class<?> javaType) {
    return views.view(values.owned(instance.resource(slot), representation), javaType);
  }

  @Override
  public final Object borrowed(int representation, int slot, Class<?> javaType) {
    return views.view(values.borrowed(instance.resource(slot), representation), javaType);
  }

  @Override
  public final int takeOwned(Object value, int slot) {
    return values.takeOwned(instance.resource(slot), views.resource(value));
  }

  @Override
  public final int lend(Object value, int slot) {
    return values.lend(instance.resource(slot), views.resource(value));
  }
}
