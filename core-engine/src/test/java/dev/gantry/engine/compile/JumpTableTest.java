package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JumpTableTest {
  private static final int FIRST = 3;

  /** {@return a class with a method that tells which of these places a number goes to} */
  private static byte[] classWith(List<Integer> places, int otherwise) {
    var type = ClassDesc.of(JumpTableTest.class.getPackageName(), "Written");
    Consumer<CodeBuilder> body =
        code -> {
          List<Label> labels = IntStream.range(0, 4).mapToObj(_ -> code.newLabel()).toList();
          var cases = new ArrayList<SwitchCase>();
          for (int place : places) {
            cases.add(SwitchCase.of(FIRST + cases.size(), labels.get(place)));
          }
          code.iload(0);
          JumpTable.write(code, cases, labels.get(otherwise));
          for (int place = 0; place < labels.size(); place++) {
            code.labelBinding(labels.get(place)).loadConstant(place).ireturn();
          }
        };
    return ClassWriter.write(
        type,
        builder ->
            builder.withMethodBody(
                "place",
                MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                body));
  }

  private static TableSwitchInstruction switchIn(byte[] written) {
    CodeModel code = ClassFile.of().parse(written).methods().getFirst().code().orElseThrow();
    return code.elementStream()
        .filter(TableSwitchInstruction.class::isInstance)
        .map(TableSwitchInstruction.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void leavesTheEndsOfTheTableToTheirOwnCases(int otherwise) {
    TableSwitchInstruction found = switchIn(classWith(List.of(0, 1, 2), otherwise));

    assertThat(found.lowValue()).isEqualTo(FIRST);
    assertThat(found.highValue()).isEqualTo(FIRST + 2);
    assertThat(found.defaultTarget())
        .isNotEqualTo(found.cases().getFirst().target())
        .isNotEqualTo(found.cases().getLast().target());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void goesWhereTheCasesSay(int otherwise) throws ReflectiveOperationException {
    Method place =
        MethodHandles.lookup()
            .defineHiddenClass(classWith(List.of(0, 1, 2), otherwise), true)
            .lookupClass()
            .getMethod("place", int.class);

    var reached = new ArrayList<Object>();
    for (int number : new int[] {Integer.MIN_VALUE, 2, 3, 4, 5, 6, Integer.MAX_VALUE}) {
      reached.add(place.invoke(null, number));
    }

    assertThat(reached).containsExactly(otherwise, otherwise, 0, 1, 2, otherwise, otherwise);
  }
}
