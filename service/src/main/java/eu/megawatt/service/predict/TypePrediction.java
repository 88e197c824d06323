package eu.megawatt.service.predict;

import java.util.List;
import java.util.Optional;

/**
 * What is predicted of work on one GPU type.
 *
 * @param state {@code Measured}, or {@code Unmeasured} where nothing can be predicted
 * @param missing how the kernels are called that are not measured
 * @param detail what is missing, and what to do
 */
public record TypePrediction(
    String gpuTypeId,
    String state,
    Optional<Estimate> estimate,
    List<String> missing,
    Optional<String> detail) {

  static TypePrediction measured(String gpuTypeId, Estimate estimate) {
    return new TypePrediction(
        gpuTypeId, "Measured", Optional.of(estimate), List.of(), Optional.empty());
  }

  static TypePrediction unmeasured(String gpuTypeId, List<String> missing, String detail) {
    return new TypePrediction(
        gpuTypeId, "Unmeasured", Optional.empty(), missing, Optional.of(detail));
  }
}
