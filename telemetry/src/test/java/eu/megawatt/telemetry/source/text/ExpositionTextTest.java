package eu.megawatt.telemetry.source.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Collected;
import eu.megawatt.telemetry.source.Collected.Refusal;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.text.ExpositionText.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpositionTextTest {

  private static Collected read(String text, Dialect dialect) throws UnreadableException {
    Collected found = new Collected();
    ExpositionText.read(text.getBytes(StandardCharsets.UTF_8), dialect, found);
    return found;
  }

  private static Collected prometheus(String text) throws UnreadableException {
    return read(text, Dialect.PROMETHEUS);
  }

  @Test
  void read_lineWithLabelsAndTime_readsAll() throws Exception {
    Reading reading =
        prometheus(
                "# HELP a b\n# TYPE a gauge\na:b{UUID=\"GPU-1\", gpu=\"0\",} 35.686 1700000000123\n")
            .only();

    assertThat(reading)
        .isEqualTo(
            new Reading(
                "a:b",
                Map.of("UUID", "GPU-1", "gpu", "0"),
                Optional.empty(),
                35.686,
                OptionalLong.of(1_700_000_000_123L)));
  }

  @Test
  void read_escapes_unescapesThem() throws Exception {
    Reading reading = prometheus("a{l=\"x\\\\y\\\"z\\n,}\"} 1\n").only();

    assertThat(reading.labels()).containsExactly(Map.entry("l", "x\\y\"z\n,}"));
  }

  @ParameterizedTest
  @CsvSource({"Infinity,Infinity", "+Inf,Infinity", "-inf,-Infinity", "1e3,1000.0", "-0.5,-0.5"})
  void read_number_isReadAsGoWritesIt(String text, double value) throws Exception {
    assertThat(prometheus("a " + text + "\n").only().value()).isEqualTo(value);
    assertThat(prometheus("a NaN\n").only().value()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a-1",
        "a 1d",
        "a 0x10",
        "a 1 x",
        "a 1 1.5",
        "a{l=\"x\" 1",
        "a{l=x} 1",
        "a{l=\"\\x\"} 1",
        "a{l=\"1\",l=\"2\"} 1",
        "1a 1",
        "{l=\"x\"} 1",
        "a 1 2 3",
        "a{l=\"x\"}",
        "a 1 99999999999999999999"
      })
  void read_brokenLine_isRefusedAndTheOthersAreRead(String line) throws Exception {
    Collected found = prometheus("good 1\n" + line + "\nbetter 2\n");

    assertThat(found.readings).extracting(Reading::name).containsExactly("good", "better");
    assertThat(found.refusals)
        .extracting(Refusal::reason, Refusal::what)
        .containsExactly(tuple(Rejection.MALFORMED, "line 2"));
  }

  @Test
  void read_lastLineWithoutItsEnd_isNotTakenForANumber() throws Exception {
    Collected found =
        prometheus("energy{UUID=\"GPU-1\"} 126272101025\nenergy{UUID=\"GPU-2\"} 126272");

    assertThat(found.readings).hasSize(1);
    assertThat(found.refusals.getFirst().why()).contains("cut off");
  }

  @Test
  void read_quotedNames_areNames() throws Exception {
    Reading reading = prometheus("{\"hw.power\",\"hw.type\"=\"gpu\"} 3\n").only();

    assertThat(reading.name()).isEqualTo("hw.power");
    assertThat(reading.labels()).containsExactly(Map.entry("hw.type", "gpu"));
  }

  @Test
  void read_openMetrics_hasSecondsUnitsAndExemplars() throws Exception {
    Collected found =
        read(
            """
            # TYPE node_power_watts gauge
            # UNIT node_power_watts watts
            node_power_watts{node="n1"} 1.5 1700000000.25 # {trace="x"} 9 1.0
            # TYPE e counter
            # UNIT e joules
            e_total 4
            # EOF
            """,
            Dialect.OPEN_METRICS);

    assertThat(found.refusals).isEmpty();
    assertThat(found.readings.getFirst())
        .isEqualTo(
            new Reading(
                "node_power_watts",
                Map.of("node", "n1"),
                Optional.of("watts"),
                1.5,
                OptionalLong.of(1_700_000_000_250L)));
    assertThat(found.readings.getLast().unit()).contains("joules");
  }

  @Test
  void read_openMetricsWithoutItsEnd_saysThatItIsCutOff() throws Exception {
    Collected found = read("a 1\n", Dialect.OPEN_METRICS);

    assertThat(found.readings).hasSize(1);
    assertThat(found.refusals)
        .extracting(Refusal::why)
        .containsExactly("there is no # EOF: the text is cut off");
  }

  @Test
  void read_exemplarInThePrometheusFormat_isRefused() throws Exception {
    assertThat(prometheus("a 1\nb 1 # {x=\"y\"} 1\n").refusals).hasSize(1);
  }

  @Test
  void read_hundredBrokenLines_isSomethingElse() {
    assertThatThrownBy(() -> prometheus("a 1\n" + "- no\n".repeat(100)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("100 lines of it are no metrics, the last one line 101");
  }

  @Test
  void read_notUtf8_isUnreadable() {
    assertThatThrownBy(
            () ->
                ExpositionText.read(
                    new byte[] {'a', ' ', '1', '\n', (byte) 0xff},
                    Dialect.PROMETHEUS,
                    new Collected()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("not UTF-8 text");
  }

  @Test
  void read_onlyWantedNames_passesOverTheOthers() throws Exception {
    Collected found = new Collected();
    ExpositionText.read(
        "a{ broken 1\nb 2\n".getBytes(StandardCharsets.UTF_8),
        Dialect.PROMETHEUS,
        "b"::equals,
        found);

    assertThat(found.only().name()).isEqualTo("b");
    assertThat(found.refusals).isEmpty();
  }
}
