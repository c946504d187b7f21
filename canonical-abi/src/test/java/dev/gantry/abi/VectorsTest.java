package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.types.Contents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the plain executor to what the specification's definitions.py answers.
 *
 * <p>{@code src/test/python/make_vectors.py} wrote the vectors. Types and values are terms in
 * parentheses; a string is {@code (string FORM CODE-UNITS xUTF8)}, floats are their bit patterns.
 */
class VectorsTest {
  @Test
  void layoutsAgree() throws IOException {
    assertThat(Vectors.ofKind("layout")).hasSize(300).allSatisfy(VectorsTest::checkLayout);
  }

  @TestFactory
  List<DynamicTest> loweringAgrees() throws IOException {
    return inGroups("lower", VectorsTest::checkLowering);
  }

  @TestFactory
  List<DynamicTest> liftingAgrees() throws IOException {
    return inGroups("lift", VectorsTest::checkLifting);
  }

  private static void checkLayout(String[] vector) {
    Descriptor descriptor =
        new Descriptors(Vectors.pointer(vector[1]))
            .of(VectorTerms.type(VectorTerms.read(vector[2])));

    assertThat(descriptor.alignment()).isEqualTo(Integer.parseInt(vector[3]));
    assertThat(descriptor.elementSize()).isEqualTo(Long.parseLong(vector[4]));
    assertThat(descriptor.flatTypes()).isEqualTo(Vectors.coreTypes(vector[5]));
  }

  private static void checkLowering(String[] vector) {
    PointerType pointer = Vectors.pointer(vector[1]);
    var descriptors = new Descriptors(pointer);
    List<ValueType> types = VectorTerms.types(vector[3]);
    var guest = new FakeGuest(pointer);
    List<Object> values =
        Vectors.values(types.stream().map(descriptors::of).toList(), VectorTerms.read(vector[4]));

    long[] flat =
        FunctionDescriptor.of(Types.function(types, Optional.empty()), descriptors)
            .lowerParameters(guest.betweenGuests(Vectors.encoding(vector[2])), values);

    assertThat(flat).as("flat").isEqualTo(Vectors.flat(vector[5]));
    assertThat(guest.reallocations()).as("reallocations").isEqualTo(Vectors.words(vector[7]));
    assertThat(Vectors.HEX.formatHex(guest.bytes())).as("memory").isEqualTo(vector[6]);
  }

  private static void checkLifting(String[] vector) {
    PointerType pointer = Vectors.pointer(vector[1]);
    var descriptors = new Descriptors(pointer);
    List<ValueType> types = VectorTerms.types(vector[3]);
    var guest = new FakeGuest(pointer, Vectors.HEX.parseHex(vector[5]));
    FunctionDescriptor function =
        FunctionDescriptor.of(Types.function(types, Optional.empty()), descriptors);

    String expected = vector[6];
    List<Object> lifted;
    try {
      lifted =
          function.liftParameters(
              guest.betweenGuests(Vectors.encoding(vector[2])),
              CallingConvention.LOWER,
              Vectors.flat(vector[4]));
    } catch (AbiTrapException trap) {
      assertThat(expected).as("trap %s", trap.getMessage()).isEqualTo("trap");
      return;
    }
    assertThat(expected).as("lifted %s", lifted).isNotEqualTo("trap");
    assertThat(
            Contents.equal(
                lifted, Vectors.values(function.parameters(), VectorTerms.read(expected))))
        .as("lifted %s", Contents.text(lifted))
        .isTrue();
  }

  private static List<DynamicTest> inGroups(String kind, Consumer<String[]> check)
      throws IOException {
    var tests = new ArrayList<DynamicTest>();
    List<String[]> vectors = Vectors.ofKind(kind);
    for (int start = 0; start < vectors.size(); start += 100) {
      List<String[]> group = vectors.subList(start, Math.min(start + 100, vectors.size()));
      tests.add(
          DynamicTest.dynamicTest(
              "%s vectors from %d on".formatted(kind, start),
              () -> assertThat(group).allSatisfy(check)));
    }
    return tests;
  }
}
