package eu.megawatt.telemetry.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.TestingWire;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DemoFeedTest {

  private static final Instant FROM = TestingFleets.START;
  private static final Instant NOW = FROM.plus(Duration.ofMinutes(10));

  private final List<TestingWire.Sample> samples = new ArrayList<>();

  private DemoFeed feed(DemoFeed.Intake intake) {
    return new DemoFeed(
        TestingFleets.pocket(7),
        Faults.NONE,
        Duration.ofSeconds(30),
        FROM,
        Clock.fixed(NOW, ZoneOffset.UTC),
        intake);
  }

  private int take(byte[] body) {
    samples.addAll(TestingWire.samples(WriteVersion.V2, body));
    return 204;
  }

  @Test
  void feedUntil_inSteps_sendsEverythingOnce() throws InterruptedException {
    try (DemoFeed feed = feed(this::take)) {
      feed.feedUntil(FROM.plusSeconds(299).toEpochMilli());
      feed.feedUntil(FROM.plusSeconds(299).toEpochMilli());
      feed.feedUntil(NOW.toEpochMilli());

      assertThat(samples).hasSizeGreaterThan(96 * 6 * 19);
      assertThat(new HashSet<>(samples)).hasSameSizeAs(samples);
      assertThat(samples)
          .allMatch(
              it -> it.atMillis() >= FROM.toEpochMilli() && it.atMillis() < NOW.toEpochMilli());
      assertThat(feed.taken()).isEqualTo(samples.size());
    }
  }

  @Test
  void feedUntil_refused_goesOnAndCounts() throws InterruptedException {
    try (DemoFeed feed = feed(_ -> 400)) {
      feed.feedUntil(NOW.toEpochMilli());

      assertThat(feed.refused()).isPositive();
      assertThat(feed.taken()).isZero();
    }
  }

  @Test
  void start_thenClose_feedsThePastUntilThen() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    try (DemoFeed feed =
        feed(
            body -> {
              first.countDown();
              return take(body);
            })) {
      feed.start();
      assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(samples).isNotEmpty();
  }
}
