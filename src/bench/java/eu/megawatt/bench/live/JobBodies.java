package eu.megawatt.bench.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Jobs like those of a scenario, none of them large, as they are asked for over REST. */
final class JobBodies {

  private static final int LARGEST = 64;
  private static final double SECONDS_PER_HOUR = 3_600;

  private final List<Job> like;
  private final Instant from;

  JobBodies(Scenario scenario, Instant from) {
    this.from = from;
    like =
        scenario.jobs().values().stream()
            .filter(it -> it.kind() != JobKind.INFERENCE && it.gpus() <= LARGEST)
            .toList();
  }

  byte[] next(SplittableRandom random, String name) {
    return text(random, name).getBytes(StandardCharsets.UTF_8);
  }

  String text(SplittableRandom random, String name) {
    Job job = like.get(random.nextInt(like.size()));
    return """
        {"externalRef":{"system":"bench","id":"%s"},"tenant":"%s","kind":"%s","gpuCount":%d,\
        "residency":"%s","runSeconds":%s,"perGpuW":%s,"powerCapping":%b,\
        "earliestStartAt":"%s","valueMinor":%d}"""
        .formatted(
            name,
            job.tenant(),
            job.kind().word(),
            job.gpus(),
            job.residency(),
            numbers(job.runHours(), SECONDS_PER_HOUR),
            numbers(job.wattsPerGpu(), 1),
            job.powerCapping(),
            from.plusSeconds(900L * random.nextInt(96)),
            Math.round(job.valueEur() * 100));
  }

  private static String numbers(Map<String, Double> values, double factor) {
    return values.entrySet().stream()
        .map(it -> "\"%s\":%d".formatted(it.getKey(), Math.round(it.getValue() * factor)))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
