package eu.megawatt.telemetry.source.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Collected;
import eu.megawatt.telemetry.source.Collected.Refusal;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.TestingShared;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class OtlpTest {

  private static final String EXPORT =
      """
      {"resourceMetrics":[{"scopeMetrics":[{"metrics":[
        {"name":"hw.power","unit":"W","gauge":{"dataPoints":[
          {"asDouble":603.5,"timeUnixNano":"1700000000250000000",
           "attributes":[{"key":"hw.id","value":{"stringValue":"GPU-1"}},
                         {"key":"hw.type","value":{"stringValue":"gpu"}}]},
          {"asInt":"9007199254740991","timeUnixNano":1700000000250000000,"attributes":[]}]}},
        {"name":"hw.energy","sum":{"aggregationTemporality":2,"isMonotonic":true,"dataPoints":[
          {"asInt":5,"startTimeUnixNano":"1699999999000000000","timeUnixNano":1700000001000000000}]}},
        {"name":"late","sum":{"dataPoints":[{"asInt":1}],"aggregationTemporality":1}},
        {"name":"h","histogram":{"dataPoints":[{}]}},
        {"name":"none","gauge":{"dataPoints":[{"flags":1,"timeUnixNano":"1"}]}}
      ]}],"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"n1"}}]}}]}
      """;

  private static Collected json(String text) throws UnreadableException {
    Collected found = new Collected();
    OtlpJson.read(JsonTree.read(text.getBytes(StandardCharsets.UTF_8)), found);
    return found;
  }

  @Test
  void read_json_readsGaugesAndCumulativeSums() throws Exception {
    Collected found = json(EXPORT);

    assertThat(found.readings)
        .containsExactly(
            new Reading(
                "hw.power",
                Map.of("hw.id", "GPU-1", "hw.type", "gpu", "host.name", "n1"),
                Optional.of("W"),
                603.5,
                OptionalLong.of(1_700_000_000_250L)),
            new Reading(
                "hw.power",
                Map.of("host.name", "n1"),
                Optional.of("W"),
                9_007_199_254_740_991.0,
                OptionalLong.of(1_700_000_000_250L)),
            new Reading(
                "hw.energy",
                Map.of("host.name", "n1"),
                Optional.empty(),
                5,
                OptionalLong.of(1_700_000_001_000L),
                OptionalLong.of(1_699_999_999_000L)));
  }

  @Test
  void read_deltasHistogramsAndGaps_areRefusedEachForItsReason() throws Exception {
    assertThat(json(EXPORT).refusals)
        .extracting(Refusal::reason, Refusal::what)
        .containsExactly(
            tuple(Rejection.UNSUPPORTED_KIND, "late"),
            tuple(Rejection.UNSUPPORTED_KIND, "h"),
            tuple(Rejection.NO_READING, "none"));
  }

  @Test
  void read_theOfficialExample_refusesItsDelta() throws Exception {
    Collected found = new Collected();
    OtlpJson.read(JsonTree.read(TestingShared.bytes("otlp/metrics-example.json")), found);

    assertThat(found.only().name()).isEqualTo("my.gauge");
    assertThat(found.refusals.getFirst().why()).contains("DELTA", "cumulative");
  }

  @Test
  void read_protobuf_readsTheSameAsJson() throws Exception {
    Message gpuPoint =
        new Message()
            .fixed64(3, 1_700_000_000_250_000_000L)
            .fixed64(4, Double.doubleToLongBits(603.5))
            .bytes(7, attribute("hw.id", "GPU-1"))
            .bytes(7, attribute("hw.type", "gpu"));
    Message intPoint =
        new Message().fixed64(6, 9_007_199_254_740_991L).fixed64(3, 1_700_000_000_250_000_000L);
    Message power =
        new Message()
            .text(1, "hw.power")
            .bytes(5, new Message().bytes(1, gpuPoint).bytes(1, intPoint))
            .text(3, "W");
    Message energy =
        new Message().text(1, "hw.energy").bytes(7, sum(2, 5, 1_700_000_001_000_000_000L));
    Message late = new Message().text(1, "late").bytes(7, sum(1, 1, 0));
    Message histogram = new Message().text(1, "h").bytes(9, new Message().bytes(1, new Message()));
    Message none =
        new Message()
            .text(1, "none")
            .bytes(5, new Message().bytes(1, new Message().fixed64(3, 1).varint(8, 1)));
    Message scope = new Message();
    for (Message metric : new Message[] {power, energy, late, histogram, none}) {
      scope.bytes(2, metric);
    }
    Message resource =
        new Message()
            .bytes(2, scope)
            .bytes(1, new Message().bytes(1, attribute("host.name", "n1")));
    byte[] export = new Message().bytes(1, resource).toByteArray();
    Collected found = new Collected();
    OtlpProtobuf.read(export, found);
    Collected expected = json(EXPORT);

    assertThat(found.readings).isEqualTo(expected.readings);
    assertThat(found.refusals).isEqualTo(expected.refusals);
  }

  private static Message sum(long temporality, long value, long nanos) {
    return new Message()
        .bytes(
            1,
            new Message()
                .fixed64(2, 1_699_999_999_000_000_000L)
                .fixed64(3, nanos)
                .fixed64(6, value))
        .varint(2, temporality);
  }

  private static Message attribute(String key, String value) {
    return new Message().text(1, key).bytes(2, new Message().text(1, value));
  }

  @Test
  void read_cutProtobuf_isUnreadable() {
    byte[] message = new Message().bytes(1, new Message().text(2, "x".repeat(50))).toByteArray();
    byte[] cut = Arrays.copyOf(message, message.length - 3);

    assertThatThrownBy(() -> OtlpProtobuf.read(cut, new Collected()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void answer_partialSuccess_saysHowManyAndWhy() {
    OtlpAnswer answer = new OtlpAnswer(300, "a \"b\"");

    assertThat(answer.protobuf())
        .isEqualTo(
            new Message().bytes(1, new Message().varint(1, 300).text(2, "a \"b\"")).toByteArray());
    assertThat(answer.json())
        .isEqualTo(
            "{\"partialSuccess\":{\"rejectedDataPoints\":\"300\",\"errorMessage\":\"a \\\"b\\\"\"}}");
    assertThat(new OtlpAnswer(0, "").protobuf()).isEmpty();
    assertThat(new OtlpAnswer(0, "").json()).isEqualTo("{}");
  }
}
