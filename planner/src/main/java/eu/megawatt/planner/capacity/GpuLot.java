package eu.megawatt.planner.capacity;

import java.time.LocalDate;

/**
 * GPUs that a site gets on a day, or loses.
 *
 * @param count below 0 where they are retired
 * @param wattsPerGpu of IT, with its part of the rest of the node
 */
public record GpuLot(
    String id,
    String siteId,
    String gpuType,
    LocalDate on,
    int count,
    int wattsPerGpu,
    Delay delay) {

  public GpuLot {
    if (count == 0 || wattsPerGpu <= 0) {
      throw new IllegalArgumentException(
          "Lot (%s) is %d GPUs of %d W; it needs some, and power for each"
              .formatted(id, count, wattsPerGpu));
    }
  }
}
