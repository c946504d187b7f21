package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.HeaderError;
import dev.gantry.wasi.bindings.http.Types.HeaderErrorException;
import dev.gantry.wasi.io.Children;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final FieldRules RULES = FieldRules.DEFAULT;

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static List<byte[]> values(String... texts) {
    return Arrays.stream(texts).map(FieldsTest::bytes).toList();
  }

  private static List<String> lines(Fields fields) {
    return fields.entries().stream()
        .map(entry -> entry.first() + "=" + new String(entry.second(), ISO_8859_1))
        .toList();
  }

  private static Fields fields(String... namesAndValues) throws HeaderErrorException {
    Fields fields = HostFields.empty(RULES);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.append(namesAndValues[i], bytes(namesAndValues[i + 1]));
    }
    return fields;
  }

  private static void assertFails(HeaderError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HeaderErrorException.class, thrown -> assertThat(thrown.error()).isEqualTo(error));
  }

  @Test
  void keepsOrderAndCaseAndFindsWithoutCase() throws Exception {
    Fields fields = fields("A", "1", "b", "2", "a", "3");
    assertThat(lines(fields)).containsExactly("A=1", "b=2", "a=3");
    assertThat(fields.get("a")).containsExactly(bytes("1"), bytes("3"));
    assertThat(fields.has("B")).isTrue();
    assertThat(fields.has("c")).isFalse();
    assertThat(fields.get("not a name")).isEmpty();
    assertThat(fields.has("not a name")).isFalse();
  }

  @Test
  void setReplacesWhereTheFirstWas() throws Exception {
    Fields fields = fields("a", "1", "b", "2", "A", "3");
    fields.set("a", values("4", "5"));
    assertThat(lines(fields)).containsExactly("a=4", "a=5", "b=2");
    fields.set("c", values("6"));
    assertThat(lines(fields)).containsExactly("a=4", "a=5", "b=2", "c=6");
    fields.set("a", values());
    assertThat(lines(fields)).containsExactly("b=2", "c=6");
  }

  @Test
  void deleteRemovesAllOfAName() throws Exception {
    Fields fields = fields("a", "1", "b", "2", "A", "3");
    fields.delete("a");
    fields.delete("unknown");
    assertThat(lines(fields)).containsExactly("b=2");
  }

  @Test
  void aCloneIsApart() throws Exception {
    Fields fields = fields("a", "1");
    Fields clone = fields.clone_();
    clone.append("b", bytes("2"));
    assertThat(lines(fields)).containsExactly("a=1");
    assertThat(lines(clone)).containsExactly("a=1", "b=2");
  }

  @Test
  void valuesAreAnyBytesButControlCharacters() throws Exception {
    Fields fields = HostFields.empty(RULES);
    byte[] value = {'a', '\t', (byte) 0x80, (byte) 0xff, ' '};
    fields.append("a", value);
    fields.append("empty", new byte[0]);
    assertThat(fields.get("a")).containsExactly(value);
    assertThat(fields.get("empty")).containsExactly(new byte[0]);
    for (int control : new int[] {0, '\n', '\r', 0x1f, 0x7f}) {
      assertFails(
          new HeaderError.InvalidSyntax(), () -> fields.append("a", new byte[] {(byte) control}));
      assertFails(
          new HeaderError.InvalidSyntax(),
          () -> fields.set("a", List.of(bytes("good"), new byte[] {(byte) control})));
    }
    assertThat(fields.get("a")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\n", "é", "(a)", "a\u0000"})
  void namesAreTokens(String name) {
    Fields fields = HostFields.empty(RULES);
    assertFails(new HeaderError.InvalidSyntax(), () -> fields.append(name, bytes("v")));
    assertFails(new HeaderError.InvalidSyntax(), () -> fields.set(name, values("v")));
    assertFails(new HeaderError.InvalidSyntax(), () -> fields.delete(name));
    assertFails(
        new HeaderError.InvalidSyntax(),
        () -> HostFields.of(RULES, List.of(new Tuple2<>(name, bytes("v")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "keep-alive",
        "HOST",
        "transfer-encoding",
        "Upgrade",
        "proxy-connection",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "http2-settings",
        "X-Mine"
      })
  void fieldsOfTheHostAreForbidden(String name) {
    FieldRules rules = RULES.forbidding(List.of("x-mine"));
    Fields fields = HostFields.empty(rules);
    assertFails(new HeaderError.Forbidden(), () -> fields.append(name, bytes("v")));
    assertFails(new HeaderError.Forbidden(), () -> fields.set(name, values("v")));
    assertFails(new HeaderError.Forbidden(), () -> fields.delete(name));
    assertThat(rules.visible(List.of(new FieldLine(name, "v"), new FieldLine("a", "1"))))
        .containsExactly(new FieldLine("a", "1"));
  }

  @Test
  void fieldsOfAMessageCannotBeChanged() {
    var parent = new Children();
    Fields fields = HostFields.childOf(parent, RULES, List.of(new FieldLine("a", "1")));
    assertFails(new HeaderError.Immutable(), () -> fields.append("a", bytes("v")));
    assertFails(new HeaderError.Immutable(), () -> fields.set("a", values("v")));
    assertFails(new HeaderError.Immutable(), () -> fields.delete("a"));
    assertThat(lines(fields.clone_())).containsExactly("a=1");
    assertThatThrownBy(parent::requireNone).isInstanceOf(WasiTrapException.class);
    fields.close();
    parent.requireNone();
  }

  @Test
  void trapsWhenFieldsBecomeTooLarge() throws Exception {
    Fields fields = HostFields.empty(new FieldRules(RULES.forbidden(), 10));
    fields.append("a", bytes("12345"));
    assertThatThrownBy(() -> fields.append("b", bytes("1234")))
        .isInstanceOf(WasiTrapException.class)
        .hasMessage("fields of 11 bytes, of which 10 are allowed");
    fields.set("a", values("123456789"));
    assertThatThrownBy(() -> fields.set("a", values("12345", "1234")))
        .isInstanceOf(WasiTrapException.class);
  }
}
