package eu.megawatt.telemetry.source.push;

import static eu.megawatt.telemetry.resolve.TestingInventory.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.resolve.TestingInventory;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.Numbering;
import eu.megawatt.telemetry.source.TestingShared;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.pull.SourceWatch;
import eu.megawatt.telemetry.source.push.BatchEndpoint.Item;
import eu.megawatt.telemetry.source.push.BatchEndpoint.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class EndpointsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String JSON = "application/json; charset=utf-8";

  private final List<Long> stored = new ArrayList<>();
  private final SourceWatch watch =
      new SourceWatch("s", "push", 0, Duration.ofMinutes(1), SourceWatch.NEVER);
  private boolean room = true;

  private final Interpreter interpreter =
      new Interpreter(
          Resolver.of(
              TestingInventory.of(node("n1", 8, "GPU-1")),
              Dictionary.builtIn(),
              new Numbering(),
              Adoptions.forgotten()));

  private boolean deliver(SampleBatch batch) {
    for (int i = 0; room && i < batch.size(); i++) {
      stored.add(batch.value(i));
    }
    return room;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    }
    return out.toByteArray();
  }

  private Reply otlp(byte[] body, String type, String encoding) throws InterruptedException {
    return new OtlpEndpoint(interpreter, this::deliver)
        .answer(body, type, encoding, watch, NOW.toEpochMilli());
  }

  private static byte[] power(String uuid, long seconds, String more) {
    return bytes(
        """
        {"resourceMetrics":[{"scopeMetrics":[{"metrics":[
          {"name":"DCGM_FI_DEV_POWER_USAGE","gauge":{"dataPoints":[{"asDouble":300,"timeUnixNano":"%d000000000",
            "attributes":[{"key":"UUID","value":{"stringValue":"%s"}}]}]}}%s]}]}]}
        """
            .formatted(seconds, uuid, more));
  }

  @Test
  void otlp_goodPoints_areStoredAndAnsweredWithNothingToSay() throws Exception {
    byte[] body = power("GPU-1", NOW.getEpochSecond(), "");
    Reply plain = otlp(body, JSON, "");
    Reply packed = otlp(zipped(body), JSON, "gzip");

    assertThat(List.of(plain.status(), packed.status())).containsOnly(200);
    assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
    assertThat(stored).containsExactly(300_000L, 300_000L);
    assertThat(watch.state(NOW.toEpochMilli()).accepted()).isEqualTo(2);
  }

  @Test
  void otlp_cumulativeSumThatSaysWhenItBegan_isOneSampleWithItsStart() throws Exception {
    long at = NOW.getEpochSecond();
    String sum =
        """
        ,{"name":"DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION","sum":{"aggregationTemporality":2,"dataPoints":[
          {"asDouble":7000,"startTimeUnixNano":"%d000000000","timeUnixNano":"%d000000000",
            "attributes":[{"key":"UUID","value":{"stringValue":"GPU-1"}}]}]}}"""
            .formatted(at - 60, at);

    otlp(power("GPU-1", at, sum), JSON, "");

    assertThat(stored).containsExactly(300_000L, 7_000L, (at - 60) * 1_000);
    assertThat(watch.state(NOW.toEpochMilli()).accepted()).isEqualTo(2);
  }

  @Test
  void otlp_partlyBad_isAPartialSuccessAndUnneededMetricsAreNone() throws Exception {
    Reply old = otlp(power("GPU-1", NOW.getEpochSecond() - 90_000, ""), JSON, "");
    Reply unneeded = otlp(TestingShared.bytes("otlp/metrics-example.json"), JSON, "");

    assertThat(old.status()).isEqualTo(200);
    assertThat(new String(old.body(), StandardCharsets.UTF_8))
        .contains("\"rejectedDataPoints\":\"1\"", "older than late samples may be");
    assertThat(new String(unneeded.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
  }

  @Test
  void otlp_whatCannotBeReadOrTaken_hasItsStatus() throws Exception {
    byte[] good = power("GPU-1", NOW.getEpochSecond(), "");

    assertThat(otlp(bytes("{"), JSON, "").status()).isEqualTo(400);
    assertThat(otlp(good, JSON, "br").status()).isEqualTo(400);
    assertThat(otlp(bytes("x"), JSON, "gzip").status()).isEqualTo(400);
    assertThat(otlp(good, "text/plain", "").status()).isEqualTo(415);
    assertThat(otlp(new byte[0], "application/x-protobuf", "").status()).isEqualTo(200);
    room = false;
    assertThat(otlp(good, JSON, "").status()).isEqualTo(503);
    assertThat(watch.state(NOW.toEpochMilli()).undelivered()).isEqualTo(1);
  }

  @Test
  void batch_mixedPoints_areAnsweredEachInItsPlace() throws Exception {
    String batch =
        """
        {"points":[{"nodeId":"n1","at":"2026-11-23T12:00:00Z","powerW":417,"energyJ":9},
                   {"nodeId":"n7","at":"2026-11-23T12:00:00Z","powerW":417},
                   {"nodeId":"n1","powerW":417}]}
        """;
    BatchEndpoint endpoint = new BatchEndpoint(interpreter, this::deliver);
    List<Item> items = endpoint.take(bytes(batch), watch, NOW.toEpochMilli()).orElseThrow();

    assertThat(items.get(0)).isEqualTo(new Item(0, 2, List.of()));
    assertThat(items.get(1).refusals())
        .extracting(Refusal::reason)
        .containsExactly(Rejection.UNKNOWN_ENTITY);
    assertThat(items.get(2).refusals().getFirst().message()).contains("\"at\" is missing");
    assertThat(stored).containsExactly(417_000L, 9_000L);
    room = false;
    assertThat(endpoint.take(bytes(batch), watch, NOW.toEpochMilli())).isEmpty();
    assertThatThrownBy(() -> endpoint.take(bytes("[]"), watch, NOW.toEpochMilli()))
        .isInstanceOf(UnreadableException.class);
    assertThat(watch.state(NOW.toEpochMilli()).failures()).isEqualTo(1);
  }

  @Test
  void batch_fromAClockThatIsFarAhead_isRefusedAndTheClockIsTold() throws Exception {
    BatchEndpoint endpoint = new BatchEndpoint(interpreter, this::deliver);
    String batch =
        "{\"points\":[{\"nodeId\":\"n1\",\"at\":\"%s\",\"powerW\":417}]}"
            .formatted(NOW.plusSeconds(150));
    List<Item> items = endpoint.take(bytes(batch), watch, NOW.toEpochMilli()).orElseThrow();

    assertThat(items.getFirst().refusals())
        .extracting(Refusal::reason)
        .containsExactly(Rejection.IN_THE_FUTURE);
    assertThat(watch.state(NOW.toEpochMilli()).clockOffsetMillis()).hasValue(-150_000);
  }
}
