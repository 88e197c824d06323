package eu.megawatt.telemetry.source.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Collected;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.TestingShared;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PromqlAnswerTest {

  private static Collected read(byte[] bytes) throws UnreadableException {
    Collected found = new Collected();
    PromqlAnswer.read(JsonTree.read(bytes), found);
    return found;
  }

  private static Collected read(String text) throws UnreadableException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void read_vectorOfARealPrometheus_hasMillisecondsAndTheNumber() throws Exception {
    assertThat(read(TestingShared.bytes("query/prometheus-query-vector.json")).only())
        .isEqualTo(
            new Reading(
                "node_load1",
                Map.of("instance", "127.0.0.1:19100", "job", "node"),
                Optional.empty(),
                4.16,
                OptionalLong.of(1_795_437_670_436L)));
  }

  @Test
  void read_rangeVector_hasEverySampleWithItsOwnTime() throws Exception {
    assertThat(read(TestingShared.bytes("query/prometheus-query-rangevector.json")).readings)
        .extracting(it -> it.atMillis().getAsLong())
        .containsExactly(
            1_795_437_663_483L, 1_795_437_665_483L, 1_795_437_667_494L, 1_795_437_669_483L);
  }

  @Test
  void read_error_saysWhatThePrometheusSays() {
    assertThatThrownBy(() -> read(TestingShared.bytes("query/prometheus-error-bad_data.json")))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("bad_data: invalid parameter");
  }

  @Test
  void read_seriesWithoutAName_isRefusedUnlessTheQueryNamesIt() throws Exception {
    String answer =
        """
        {"status":"success","data":{"resultType":"vector","result":[
          {"metric":{"Hostname":"n1"},"value":[1700000000,"NaN"]}]}}
        """;
    Collected named = new Collected();
    PromqlAnswer.read(
        JsonTree.read(answer.getBytes(StandardCharsets.UTF_8)),
        "megawatt_sample_power_watts",
        named);

    assertThat(read(answer).refusals.getFirst().reason()).isEqualTo(Rejection.UNKNOWN_NAME);
    assertThat(named.only().name()).isEqualTo("megawatt_sample_power_watts");
    assertThat(named.only().value()).isNaN();
  }

  @Test
  void read_scalarHistogramAndPartial_areReadOrRefused() throws Exception {
    assertThat(
            read("{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"2\"]}}")
                .only()
                .value())
        .isEqualTo(2);
    Collected found =
        read(
            """
            {"status":"success","isPartial":true,"data":{"resultType":"vector","result":[
              {"metric":{"__name__":"h"},"histogram":[1,{}]},
              {"metric":{"__name__":"p"},"value":["x","1"]}]}}
            """);
    assertThat(found.refusals)
        .extracting(Collected.Refusal::reason)
        .containsExactly(Rejection.UNSUPPORTED_KIND, Rejection.MALFORMED, Rejection.MALFORMED);
  }
}
