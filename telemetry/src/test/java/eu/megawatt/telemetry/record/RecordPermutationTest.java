package eu.megawatt.telemetry.record;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.simulate.SimulatedJob;
import eu.megawatt.telemetry.simulate.emit.Exported;
import eu.megawatt.telemetry.simulate.emit.Metric;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A day with its faults and its jobs: whatever way bodies of remote_write and allocations come, in
 * which order, split and how often, and whenever records are made, their content is the same to the
 * byte.
 */
class RecordPermutationTest {

  private static final int LARGEST_BODY = 3_000;

  /** Enough samples for every rule, few enough for every order. */
  private static final Duration EACH_MINUTE = Duration.ofMinutes(1);

  private record Sample(Exported exported, Metric metric, long at, double value) {}

  @Test
  void records_ofADayInAnyOrderRepeatedAndSplit_areTheSameToTheByte() throws Exception {
    for (int seed = 1; seed <= 2; seed++) {
      SimulatedDay day = new SimulatedDay(1, seed);
      List<Sample> samples = new ArrayList<>();
      day.emit(
          EACH_MINUTE,
          (exported, metric, at, value) -> samples.add(new Sample(exported, metric, at, value)));
      MemoryRecords expected = inOrder(day, samples);

      assertThat(expected.all())
          .extracting(it -> it.subject().scope())
          .contains(RecordScope.NODE, RecordScope.DOMAIN, RecordScope.SITE, RecordScope.JOB);
      assertThat(inDisorder(day, samples, new Random(seed)).everything())
          .as("day %d", seed)
          .isEqualTo(expected.everything());
    }
  }

  private MemoryRecords inOrder(SimulatedDay day, List<Sample> samples) throws IOException {
    try (Pipeline pipeline = new Pipeline(day.fleet())) {
      day.jobs().forEach(job -> pipeline.allocations().put(job.id(), day.ended(job)));
      for (int from = 0; from < samples.size(); from += LARGEST_BODY) {
        send(
            pipeline,
            WriteVersion.V2,
            samples.subList(from, Math.min(samples.size(), from + LARGEST_BODY)));
      }
      pipeline.rollUp();
      return pipeline.records();
    }
  }

  /** Records are made in between, and allocations are open, wrong or gone for a time. */
  private MemoryRecords inDisorder(SimulatedDay day, List<Sample> samples, Random random)
      throws IOException {
    List<Sample> mixed = new ArrayList<>(samples);
    for (int repeated = samples.size() / 20; repeated > 0; repeated--) {
      mixed.add(samples.get(random.nextInt(samples.size())));
    }
    Collections.shuffle(mixed, random);
    List<SimulatedJob> jobs = new ArrayList<>(day.jobs());
    Collections.shuffle(jobs, random);
    try (Pipeline pipeline = new Pipeline(day.fleet())) {
      MemoryAllocations allocations = pipeline.allocations();
      jobs.subList(0, jobs.size() / 2).forEach(job -> allocations.put(job.id(), day.running(job)));
      allocations.put("wrong", day.running(jobs.getLast()));
      int body = 0;
      int nextRollUp = mixed.size() / 3;
      for (int from = 0; from < mixed.size(); body++) {
        int to = Math.min(mixed.size(), from + random.nextInt(1, LARGEST_BODY));
        send(pipeline, body % 2 == 0 ? WriteVersion.V1 : WriteVersion.V2, mixed.subList(from, to));
        from = to;
        pipeline.checkpoint();
        if (from > nextRollUp) {
          nextRollUp += mixed.size() / 3;
          pipeline.rollUp();
          jobs.subList(jobs.size() / 3, jobs.size())
              .forEach(job -> allocations.put(job.id(), day.ended(job)));
        }
      }
      allocations.remove("wrong");
      jobs.forEach(job -> allocations.put(job.id(), day.ended(job)));
      pipeline.rollUp();
      return pipeline.records();
    }
  }

  private static void send(Pipeline pipeline, WriteVersion version, List<Sample> samples) {
    WriteBody body = WriteBody.of(version);
    samples.forEach(it -> body.sample(it.exported(), it.metric(), it.at(), it.value()));
    pipeline.write(version, body.finish());
  }
}
