package eu.megawatt.planner.capacity;

/**
 * Work of one kind that is there and grows.
 *
 * @param workKind such as {@code inference} or {@code training}
 * @param startKw of IT, on the first day of the plan
 */
public record DemandStream(
    String id,
    String profileId,
    String tenantId,
    String workKind,
    String gpuType,
    double startKw,
    Growth growth) {

  public DemandStream {
    if (startKw < 0) {
      throw new IllegalArgumentException(
          "Demand (%s) begins with %f kW; it must be 0 or more".formatted(id, startKw));
    }
  }
}
