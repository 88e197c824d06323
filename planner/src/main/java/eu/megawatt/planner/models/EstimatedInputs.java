package eu.megawatt.planner.models;

import eu.megawatt.planner.models.measure.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which inputs of a task's figures are estimated, and where they are from. */
record EstimatedInputs(Assumptions under, Measurement measurement) {

  /** In the order of the inputs. */
  List<String> among(Set<Input> inputs) {
    return inputs.stream().sorted().flatMap(input -> words(input).stream()).toList();
  }

  private Optional<String> words(Input input) {
    String gpuType = measurement.configuration().gpuType();
    GpuTerms terms = under.terms(gpuType);
    return switch (input) {
      case MEASUREMENT -> input.ifEstimated(measurement.nickname(), measurement.source());
      case BATCH -> under.batchMost().flatMap(it -> ofAll(input, it));
      case HOST_POWER -> input.ifEstimated(gpuType, terms.hostKw().source());
      case GPU_PRICE -> input.ifEstimated(gpuType, terms.gpuHourEur().source());
      case PUE -> ofAll(input, under.pue());
      case UTILISATION -> ofAll(input, under.utilisation());
      case CARBON_INTENSITY -> ofAll(input, under.carbonGco2ePerKWh());
      case QUALITY, ERROR_COST -> Optional.empty();
    };
  }

  private static Optional<String> ofAll(Input input, Assumed assumed) {
    return input.ifEstimated("", assumed.source());
  }
}
