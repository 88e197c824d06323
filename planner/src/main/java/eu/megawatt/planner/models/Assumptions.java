package eu.megawatt.planner.models;

import eu.megawatt.fleet.document.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 */
public record Assumptions(
    Map<String, GpuTerms> byGpuType,
    Assumed pue,
    Assumed carbonGco2ePerKWh,
    Assumed utilisation,
    OptionalDouble gapTargetMs) {

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
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
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
