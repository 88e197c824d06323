package eu.megawatt.planner.models;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.planner.models.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What models are compared under; the same for all of them.
 *
 * @param byGpuType by the type as measurements name it
 * @param pue facility power by IT power (ISO/IEC 30134-2)
 * @param carbonGco2ePerKWh of the electricity
 * @param utilisation the share of the time in which a host's places are filled as they were when
 *     measured; a host takes its power in the rest too
 * @param gapTargetMs the 95th percentile of the time between tokens that users accept; empty where
 *     nobody waits
 * @param batchMost requests that a copy serves at once on average, at most; empty where there are
 *     always as many as it takes
 */
public record Assumptions(
    Map<String, GpuTerms> byGpuType,
    Assumed pue,
    Assumed carbonGco2ePerKWh,
    Assumed utilisation,
    OptionalDouble gapTargetMs,
    Optional<Assumed> batchMost) {

  private static final int MOST_TYPES = 100;

  /**
   * Checks all of them.
   *
   * @throws IllegalArgumentException with everything wrong, a line each
   */
  public Assumptions {
    byGpuType = Map.copyOf(byGpuType);
    List<String> problems = new ArrayList<>();
    if (byGpuType.isEmpty() || byGpuType.size() > MOST_TYPES) {
      problems.add(
          "byGpuType has %d types; it has from 1 to %d".formatted(byGpuType.size(), MOST_TYPES));
    }
    new TreeMap<>(byGpuType).forEach((type, terms) -> problems.addAll(terms.problems(type)));
    pue.unlessWithin("pue", "1", "5").ifPresent(problems::add);
    carbonGco2ePerKWh.unlessWithin("carbonGco2ePerKWh", "0", "5000").ifPresent(problems::add);
    utilisation.unlessWithin("utilisation", "0.001", "1").ifPresent(problems::add);
    gapTargetMs.ifPresent(
        targetMs -> {
          if (!(targetMs > 0 && targetMs <= 60_000)) {
            problems.add(
                "gapTargetMs is %s; it is more than 0 and at most 60000".formatted(targetMs));
          }
        });
    batchMost.flatMap(it -> it.unlessWithin("batchMost", "1", "1000000")).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  /** Where there are always as many requests as a copy takes at once. */
  public Assumptions(
      Map<String, GpuTerms> byGpuType,
      Assumed pue,
      Assumed carbonGco2ePerKWh,
      Assumed utilisation,
      OptionalDouble gapTargetMs) {
    this(byGpuType, pue, carbonGco2ePerKWh, utilisation, gapTargetMs, Optional.empty());
  }

  /**
   * Those that serve no more requests at once than there are. One whose batch was not measured
   * serves as many as it may.
   *
   * @return empty where all of them serve more, or nobody knows how many
   */
  public List<Measurement> filled(List<Measurement> measurements) {
    return batchMost
        .map(
            most ->
                measurements.stream()
                    .filter(it -> it.configuration().atOnce() <= most.value().doubleValue())
                    .toList())
        .orElse(measurements);
  }

  /**
   * Of a type of GPU.
   *
   * @throws IllegalArgumentException where nothing is assumed of it
   */
  public GpuTerms terms(String gpuType) {
    GpuTerms terms = byGpuType.get(gpuType);
    if (terms == null) {
      throw new IllegalArgumentException(
          Names.unknown(
              gpuType,
              "a GPU type of the assumptions",
              byGpuType.keySet().stream().sorted().toList()));
    }
    return terms;
  }
}
