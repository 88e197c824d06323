package eu.megawatt.service.models;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.compare.Figure;
import eu.megawatt.planner.models.compare.Metric;
import eu.megawatt.planner.models.compare.Place;
import eu.megawatt.planner.models.compare.Ranking;
import eu.megawatt.planner.models.compare.Reading;
import eu.megawatt.planner.models.compare.Spread;
import eu.megawatt.planner.models.compare.Winner;
import java.util.List;
import java.util.Optional;

/**
 * Models in the order of a metric, the best first.
 *
 * @param winner who is apart from all others; empty where nobody is
 * @param winnerWords in one sentence, with who is not apart
 */
public record RankingView(
    String metric,
    String name,
    String unit,
    boolean isMoreBetter,
    List<PlaceView> places,
    List<MissingView> missing,
    Optional<String> winner,
    String winnerWords,
    boolean isEstimated) {

  /**
   * A model's place.
   *
   * @param spread exact, within (with 95 % confidence) or unknown
   * @param estimated inputs that are, with where they are from
   */
  public record PlaceView(
      int rank,
      String nickname,
      double value,
      String spread,
      Optional<Double> lowValue,
      Optional<Double> highValue,
      boolean isEstimated,
      List<String> estimated) {

    private static PlaceView of(Place place) {
      Figure its = place.figure();
      Optional<Bounds> bounds =
          its.spread() instanceof Spread.Within(Bounds within)
              ? Optional.of(within)
              : Optional.empty();
      return new PlaceView(
          place.rank(),
          its.nickname(),
          its.value().doubleValue(),
          word(its.spread()),
          bounds.map(Bounds::low),
          bounds.map(Bounds::high),
          its.isEstimated(),
          its.estimated());
    }

    private static String word(Spread spread) {
      return switch (spread) {
        case Spread.Exact() -> "exact";
        case Spread.Within _ -> "within";
        case Spread.Unknown() -> "unknown";
      };
    }
  }

  /** A model without a place. */
  public record MissingView(String nickname, String because) {

    private static MissingView of(Reading.Missing its) {
      return new MissingView(its.nickname(), its.because());
    }
  }

  static RankingView of(Ranking its) {
    Metric metric = its.metric();
    return new RankingView(
        MetricWord.of(metric),
        metric.words(),
        metric.unit(),
        metric.isMoreBetter(),
        its.places().stream().map(PlaceView::of).toList(),
        its.missing().stream().map(MissingView::of).toList(),
        its.winner() instanceof Winner.Leads(Figure figure)
            ? Optional.of(figure.nickname())
            : Optional.empty(),
        its.winner().words(),
        its.isEstimated());
  }
}
