package dev.gantry.engine.compile;

import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.binary.NameSubsection;
import java.lang.constant.ClassDesc;
import java.util.List;

/**
 * The names of the classes and methods of a module.
 *
 * <p>The method of a function has the function's name, as far as Java allows, and always its index,
 * so that a stack trace tells it.
 */
final class Naming {
  /** The package of the interfaces through which functions of different modules call each other. */
  static final String SHAPES = "dev.gantry.guest.shape.";

  /** The package of the classes of a module. */
  static final String PACKAGE = "dev.gantry.guest.module.";

  static final String RESUMPTION = "Resumption_";

  /** Classes through which guests of a shape call functions of the host with boxed values. */
  static final String BOXED = "Boxed_";

  /** Interfaces of calls of a shape between host classes and guests. */
  static final String TYPED = "Typed_";

  static final String CHUNK = "Chunk";
  static final String DISPATCH = "Dispatch";
  static final String RESUME = "Resume";
  static final String CALLEE = "Callee";
  static final String ENTRY = "Entry";
  static final String INSTANCE = "Instance";
  static final String IMPORTS = "Imports";
  static final String ACTIVATION = "Activation";

  /** Between the numbers that follow the kind of a class. */
  static final String SEPARATOR = "_";

  private static final char BEFORE_INDEX = '$';
  private static final char BEFORE_PART = '_';
  private static final String TAIL = "tail";
  private static final String DRIVER = "driver";
  private static final int LONGEST_NAME = 100;

  private final IndexSpaces spaces;
  private final ModuleNames names;
  private final int form;
  private final ClassDesc instance = of(INSTANCE);
  private final ClassDesc imports = of(IMPORTS);
  private final Chunks chunks;
  private final ClassDesc[] chunkClasses;

  Naming(IndexSpaces spaces, Chunks chunks, ModuleNames names, int form) {
    this.spaces = spaces;
    this.chunks = chunks;
    this.names = names;
    this.form = form;
    chunkClasses = new ClassDesc[chunks.count()];
    for (int chunk = 0; chunk < chunkClasses.length; chunk++) {
      chunkClasses[chunk] = of(CHUNK + form + SEPARATOR + chunk);
    }
  }

  private static ClassDesc of(String name) {
    return ClassDesc.of(PACKAGE + name);
  }

  ClassDesc instance() {
    return instance;
  }

  ClassDesc imports() {
    return imports;
  }

  /** {@return the class that holds a function} */
  ClassDesc owner(int function) {
    return function < spaces.importedFunctionCount() ? imports : chunkClasses[chunks.of(function)];
  }

  ClassDesc chunk(int chunk) {
    return chunkClasses[chunk];
  }

  /** {@return the file that stack traces say functions are from} */
  String sourceFile() {
    return sanitized(names.module().orElse("module")) + ".wasm";
  }

  // Methods

  /** {@return the method that is a function} */
  String method(int function) {
    String name = names.name(NameSubsection.FUNCTIONS, function).orElse("func");
    return sanitized(name) + BEFORE_INDEX + function;
  }

  private static String sanitized(String name) {
    var allowed = new StringBuilder(Math.min(name.length(), LONGEST_NAME));
    for (int at = 0; at < name.length() && at < LONGEST_NAME; at++) {
      char letter = name.charAt(at);
      allowed.append(
          switch (letter) {
            case '.', ';', '[', '/', '<', '>', BEFORE_INDEX -> '_';
            default -> Character.isSurrogate(letter) ? '_' : letter;
          });
    }
    return allowed.toString();
  }

  /** {@return the method that is the body of a function which calls in place of a return} */
  String tailMethod(int function) {
    return method(function) + TAIL;
  }

  /** {@return the method that is a part of a function, of which several may begin in one place} */
  String part(Body body, Part part) {
    return method(body.functionIndex)
        + BEFORE_PART
        + body.origin(part.from())
        + BEFORE_PART
        + part.number;
  }

  /** {@return the method that calls one piece of a function after the other} */
  String driver(int function) {
    return method(function) + DRIVER;
  }

  /** {@return the class of the objects that hold the locals of a function in pieces} */
  static ClassDesc activation(int function) {
    return of(ACTIVATION + function);
  }

  /** {@return the index of the function that a method is, or a part of} */
  static int functionOf(String method) {
    String index = suffix(method);
    int end = 0;
    while (end < index.length() && Character.isDigit(index.charAt(end))) {
      end++;
    }
    return Integer.parseInt(index.substring(0, end));
  }

  /** {@return whether a method is a part of a function} */
  static boolean isPart(String method) {
    return suffix(method).indexOf(BEFORE_PART) >= 0;
  }

  /** {@return the instruction at which a method begins} */
  static int startOf(String method) {
    String index = suffix(method);
    int middle = index.indexOf(BEFORE_PART);
    return middle < 0
        ? 0
        : Integer.parseInt(index.substring(middle + 1, index.lastIndexOf(BEFORE_PART)));
  }

  private static String suffix(String method) {
    return method.substring(method.lastIndexOf(BEFORE_INDEX) + 1);
  }

  // Dispatch

  ClassDesc dispatch(int shape) {
    return of(DISPATCH + form + SEPARATOR + shape);
  }

  ClassDesc dispatchGroup(int shape, int group) {
    return of(DISPATCH + form + SEPARATOR + shape + SEPARATOR + group);
  }

  /** {@return the class through which the host enters a form} */
  static ClassDesc entry(int form) {
    return of(ENTRY + form);
  }

  ClassDesc resume(int shape) {
    return of(RESUME + form + SEPARATOR + shape);
  }

  ClassDesc resumeGroup(int shape, int group) {
    return of(RESUME + form + SEPARATOR + shape + SEPARATOR + group);
  }

  /** {@return the interface of all functions with these results, for calls in place of a return} */
  static ClassDesc resumption(List<Kind> results) {
    var name = new StringBuilder(SHAPES).append(RESUMPTION);
    results.forEach(kind -> name.append(kind.letter()));
    return ClassDesc.of(name.toString());
  }

  /** {@return the interface of all functions of a shape} */
  static ClassDesc shape(CallShape shape) {
    return ClassDesc.of(SHAPES + shape.key());
  }
}
