package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.Input;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number that was assumed.
 *
 * @param name in words
 * @param subject of what; empty where it is the same for all
 */
public record InputView(
    String name, Optional<String> subject, double value, String unit, String source, String basis) {

  /** Of these types of GPU, and of all. */
  static List<InputView> of(Assumptions under, List<String> gpuTypes, Rejection rejection) {
    List<InputView> all = new ArrayList<>();
    for (String type : gpuTypes) {
      GpuTerms terms = under.terms(type);
      all.add(of(Input.HOST_POWER, Optional.of(type), terms.hostKw(), "kW"));
      all.add(of(Input.GPU_PRICE, Optional.of(type), terms.gpuHourEur(), "EUR"));
    }
    all.add(of(Input.PUE, Optional.empty(), under.pue(), "1"));
    all.add(of(Input.UTILISATION, Optional.empty(), under.utilisation(), "1"));
    under.batchMost().ifPresent(it -> all.add(of(Input.BATCH, Optional.empty(), it, "requests")));
    all.add(of(Input.CARBON_INTENSITY, Optional.empty(), under.carbonGco2ePerKWh(), "gCO2e/kWh"));
    if (rejection instanceof Rejection.Retried(Assumed errorEur)) {
      all.add(of(Input.ERROR_COST, Optional.empty(), errorEur, "EUR"));
    }
    return all;
  }

  /** How many of the answers are accepted, of each model by task where there are several. */
  static List<InputView> accepted(List<Candidate> candidates) {
    return candidates.stream()
        .flatMap(
            candidate ->
                candidate.figures().parts().stream()
                    .map(it -> it.figures().task())
                    .flatMap(task -> candidate.quality(task).stream())
                    .map(it -> accepted(candidate, it)))
        .distinct()
        .toList();
  }

  private static InputView accepted(Candidate candidate, ModelQuality its) {
    return new InputView(
        Input.QUALITY.words(),
        Optional.of(
            candidate.figures().mix().isOfOne()
                ? candidate.nickname()
                : "%s at %s".formatted(candidate.nickname(), its.task())),
        its.share(),
        "1",
        its.source().text(),
        BasisWord.of(its.source()));
  }

  private static InputView of(Input input, Optional<String> subject, Assumed its, String unit) {
    return new InputView(
        input.words(),
        subject,
        its.value().doubleValue(),
        unit,
        its.source().text(),
        BasisWord.of(its.source()));
  }
}
