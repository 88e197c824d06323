package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;

/** How much is asked of a model. */
public sealed interface Workload {

  /** Hours in a year of 365 days. */
  BigDecimal YEAR_HOURS = BigDecimal.valueOf(8_760);

  /**
   * By requests.
   *
   * @param requestsPerSecond on average over the year
   */
  record Requests(BigDecimal requestsPerSecond) implements Workload {
    public Requests {
      check("requestsPerSecond", requestsPerSecond, "10000000");
    }
  }

  /**
   * By the GPU-hours that the model takes which serves it today.
   *
   * @param yearGpuHours of a year
   */
  record GpuHours(BigDecimal yearGpuHours) implements Workload {
    public GpuHours {
      check("yearGpuHours", yearGpuHours, "100000000000");
    }
  }

  private static void check(String name, BigDecimal value, String most) {
    if (value.signum() < 0 || value.compareTo(new BigDecimal(most)) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; it is from 0 to %s".formatted(name, value.toPlainString(), most));
    }
  }

  /** On average, with the model that serves it today. */
  default BigDecimal requestsPerSecond(MixFigures today) {
    return switch (this) {
      case Requests(BigDecimal requestsPerSecond) -> requestsPerSecond;
      case GpuHours(BigDecimal yearGpuHours) ->
          yearGpuHours.divide(YEAR_HOURS.multiply(today.gpuTaskSeconds()), Serving.DIGITS);
    };
  }
}
