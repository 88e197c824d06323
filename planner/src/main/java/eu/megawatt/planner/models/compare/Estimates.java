package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Source;
import java.util.List;
import java.util.Optional;

/** Which inputs of a figure are estimated, and where they are from. */
record Estimates(Comparison comparison, Metric metric) {

  /** In the order of the inputs; of both models where refused answers go to another one. */
  List<String> of(Candidate candidate) {
    return comparison.candidates().stream()
        .filter(it -> it.equals(candidate) || takesOver(it))
        .flatMap(it -> metric.inputs().stream().flatMap(input -> words(input, it).stream()))
        .distinct()
        .toList();
  }

  private boolean takesOver(Candidate candidate) {
    boolean isOfAccepted =
        metric == Metric.COST_PER_ACCEPTED_TASK || metric == Metric.CARBON_PER_ACCEPTED_TASK;
    return isOfAccepted
        && comparison.rejection() instanceof Rejection.Escalated(String to)
        && candidate.nickname().equals(to);
  }

  private Optional<String> words(Input input, Candidate candidate) {
    Assumptions under = comparison.assumptions();
    Measurement measured = candidate.figures().choice().measurement();
    String gpuType = measured.configuration().gpuType();
    GpuTerms terms = under.terms(gpuType);
    return switch (input) {
      case MEASUREMENT -> told(input, candidate.nickname(), measured.source());
      case HOST_POWER -> told(input, gpuType, terms.hostKw().source());
      case GPU_PRICE -> told(input, gpuType, terms.gpuHourEur().source());
      case PUE -> told(input, "", under.pue().source());
      case UTILISATION -> told(input, "", under.utilisation().source());
      case CARBON_INTENSITY -> told(input, "", under.carbonGco2ePerKWh().source());
      case QUALITY -> takesOver(candidate) ? Optional.empty() : quality(candidate);
      case ERROR_COST ->
          comparison.rejection() instanceof Rejection.Retried(var errorEur)
              ? told(input, "", errorEur.source())
              : Optional.empty();
    };
  }

  /** Quality at one task says only roughly how good a model is at another. */
  private static Optional<String> quality(Candidate candidate) {
    if (candidate.quality().isEmpty()) {
      return Optional.empty();
    }
    ModelQuality its = candidate.quality().get();
    return its.task().equals(candidate.figures().task())
        ? told(Input.QUALITY, candidate.nickname(), its.source())
        : Optional.of(
            "%s of %s: judged at %s, compared at %s"
                .formatted(
                    Input.QUALITY.words(),
                    candidate.nickname(),
                    its.task(),
                    candidate.figures().task()));
  }

  private static Optional<String> told(Input input, String subject, Source source) {
    if (!source.isEstimated()) {
      return Optional.empty();
    }
    String of = subject.isEmpty() ? "" : " of " + subject;
    return Optional.of("%s%s: %s".formatted(input.words(), of, source.text()));
  }
}
