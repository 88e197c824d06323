package eu.megawatt.telemetry.simulate.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.TestingFleets;
import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.PowerSensor;
import eu.megawatt.telemetry.simulate.emit.TestingSink;
import eu.megawatt.telemetry.simulate.emit.TestingWire;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RemoteWriteSenderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long FROM = TestingFleets.START.toEpochMilli();

  private final SimulatedFleet fleet = TestingFleets.pocket(7);
  private final TestingSink sink = new TestingSink();

  private Emission emission() {
    return new Emission(fleet, Faults.NONE, Duration.ofSeconds(15), PowerSensor.SECOND_MEAN);
  }

  private static SendSettings settings(TestingReceiver receiver, WriteVersion version) {
    return new SendSettings(
        receiver.address(),
        Optional.of("secret"),
        version,
        3,
        100,
        2,
        Duration.ofHours(1),
        Duration.ofMillis(1),
        Duration.ofMillis(4));
  }

  @ParameterizedTest
  @EnumSource(WriteVersion.class)
  void flush_receiverThatIsBusyAtTimes_everySampleArrivesOnceAndInOrder(WriteVersion version)
      throws IOException, InterruptedException {
    try (TestingReceiver receiver =
            new TestingReceiver(version, request -> request % 3 == 1 ? 503 : 204);
        RemoteWriteSender sender = new RemoteWriteSender(settings(receiver, version))) {
      Emission emission = emission();
      emission.send(FROM, FROM + 120_000, sender);
      emission().send(FROM, FROM + 120_000, sink);

      assertThat(sender.flush(PATIENCE)).isTrue();

      assertThat(receiver.samples()).hasSameSizeAs(sink.sent());
      assertThat(bySeries(receiver.samples())).isEqualTo(bySeriesSent());
      SendCounts counts = sender.counts();
      assertThat(counts.acknowledged()).isEqualTo(sink.sent().size());
      assertThat(counts.requests()).isEqualTo(receiver.requests());
      assertThat(counts.retries()).isPositive();
      assertThat(counts.dropped()).isZero();
      assertThat(receiver.headers())
          .contains(
              "Content-Type: " + version.contentType(),
              "Content-Encoding: snappy",
              "X-Prometheus-Remote-Write-Version: " + version.header(),
              "Authorization: Bearer secret");
    }
  }

  private static Map<Map<String, String>, List<Long>> bySeries(List<TestingWire.Sample> samples) {
    Map<Map<String, String>, List<Long>> series = new HashMap<>();
    samples.forEach(
        it -> series.computeIfAbsent(it.labels(), _ -> new ArrayList<>()).add(it.atMillis()));
    return series;
  }

  private Map<Map<String, String>, List<Long>> bySeriesSent() {
    Map<Map<String, String>, List<Long>> series = new HashMap<>();
    for (TestingSink.Sent sent : sink.sent()) {
      Map<String, String> labels = new HashMap<>();
      sent.exported().labels().forEach(label -> labels.put(label.name(), label.value()));
      labels.put("__name__", sent.exported().nameOf(sent.metric()));
      series.computeIfAbsent(labels, _ -> new ArrayList<>()).add(sent.atMillis());
    }
    return series;
  }

  @Test
  void flush_receiverThatRefuses_dropsAndSaysWhy() throws IOException, InterruptedException {
    try (TestingReceiver receiver = new TestingReceiver(WriteVersion.V1, _ -> 400);
        RemoteWriteSender sender = new RemoteWriteSender(settings(receiver, WriteVersion.V1))) {
      emission().send(FROM, FROM + 30_000, sender);

      assertThat(sender.flush(PATIENCE)).isTrue();
      assertThat(sender.counts().acknowledged()).isZero();
      assertThat(sender.counts().dropped()).isPositive();
      assertThat(sender.counts().refusal()).contains("400 no, thank you");
    }
  }

  @Test
  void run_aPastOfAnHour_sendsAllOfItAndEndsWithIt() throws IOException, InterruptedException {
    Instant now = TestingFleets.START.plus(Duration.ofHours(2));
    Clock wall = Clock.fixed(now, ZoneOffset.UTC);
    Instant start = now.minus(Duration.ofHours(1));
    try (TestingReceiver receiver = new TestingReceiver(WriteVersion.V2, _ -> 204);
        RemoteWriteSender sender =
            new RemoteWriteSender(
                SendSettings.usual(receiver.address(), Optional.empty(), WriteVersion.V2))) {
      SimulatedClock hourBehind = new SimulatedClock(start, start, 1);
      Emission emission =
          new Emission(fleet, Faults.USUAL, Duration.ofSeconds(60), PowerSensor.SECOND_MEAN);

      SimulationRun.Progress end =
          new SimulationRun(emission, sender, hourBehind, wall).run(now, _ -> {});

      assertThat(end.at()).isEqualTo(now);
      assertThat(end.made().samples()).isEqualTo(receiver.samples().size()).isPositive();
      assertThat(end.sent().acknowledged()).isEqualTo(end.made().samples());
    }
  }

  @Test
  void stop_whileItRuns_endsItWithWhatItHasMade() throws IOException, InterruptedException {
    Instant now = TestingFleets.START.plus(Duration.ofHours(2));
    Instant start = now.minus(Duration.ofMinutes(1));
    try (TestingReceiver receiver = new TestingReceiver(WriteVersion.V2, _ -> 204);
        RemoteWriteSender sender =
            new RemoteWriteSender(
                SendSettings.usual(receiver.address(), Optional.empty(), WriteVersion.V2))) {
      SimulationRun run =
          new SimulationRun(
              emission(),
              sender,
              new SimulatedClock(start, start, 1),
              Clock.fixed(now, ZoneOffset.UTC));
      List<SimulationRun.Progress> ends = new ArrayList<>();
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      ends.add(run.run(now.plusSeconds(3600), _ -> {}));
                    } catch (InterruptedException _) {
                      Thread.currentThread().interrupt();
                    }
                  });

      run.stop();
      thread.join(PATIENCE);

      assertThat(ends).hasSize(1);
      assertThat(ends.getFirst().sent().acknowledged())
          .isEqualTo(ends.getFirst().made().samples())
          .isEqualTo(receiver.samples().size());
    }
  }

  @Test
  void clock_fasterThanOurs_goesOnWithOursWhenItHasCaughtUp() {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    SimulatedClock clock = SimulatedClock.of(now, 60, Duration.ofHours(1));

    assertThat(clock.start()).isEqualTo(now.minus(Duration.ofMinutes(59)));
    assertThat(clock.at(now.plusSeconds(30))).isEqualTo(clock.start().plusSeconds(30 * 60));
    assertThat(clock.at(now.plusSeconds(60))).isEqualTo(now.plusSeconds(60));
    assertThat(clock.at(now.plusSeconds(90))).isEqualTo(now.plusSeconds(90));
  }

  @Test
  void clock_slowerThanOurs_isRefused() {
    assertThatThrownBy(() -> SimulatedClock.of(Instant.EPOCH, 0.5, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5");
  }
}
