package eu.megawatt.telemetry.simulate.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedNode;
import eu.megawatt.telemetry.simulate.TestingFleets;
import eu.megawatt.telemetry.simulate.Truth;
import eu.megawatt.telemetry.simulate.emit.FaultDice.SampleFate;
import eu.megawatt.telemetry.simulate.emit.TestingSink.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class EmissionTest {

  private static final Duration INTERVAL = Duration.ofSeconds(15);
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long FROM = TestingFleets.START.toEpochMilli() + 10 * HOUR;

  private final SimulatedFleet fleet = TestingFleets.pocket(7);
  private final TestingSink sink = new TestingSink();

  private Emission emission(String... faults) {
    return emission(FaultsReader.read(String.join("\n", faults)));
  }

  private Emission emission(Faults faults) {
    return new Emission(fleet, faults, INTERVAL, PowerSensor.SECOND_MEAN);
  }

  /** One quantity of one series owner at one instant: what a receiver keeps once. */
  private record Key(int number, Metric metric, long atMillis) {}

  private static List<Key> keys(List<Sent> sent) {
    return sent.stream()
        .map(it -> new Key(it.exported().number(), it.metric(), it.atMillis()))
        .toList();
  }

  @Test
  void send_noFaults_everySampleOnceInEachInterval() {
    Emission emission = emission(Faults.NONE);
    emission.send(FROM, FROM + HOUR, sink);

    List<Key> keys = keys(sink.sent());
    Map<Integer, Long> perOwner =
        keys.stream().collect(Collectors.groupingBy(Key::number, Collectors.counting()));
    assertThat(keys).doesNotHaveDuplicates();
    for (SimulatedNode node : fleet.nodes()) {
      for (Exported exported : emission.exportedBy(node)) {
        assertThat(perOwner).containsEntry(exported.number(), 240L * exported.metrics().size());
      }
    }
    assertThat(emission.counts().samples()).isEqualTo(keys.size());
    assertThat(emission.counts().lostSamples()).isZero();
  }

  @Test
  void send_inSlices_isWhatOneCallSends() {
    emission(Faults.USUAL).send(FROM, FROM + HOUR / 4, sink);
    TestingSink sliced = new TestingSink();
    Emission other = emission(Faults.USUAL);
    for (long at = FROM; at < FROM + HOUR / 4; at += 1_234) {
      other.send(at, Math.min(at + 1_234, FROM + HOUR / 4), sliced);
    }

    assertThat(Set.copyOf(sliced.sent())).isEqualTo(Set.copyOf(sink.sent()));
  }

  @Test
  void send_sameSeed_isTheSameToTheBit() {
    emission(Faults.ALL).send(FROM, FROM + HOUR / 2, sink);
    TestingSink again = new TestingSink();
    new Emission(TestingFleets.pocket(7), Faults.ALL, INTERVAL, PowerSensor.SECOND_MEAN)
        .send(FROM, FROM + HOUR / 2, again);

    assertThat(values(again)).isEqualTo(values(sink));
  }

  private static List<String> values(TestingSink sink) {
    return sink.sent().stream()
        .map(
            it ->
                "%d %s %d %x"
                    .formatted(
                        it.exported().number(),
                        it.metric(),
                        it.atMillis(),
                        Double.doubleToRawLongBits(it.value())))
        .toList();
  }

  @Test
  void counts_underTheUsualFaults_areThoseOfACountByHand() {
    Emission emission = emission(Faults.USUAL);
    emission.send(FROM, FROM + HOUR, sink);
    emission.sendRest(sink);

    long rows = 0;
    long late = 0;
    long repeated = 0;
    long lost = 0;
    long samples = 0;
    long odd = 0;
    FaultDice dice = emission.dice();
    List<List<Exported>> owners = new ArrayList<>();
    fleet.nodes().forEach(node -> owners.add(emission.exportedBy(node)));
    for (int node = 0; node < owners.size(); node++) {
      long scrape = emission.firstScrape(fleet.nodes().get(node), FROM);
      for (; scrape < FROM + HOUR; scrape += INTERVAL.toMillis()) {
        for (Exported exported : owners.get(node)) {
          boolean isLate = dice.lateMillis(exported.number(), scrape) > 0;
          boolean isRepeated = dice.repeatMillis(exported.number(), scrape) > 0;
          int times = isRepeated ? 2 : 1;
          rows += times;
          late += isLate ? 1 : 0;
          repeated += isRepeated ? 1 : 0;
          for (Metric metric : exported.metrics()) {
            SampleFate fate = dice.fateOf(exported.number(), metric, scrape);
            lost += fate == SampleFate.LOST ? times : 0;
            samples += fate == SampleFate.LOST ? 0 : times;
            odd += fate == SampleFate.NO_READING || fate == SampleFate.NOT_A_NUMBER ? times : 0;
          }
        }
      }
    }
    EmissionCounts counts = emission.counts();
    long meterSamples =
        sink.sent().stream()
            .filter(it -> it.exported().source() instanceof Exported.OfMeter)
            .count();
    long meterRows = 240L * emission.exportedMeters().size();
    assertThat(counts.lateRows()).isEqualTo(late);
    assertThat(counts.repeatedRows()).isEqualTo(repeated);
    assertThat(counts.rows()).isEqualTo(rows + meterRows);
    assertThat(counts.samples()).isEqualTo(samples + meterSamples).isEqualTo(sink.sent().size());
    assertThat(counts.lostSamples()).isEqualTo(lost + 2 * meterRows - meterSamples);
    assertThat(counts.noReadings() + counts.notNumbers()).isGreaterThanOrEqualTo(odd);
    assertThat((double) late / (rows - repeated)).isCloseTo(0.05, within(0.003));
    assertThat((double) repeated / (rows - repeated)).isCloseTo(0.05, within(0.003));
    assertThat((double) lost / (lost + samples)).isCloseTo(0.01, within(0.001));
  }

  @Test
  void send_lateOnes_comeWithinAnHourWithTheValuesTheyHad() {
    Emission emission = emission("late-ratio = 0.3", "latest-seconds = 600");
    emission.send(FROM, FROM + HOUR, sink);
    emission.sendRest(sink);
    TestingSink inTime = new TestingSink();
    emission(Faults.NONE).send(FROM, FROM + HOUR, inTime);

    assertThat(emission.counts().lateRows()).isPositive();
    assertThat(new HashSet<>(sink.sent())).isEqualTo(new HashSet<>(inTime.sent()));
    assertThat(sink.sent()).hasSameSizeAs(inTime.sent());
  }

  @Test
  void energy_betweenScrapes_isTheTruthUpToAStepOfTheCounter() {
    Emission emission = emission(Faults.NONE);
    emission.send(FROM, FROM + HOUR, sink);
    Truth truth = new Truth(fleet);
    Map<Integer, List<Sent>> byOwner =
        sink.sent().stream()
            .filter(it -> it.metric() == Metric.ENERGY)
            .collect(Collectors.groupingBy(it -> it.exported().number()));

    assertThat(byOwner).hasSize(96);
    for (List<Sent> counter : byOwner.values()) {
      Exported.OfGpu gpu = (Exported.OfGpu) counter.getFirst().exported().source();
      double counted = counter.getLast().value() - counter.getFirst().value();
      long real =
          truth.ofGpu(
              gpu.node().gpuUuids().get(gpu.gpu()),
              Instant.ofEpochMilli(counter.getFirst().atMillis()),
              Instant.ofEpochMilli(counter.getLast().atMillis()));
      assertThat(counted).isCloseTo((double) real, within(100.0 * 700));
    }
  }

  @Test
  void energy_driverReloaded_fallsOnceADayAndBeginsAtZero() {
    long from = TestingFleets.START.toEpochMilli();
    emission("driver-reloads = true").send(from, from + 24 * HOUR, sink);
    Map<Integer, List<Sent>> byOwner =
        sink.sent().stream()
            .filter(it -> it.metric() == Metric.ENERGY)
            .collect(Collectors.groupingBy(it -> it.exported().number()));

    for (List<Sent> counter : byOwner.values()) {
      List<Double> restarts = new ArrayList<>();
      for (int next = 1; next < counter.size(); next++) {
        if (counter.get(next).value() < counter.get(next - 1).value()) {
          restarts.add(counter.get(next).value());
        }
      }
      assertThat(restarts)
          .hasSize(1)
          .allSatisfy(value -> assertThat(value).isLessThan(15_100 * 700.0));
    }
  }

  @Test
  void mig_onEveryNode_repeatsTheWholeGpuForEachInstance() {
    Emission emission = emission("mig-ratio = 1");
    emission.send(FROM, FROM + INTERVAL.toMillis(), sink);
    Map<String, List<Sent>> byGpu =
        sink.sent().stream()
            .filter(it -> it.metric() == Metric.ENERGY)
            .collect(
                Collectors.groupingBy(
                    it ->
                        it.exported().labels().stream()
                            .filter(label -> label.name().equals("UUID"))
                            .findFirst()
                            .orElseThrow()
                            .value()));

    assertThat(byGpu).hasSize(96);
    byGpu.forEach(
        (uuid, instances) -> {
          assertThat(instances).as(uuid).hasSizeBetween(2, 7);
          double least = instances.stream().mapToDouble(Sent::value).min().orElseThrow();
          assertThat(instances).allMatch(it -> it.value() - least <= 300 * 700.0);
          assertThat(instances)
              .extracting(it -> it.exported().labels())
              .allMatch(
                  labels -> labels.stream().anyMatch(label -> label.name().equals("GPU_I_ID")));
        });
  }

  @Test
  void staleExporter_scrapedTwiceAsOften_saysEverythingTwice() {
    emission("stale-ratio = 1", "stale-seconds = 30").send(FROM, FROM + HOUR, sink);
    Map<Integer, List<Sent>> byOwner =
        sink.sent().stream()
            .filter(it -> it.metric() == Metric.ENERGY)
            .collect(Collectors.groupingBy(it -> it.exported().number()));

    for (List<Sent> counter : byOwner.values()) {
      assertThat(counter.stream().map(Sent::value).distinct().count()).isBetween(120L, 121L);
    }
  }

  @Test
  void skew_ofANode_movesItsStampsAlike() {
    emission("skew-seconds = 2").send(FROM, FROM + HOUR, sink);
    TestingSink exact = new TestingSink();
    emission(Faults.NONE).send(FROM, FROM + HOUR, exact);

    Map<String, Set<Long>> offsets = new HashMap<>();
    for (int i = 0; i < exact.sent().size(); i++) {
      Sent skewed = sink.sent().get(i);
      if (skewed.exported().source() instanceof Exported.OfGpu gpu) {
        offsets
            .computeIfAbsent(gpu.node().id(), _ -> new HashSet<>())
            .add(skewed.atMillis() - exact.sent().get(i).atMillis());
      }
    }
    assertThat(offsets).hasSize(12);
    offsets.forEach(
        (node, values) ->
            assertThat(values)
                .as(node)
                .singleElement()
                .satisfies(offset -> assertThat(offset).isBetween(-2_000L, 2_000L)));
    assertThat(offsets.values().stream().distinct()).hasSizeGreaterThan(6);
  }

  @Test
  void clockJumps_ofADay_moveTenMinutesOfStamps() {
    FaultDice dice = emission("clock-jumps = true").dice();
    long from = TestingFleets.START.toEpochMilli();

    long seconds = 0;
    for (long at = from; at < from + 24 * HOUR; at += 1_000) {
      long ahead = Math.abs(dice.clockAheadMillis(3, at));
      assertThat(ahead)
          .satisfiesAnyOf(
              it -> assertThat(it).isZero(), it -> assertThat(it).isBetween(30_000L, 90_000L));
      seconds += ahead > 0 ? 1 : 0;
    }
    assertThat(seconds).isBetween(599L, 601L);
  }

  @Test
  void gaps_ofADay_silenceEachNodeOnce() {
    long from = TestingFleets.START.toEpochMilli();
    Emission emission = emission("gaps = true");
    emission.send(from, from + 24 * HOUR, sink);

    assertThat(emission.counts().missedScrapes()).isBetween(12L * 8, 12L * 81);
    for (SimulatedNode node : fleet.nodes()) {
      int edges = 0;
      boolean before = false;
      for (long at = from; at < from + 24 * HOUR; at += 1_000) {
        boolean now = emission.dice().isInGap(node.number(), at);
        edges += now != before ? 1 : 0;
        before = now;
      }
      assertThat(edges).isBetween(1, 2);
    }
  }

  @Test
  void quarterSampledPower_ofAGang_missesTheMeanButNotTheRange() {
    TestingSink quarter = new TestingSink();
    new Emission(fleet, Faults.NONE, INTERVAL, PowerSensor.QUARTER_SAMPLED)
        .send(FROM, FROM + HOUR, quarter);
    emission(Faults.NONE).send(FROM, FROM + HOUR, sink);

    assertThat(power(quarter)).isNotEqualTo(power(sink));
    assertThat(power(quarter)).allSatisfy(watts -> assertThat(watts).isBetween(60.0, 700.0));
  }

  private static List<Double> power(TestingSink sink) {
    return sink.sent().stream().filter(it -> it.metric() == Metric.POWER).map(Sent::value).toList();
  }
}
