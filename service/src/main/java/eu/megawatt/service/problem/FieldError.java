package eu.megawatt.service.problem;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing wrong in a request.
 *
 * @param pointer JSON pointer into the body, or the name of a query parameter
 * @param shortage where something is missing, how much
 */
public record FieldError(String pointer, String code, String detail, Optional<Shortage> shortage) {

  /**
   * Of what there is too little.
   *
   * @param subject a power domain or a pool
   * @param unit of both values
   * @param at when it is worst
   * @param earliestAt when there is enough; empty where that is never
   */
  public record Shortage(
      String subject,
      long requiredValue,
      long availableValue,
      String unit,
      Instant at,
      Optional<Instant> earliestAt) {}

  /** One that is not about an amount. */
  public FieldError(String pointer, String code, String detail) {
    this(pointer, code, detail, Optional.empty());
  }
}
