package dev.gantry.component.exec;

/** The shorter names by which exported functions can be called. */
final class FunctionNames {
  private FunctionNames() {}

  /**
   * {@return whether a name stands for the function of a full name}
   *
   * <p>The interface may be left out, or its version; {@code [method]cart.add} may be written
   * {@code cart.add}, {@code [constructor]cart} may be written {@code cart}.
   */
  static boolean matches(String full, String name) {
    int fullHash = full.lastIndexOf('#');
    int hash = name.lastIndexOf('#');
    String function = name.substring(hash + 1);
    String fullFunction = full.substring(fullHash + 1);
    if (!function.equals(fullFunction) && !function.equals(withoutAnnotation(fullFunction))) {
      return false;
    }
    if (hash < 0) {
      return true;
    }
    String fullInterface = full.substring(0, Math.max(fullHash, 0));
    String wanted = name.substring(0, hash);
    return wanted.equals(fullInterface) || wanted.equals(withoutVersion(fullInterface));
  }

  private static String withoutAnnotation(String function) {
    return function.startsWith("[") ? function.substring(function.indexOf(']') + 1) : function;
  }

  private static String withoutVersion(String interfaceName) {
    int at = interfaceName.indexOf('@');
    return at < 0 ? interfaceName : interfaceName.substring(0, at);
  }
}
