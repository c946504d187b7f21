package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * An interface for each core signature, with one method: {@code int call(int, long)} for one, whose
 * name ends in {@code IJ_I}.
 *
 * <p>Guests and adapters meet through these, so that nothing is boxed between them. The classes are
 * made when they are first asked for, and shared by all that is loaded.
 */
public final class CallInterfaces extends ClassLoader {
  /** The one method of every interface. */
  public static final String CALL = "call";

  static final CallInterfaces SHARED = new CallInterfaces();
  static final String PREFIX = "dev.gantry.calls.";

  static {
    registerAsParallelCapable();
  }

  private CallInterfaces() {
    super("gantry-calls", CallInterfaces.class.getClassLoader());
  }

  /** {@return the interface of a signature} */
  public static Class<?> of(CoreFunctionType type) {
    try {
      return SHARED.loadClass(PREFIX + key(type));
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return the name of the interface of a signature} */
  public static ClassDesc name(CoreFunctionType type) {
    return ClassDesc.of(PREFIX + key(type));
  }

  /** {@return the type of the one method} */
  public static MethodTypeDesc method(CoreFunctionType type) {
    return MethodTypeDesc.of(
        type.results().isEmpty() ? CD_void : jvm(type.results().getFirst()),
        type.parameters().stream().map(CallInterfaces::jvm).toList());
  }

  public static ClassDesc jvm(CoreType type) {
    return switch (type) {
      case I32 -> CD_int;
      case I64 -> CD_long;
      case F32 -> CD_float;
      case F64 -> CD_double;
    };
  }

  private static String key(CoreFunctionType type) {
    return letters(type.parameters()) + '_' + letters(type.results());
  }

  private static String letters(List<CoreType> types) {
    var letters = new StringBuilder();
    types.forEach(type -> letters.append(jvm(type).descriptorString()));
    return letters.toString();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(PREFIX)) {
      throw new ClassNotFoundException(name);
    }
    String key = name.substring(PREFIX.length());
    int middle = key.indexOf('_');
    var type =
        new CoreFunctionType(types(key.substring(0, middle)), types(key.substring(middle + 1)));
    byte[] bytes =
        ClassFile.of()
            .build(
                ClassDesc.of(name),
                builder ->
                    builder
                        .withFlags(
                            ClassFile.ACC_PUBLIC | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT)
                        .withMethod(
                            CALL,
                            method(type),
                            ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT,
                            _ -> {}));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static List<CoreType> types(String letters) {
    var types = new ArrayList<CoreType>();
    for (int i = 0; i < letters.length(); i++) {
      types.add(
          switch (letters.charAt(i)) {
            case 'I' -> CoreType.I32;
            case 'J' -> CoreType.I64;
            case 'F' -> CoreType.F32;
            default -> CoreType.F64;
          });
    }
    return types;
  }
}
