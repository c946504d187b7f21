package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.ModuleSyntax;
import java.lang.constant.ClassDesc;
import java.util.List;

/** The names of the classes and methods of a module. */
final class Naming {
  /** The package of the interfaces through which functions of different modules call each other. */
  static final String SHAPES = "dev.gantry.guest.shape.";

  static final String RESUMPTION = "Resumption_";
  static final String CHUNK = "Chunk";
  static final String DISPATCH = "Dispatch";
  static final String RESUME = "Resume";
  static final String CALLEE = "Callee";
  static final String GROUP = "_";
  static final String INSTANCE = "Instance";
  static final String IMPORTS = "Imports";

  private final String packageName = "dev.gantry.guest.module.";
  private final IndexSpaces spaces;
  private final ClassDesc instance = of(INSTANCE);
  private final ClassDesc imports = of(IMPORTS);
  private final ClassDesc[] chunks;

  Naming(ModuleSyntax syntax, IndexSpaces spaces) {
    this.spaces = spaces;
    int defined = spaces.functionCount() - spaces.importedFunctionCount();
    chunks = new ClassDesc[(defined + ModulePlan.CHUNK - 1) / ModulePlan.CHUNK];
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      chunks[chunk] = of(CHUNK + chunk);
    }
  }

  private ClassDesc of(String name) {
    return ClassDesc.of(packageName + name);
  }

  String packageName() {
    return packageName;
  }

  ClassDesc instance() {
    return instance;
  }

  ClassDesc imports() {
    return imports;
  }

  /** {@return the class that holds a function} */
  ClassDesc owner(int function) {
    int imported = spaces.importedFunctionCount();
    return function < imported ? imports : chunks[(function - imported) / ModulePlan.CHUNK];
  }

  int chunkCount() {
    return chunks.length;
  }

  ClassDesc chunk(int chunk) {
    return chunks[chunk];
  }

  /** {@return the method that is a function} */
  String method(int function) {
    return "f" + function;
  }

  /** {@return the method that is the body of a function which calls in place of a return} */
  String tailMethod(int function) {
    return "t" + function;
  }

  ClassDesc dispatch(int shape) {
    return of(DISPATCH + shape);
  }

  ClassDesc dispatchGroup(int shape, int group) {
    return of(DISPATCH + shape + GROUP + group);
  }

  ClassDesc resume(int shape) {
    return of(RESUME + shape);
  }

  ClassDesc resumeGroup(int shape, int group) {
    return of(RESUME + shape + GROUP + group);
  }

  ClassDesc callee(int shape) {
    return of(CALLEE + shape);
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
