package eu.megawatt.telemetry.simulate.emit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.simulate.TestingFleets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WriteBodyTest {

  @ParameterizedTest
  @EnumSource(WriteVersion.class)
  void finish_aScrapeOfAFleetWithFaults_readsBackToTheBit(WriteVersion version) {
    TestingSink sink = new TestingSink();
    Emission emission =
        new Emission(
            TestingFleets.pocket(3), Faults.ALL, Duration.ofSeconds(15), PowerSensor.SECOND_MEAN);
    long from = TestingFleets.START.toEpochMilli();
    emission.send(from, from + 60_000, sink);
    WriteBody body = WriteBody.of(version);
    sink.sent().forEach(it -> body.sample(it.exported(), it.metric(), it.atMillis(), it.value()));

    List<TestingWire.Sample> read = TestingWire.samples(version, body.finish());

    assertThat(read).hasSameSizeAs(sink.sent()).hasSizeGreaterThan(2_000);
    for (int i = 0; i < read.size(); i++) {
      TestingSink.Sent sent = sink.sent().get(i);
      Map<String, String> labels = new TreeMap<>();
      sent.exported().labels().forEach(label -> labels.put(label.name(), label.value()));
      labels.put("__name__", sent.exported().nameOf(sent.metric()));
      assertThat(List.copyOf(read.get(i).labels().entrySet()))
          .as("sorted by name")
          .isEqualTo(List.copyOf(labels.entrySet()));
      assertThat(read.get(i).atMillis()).isEqualTo(sent.atMillis());
      assertThat(Double.doubleToRawLongBits(read.get(i).value()))
          .isEqualTo(Double.doubleToRawLongBits(sent.value()));
    }
    assertThat(body.samples()).isZero();
  }

  @ParameterizedTest
  @EnumSource(WriteVersion.class)
  void finish_usedAgain_startsAnew(WriteVersion version) {
    WriteBody body = WriteBody.of(version);
    Exported meter =
        Exported.of(
            0,
            new Exported.OfMeter("m"),
            List.of(Metric.METER_POWER),
            List.of(new Label("meter_id", "m")),
            List.of(),
            false);

    body.sample(meter, Metric.METER_POWER, 1, 2);
    byte[] first = body.finish();
    body.sample(meter, Metric.METER_POWER, 1, 2);

    assertThat(body.finish()).isEqualTo(first);
  }
}
