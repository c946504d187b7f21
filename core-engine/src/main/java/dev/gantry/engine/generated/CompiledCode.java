package dev.gantry.engine.generated;

/** What compiled instances ask of the code that they share. */
public interface CompiledCode {

  /** {@return the type index of a function} */
  int typeIndex(int function);

  /** {@return the number of the call shape of a function, among those of the module} */
  int shapeIndex(int function);

  /** {@return the number of a function among those of its shape} */
  int slot(int function);

  /** {@return how many call shapes there are} */
  int shapeCount();

  /** {@return how many values a function of the module returns at most} */
  int mostResults();

  /** {@return how many functions are imported} */
  int importedFunctionCount();

  /** {@return what other modules call functions of a shape through, for one instance} */
  Object newCallee(CompiledInstance instance, int shape);
}
