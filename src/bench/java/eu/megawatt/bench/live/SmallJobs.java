package eu.megawatt.bench.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small jobs that draw what those of a scenario do and are late unless they begin at once. */
final class SmallJobs {

  /** So many that 10,000 of them draw more than three quarters of what the sites of L may. */
  private static final int GPUS = 12;

  private static final double HOURS = 12;
  private static final int ONE_IS_INFERENCE_OF = 25;

  private final SplittableRandom random;
  private final Map<String, Double> hours;
  private final Map<String, Double> watts;

  SmallJobs(Scenario scenario, SplittableRandom random) {
    this.random = random;
    hours =
        scenario.gpuTypes().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), _ -> HOURS));
    watts =
        scenario.gpuTypes().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), type -> usualWatts(scenario, type)));
  }

  private static double usualWatts(Scenario scenario, String type) {
    return scenario.jobs().values().stream()
        .mapToDouble(it -> it.wattsPerGpu().getOrDefault(type, 0.0))
        .filter(it -> it > 0)
        .average()
        .orElseThrow();
  }

  List<Work> many(String name, int count, Instant now) {
    return IntStream.range(0, count).mapToObj(it -> next(name + it, now)).toList();
  }

  Work next(String id, Instant now) {
    boolean isInference = random.nextInt(ONE_IS_INFERENCE_OF) == 0;
    Job job =
        new Job(
            id,
            isInference ? JobKind.INFERENCE : JobKind.TRAINING,
            "bench",
            GPUS,
            "any",
            hours,
            watts,
            LoadShape.FULL,
            random.nextBoolean(),
            now,
            Optional.of(now.plus(Duration.ofMinutes(Math.round(HOURS * 60)))),
            false,
            100,
            10_000);
    return new Work(job, random.nextBoolean(), now);
  }
}
