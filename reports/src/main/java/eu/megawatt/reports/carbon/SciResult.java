package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The carbon intensity of software, or what is missing to know it. */
public sealed interface SciResult {

  /** All that it is made of. */
  SciInput input();

  /**
   * It is known.
   *
   * @param embodiedMilliG M, rounded once
   * @param gPerUnit ((E times I) + M) through R, with 9 decimals
   * @param gPerKwh I as it came out over the hours, with 9 decimals; empty where no energy was used
   */
  record Score(
      SciInput input, long embodiedMilliG, BigDecimal gPerUnit, Optional<BigDecimal> gPerKwh)
      implements SciResult {}

  /**
   * It is not: an unknown part is not 0.
   *
   * @param missing what is, at least one
   */
  record Missing(SciInput input, List<String> missing) implements SciResult {

    public Missing {
      missing = List.copyOf(missing);
    }
  }
}
