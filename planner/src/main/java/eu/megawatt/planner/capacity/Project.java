package eu.megawatt.planner.capacity;

import java.time.LocalDate;

/**
 * A demand that somebody has declared.
 *
 * @param kw of IT, once all of it is there
 * @param rampDays from its start until all of it is there, in a straight line
 * @param probabilityPermille that it comes at all
 */
public record Project(
    String id,
    String profileId,
    String tenantId,
    String workKind,
    String gpuType,
    double kw,
    LocalDate start,
    int rampDays,
    int probabilityPermille,
    Delay delay) {

  public Project {
    if (kw < 0 || rampDays < 0 || probabilityPermille < 0 || probabilityPermille > 1_000) {
      throw new IllegalArgumentException(
          "Project (%s) is %f kW over %d days at %d per mille; nothing may be below 0, nor a probability above 1,000"
              .formatted(id, kw, rampDays, probabilityPermille));
    }
  }
}
