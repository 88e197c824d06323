package eu.megawatt.telemetry.record;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.simulate.SimulatedJob;
import eu.megawatt.telemetry.simulate.Truth;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The energy of jobs from bodies of remote_write to records, on a day of the pocket fleet with all
 * faults that the promise is made under: against what the simulation knows, and in itself.
 */
class JobEnergyTest {

  private static final SimulatedDay DAY = new SimulatedDay(4, 7);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final int SAMPLES_AT_ONCE = 20_000;

  private static MemoryRecords records = new MemoryRecords();

  @BeforeAll
  static void roll() throws Exception {
    try (Pipeline pipeline = new Pipeline(DAY.fleet())) {
      WriteBody body = WriteBody.of(WriteVersion.V2);
      DAY.emit(
          Duration.ofSeconds(15),
          (exported, metric, at, value) -> {
            body.sample(exported, metric, at, value);
            if (body.samples() == SAMPLES_AT_ONCE) {
              pipeline.write(WriteVersion.V2, body.finish());
            }
          });
      pipeline.write(WriteVersion.V2, body.finish());
      DAY.jobs().forEach(job -> pipeline.allocations().put(job.id(), DAY.ended(job)));
      pipeline.checkpoint();
      pipeline.rollUp();
      records = pipeline.records();
    }
  }

  /** Of the first and the last quarter-hour of the day something was never said. */
  @Test
  void gpuEnergy_ofJobsOfTenMinutesAndMore_isWithinHalfAPercentOfTheTruthAtP99() {
    Truth truth = new Truth(DAY.fleet());
    Instant first = SimulatedDay.START.plusMillis(QuarterRecord.MILLIS);
    Instant last = SimulatedDay.END.minusMillis(QuarterRecord.MILLIS);
    List<Double> errors = new ArrayList<>();
    for (SimulatedJob job : DAY.jobs()) {
      Instant from = job.startedAt().isAfter(first) ? job.startedAt() : first;
      Instant to = job.endedAt().isBefore(last) ? job.endedAt() : last;
      if (Duration.between(from, to).compareTo(TEN_MINUTES) >= 0) {
        double known = gpuMillijoules(job, first, last);
        double is = truth.ofJob(job, first, last);
        errors.add(Math.abs(known - is) / is);
      }
    }
    errors.sort(null);

    assertThat(errors).hasSizeGreaterThan(30);
    assertThat(errors.get(errors.size() * 99 / 100))
        .as("p99 of %d", errors.size())
        .isLessThan(0.005);
  }

  private static long gpuMillijoules(SimulatedJob job, Instant from, Instant to) {
    Subject subject = new Subject(RecordScope.JOB, job.id());
    return records.quarters(subject, from.toEpochMilli(), to.toEpochMilli()).stream()
        .mapToLong(it -> it.content().gpus().millijoules())
        .sum();
  }

  @Test
  void everyNode_isItsJobsItsIdleAndItsUnassigned() {
    for (QuarterRecord node : of(RecordScope.NODE)) {
      assertThat(node.jobs().plus(node.idle()).plus(node.unassigned())).isEqualTo(node.nodes());
      assertThat(node.idle().isWhole() && node.unassigned().isWhole()).isTrue();
    }
  }

  @Test
  void everyMeter_isTheNodesUnmeteredAndDisagreement() {
    int metered = 0;
    for (QuarterRecord record : records.all()) {
      if (record.balance().meter().isPresent()) {
        metered++;
        assertThat(record.balance().meter())
            .hasValue(
                record.jobs().millijoules()
                    + record.idle().millijoules()
                    + record.unassigned().millijoules()
                    + record.balance().unmetered()
                    + record.balance().disagreement());
      }
    }
    assertThat(metered).isGreaterThan(90);
  }

  @Test
  void everyJob_isTheSumOfWhatItUsedOfNodes() {
    Map<String, Used> fromNodes = new TreeMap<>();
    for (QuarterRecord node : of(RecordScope.NODE)) {
      node.users().forEach((job, used) -> fromNodes.merge(key(node, job), used, Used::plus));
    }
    Map<String, Used> fromJobs = new TreeMap<>();
    for (QuarterRecord job : of(RecordScope.JOB)) {
      fromJobs.put(key(job, job.subject().id()), job.users().firstEntry().getValue());
    }

    assertThat(fromJobs).isNotEmpty().isEqualTo(fromNodes);
  }

  @Test
  void everyClassOfASite_isTheSumOfItsJobs() {
    Map<String, Used> fromJobs = new TreeMap<>();
    for (QuarterRecord job : of(RecordScope.JOB)) {
      Used used = job.users().firstEntry().getValue();
      fromJobs.merge(key(job, used.kind().word()), used, Used::plus);
    }
    Map<String, Used> ofSite = new TreeMap<>();
    for (QuarterRecord site : of(RecordScope.SITE)) {
      site.users().forEach((kind, used) -> ofSite.put(key(site, kind), used));
    }

    assertThat(ofSite).isNotEmpty().isEqualTo(fromJobs);
    assertThat(ofSite.values()).extracting(Used::kind).contains(JobKind.TRAINING);
  }

  @Test
  void partnersOfAPair_areTheirParentInEveryClass() {
    Set<Long> starts = new TreeSet<>();
    records.all().forEach(it -> starts.add(it.startMillis()));
    for (long start : starts) {
      QuarterRecord a = one(Sums.domain("pocket/pdu-a"), start);
      QuarterRecord b = one(Sums.domain("pocket/pdu-b"), start);
      QuarterRecord ups = one(Sums.domain("pocket/ups"), start);
      Map<String, Used> both = new TreeMap<>(a.users());
      b.users().forEach((kind, used) -> both.merge(kind, used, Used::plus));
      assertThat(both).isEqualTo(ups.users());
      assertThat(a.idle().plus(b.idle())).isEqualTo(ups.idle());
      assertThat(a.unassigned().plus(b.unassigned())).isEqualTo(ups.unassigned());
      assertThat(a.expectedMillis() + b.expectedMillis()).isEqualTo(ups.expectedMillis());
    }
  }

  @Test
  void everyRecord_isReadBackFromItsBytes() {
    for (QuarterRecord record : records.all()) {
      assertThat(
              RecordBytes.quarter(record.subject(), record.startMillis(), RecordBytes.of(record)))
          .isEqualTo(record);
    }
  }

  @Test
  void expectedTime_ofAJob_isThatOfItsGpusAndItsPartsOfTheRest() {
    long quarter = SimulatedDay.START.plus(Duration.ofHours(6)).toEpochMilli();
    long end = quarter + QuarterRecord.MILLIS;
    int whole = 0;
    for (SimulatedJob job : DAY.jobs()) {
      if (job.startedAt().toEpochMilli() <= quarter && job.endedAt().toEpochMilli() >= end) {
        whole++;
        // Eight places a node, each with an eighth of the rest.
        assertThat(one(new Subject(RecordScope.JOB, job.id()), quarter).expectedMillis())
            .isEqualTo(job.gpuUuids().size() * (QuarterRecord.MILLIS + QuarterRecord.MILLIS / 8));
      }
    }
    assertThat(whole).isPositive();
  }

  private static List<QuarterRecord> of(RecordScope scope) {
    return records.all().stream().filter(it -> it.subject().scope() == scope).toList();
  }

  private static QuarterRecord one(Subject subject, long start) {
    return records.quarters(subject, start, start + 1).stream()
        .map(Versioned::content)
        .findFirst()
        .orElseGet(
            () ->
                QuarterRecord.of(
                    subject, start, Share.NONE, Share.NONE, 0, Map.of(), OptionalLong.empty()));
  }

  private static String key(QuarterRecord record, String user) {
    return record.startMillis() + " " + user;
  }
}
