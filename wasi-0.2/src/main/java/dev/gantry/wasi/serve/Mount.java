package dev.gantry.wasi.serve;

/** A route, and the component that answers there at the moment. */
final class Mount {
  private final Route route;
  private volatile Application application;

  Mount(Route route, Application application) {
    this.route = route;
    this.application = application;
  }

  Route route() {
    return route;
  }

  Application application() {
    return application;
  }

  /** Lets another component answer from now on; requests that are under way stay where they are. */
  void replace(Application next) {
    Application former = application;
    application = next;
    former.instances().close();
  }
}
