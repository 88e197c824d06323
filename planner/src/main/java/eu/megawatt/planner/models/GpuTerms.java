package eu.megawatt.planner.models;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a GPU of a type takes and costs.
 *
 * @param hostKw of a GPU with its share of the host (processors, memory, network, fans), before
 *     cooling; a data sheet's largest power by its GPUs is the careful choice
 * @param gpuHourEur all that is paid for an hour of it
 */
public record GpuTerms(Assumed hostKw, Assumed gpuHourEur) {

  List<String> problems(String gpuType) {
    return Stream.of(
            hostKw.unlessWithin("hostKw of %s".formatted(gpuType), "0.001", "100"),
            gpuHourEur.unlessWithin("gpuHourEur of %s".formatted(gpuType), "0", "10000"))
        .flatMap(Optional::stream)
        .toList();
  }
}
