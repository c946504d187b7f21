package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_Object;

import dev.gantry.abi.Descriptor;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A generated class, while it is written.
 *
 * <p>Values that weigh much are moved by private methods, which are written one after the other
 * once something calls them: types are never traversed deeper than one method goes.
 */
public final class AdapterWriter {
  private static final int MOST_METHODS = 2_000;

  // References of different classes never meet in one local variable.
  private static final ClassHierarchyResolver FLAT =
      type ->
          type.equals(CD_Object)
              ? ClassHierarchyInfo.ofClass(null)
              : ClassHierarchyInfo.ofClass(CD_Object);

  private static final ClassFile CLASS_FILE =
      ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(FLAT));

  private final ClassDesc name;
  private final Weights weights = new Weights();
  private final IdentityHashMap<Descriptor, Integer> numbers = new IdentityHashMap<>();
  private final Map<String, Integer> methods = new HashMap<>();
  private final Queue<Consumer<ClassBuilder>> pending = new ArrayDeque<>();

  /** A class of a name. */
  public AdapterWriter(ClassDesc name) {
    this.name = name;
  }

  /** {@return the bytes of a class} */
  public byte[] write(Consumer<ClassBuilder> content) {
    return CLASS_FILE.build(
        name,
        builder -> {
          builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
          content.accept(builder);
          while (!pending.isEmpty()) {
            pending.remove().accept(builder);
          }
        });
  }

  /** {@return the name of the class} */
  public ClassDesc name() {
    return name;
  }

  /** {@return estimates of how long code is} */
  public Weights weights() {
    return weights;
  }

  /**
   * Moves a value, or what of it is left, by calling a method that does.
   *
   * @param first the first part or case to move
   */
  void call(Transfer transfer, int first) {
    Emission e = transfer.e();
    List<Local> passed = new ArrayList<>(transfer.source().locals());
    passed.addAll(transfer.sink().locals());
    MethodTypeDesc type =
        e.scopes(
            MethodTypeDesc.of(
                transfer.sink().returned(), passed.stream().map(Local::type).toList()));
    String method = "move" + number(transfer, first, type);
    e.code.aload(0);
    if (e.hasScopes()) {
      e.lenders();
      e.borrowers();
    }
    transfer.source().pass(e);
    transfer.sink().pass(e);
    e.code.invokevirtual(name, method, type);
    transfer.sink().taken(e);
  }

  private int number(Transfer transfer, int first, MethodTypeDesc type) {
    String key =
        "%s %s %d %d %d"
            .formatted(
                transfer.source().kind(),
                transfer.sink().kind(),
                number(transfer.from()),
                number(transfer.to()),
                first);
    Integer known = methods.get(key);
    if (known != null) {
      return known;
    }
    int number = methods.size();
    if (number == MOST_METHODS) {
      throw new NotCompiledException();
    }
    methods.put(key, number);
    boolean scopes = transfer.e().hasScopes();
    pending.add(
        builder ->
            builder.withMethodBody(
                "move" + number,
                type,
                ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL,
                code -> writeMethod(code, transfer, first, scopes)));
    return number;
  }

  private int number(Descriptor descriptor) {
    return numbers.computeIfAbsent(descriptor, _ -> numbers.size());
  }

  private void writeMethod(CodeBuilder code, Transfer transfer, int first, boolean scopes) {
    var e = new Emission(code, this, scopes ? 1 : -1, scopes ? 2 : -1);
    int slot = scopes ? 3 : 1;
    var source = new ArrayList<Local>();
    for (Local local : transfer.source().locals()) {
      source.add(new Local(slot, local.type()));
      slot += local.kind().slotSize();
    }
    var sink = new ArrayList<Local>();
    for (Local local : transfer.sink().locals()) {
      sink.add(new Local(slot, local.type()));
      slot += local.kind().slotSize();
    }
    Sink moved = transfer.sink().moved(sink);
    new Transfer(e, transfer.source().moved(source), moved, transfer.from(), transfer.to())
        .writeHere(first);
    moved.returnValue(e);
  }

  /** A type that is left to the executor that walks types: its code would be too long. */
  public static final class NotCompiledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
