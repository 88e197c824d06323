package eu.megawatt.planner.demand;

import eu.megawatt.planner.forecast.Forecaster;
import eu.megawatt.planner.forecast.History;
import eu.megawatt.planner.forecast.Verification;
import java.util.Optional;

/** Makes forecasts again in the past, from choosing the model on, and looks up what came. */
final class Rolling {

  /** Forecasts at most. */
  private static final int MOST = 12;

  /** Days ahead at most. */
  private static final int FARTHEST_DAYS = 28;

  /** The part of a history that the first one knows. */
  private static final double KNOWN_SHARE = 0.5;

  private Rolling() {}

  /** Empty where no week is left after the fewest days that a forecast needs. */
  static Optional<Verification> verification(Forecaster forecaster, History history, int tested) {
    int horizon = Math.clamp(tested, DemandDays.WEEK, FARTHEST_DAYS);
    int known = Math.max(Foretold.FEWEST_DAYS, (int) (KNOWN_SHARE * history.size()));
    int spare = history.size() - known - horizon;
    if (spare < 0) {
      return Optional.empty();
    }
    int stride = Math.max(1, Math.ceilDiv(spare + 1, MOST));
    return Optional.of(Verification.rolling(forecaster, history, known, horizon, stride));
  }
}
