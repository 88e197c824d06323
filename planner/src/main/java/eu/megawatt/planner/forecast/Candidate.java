package eu.megawatt.planner.forecast;

import java.util.ArrayList;
import java.util.List;

/** A model on a scale, one of those that a back-test chooses from. */
record Candidate(Model model, Scale scale) {

  /** The benchmark first, then all that the history is long enough for at the first origin. */
  static List<Candidate> of(History history, int shortest) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(benchmark(history));
    for (Model model : models(history)) {
      if (model.fewest() <= shortest) {
        for (Scale scale : Scale.values()) {
          candidates.add(new Candidate(model, scale));
        }
      }
    }
    return candidates;
  }

  /** The last season again. */
  static Candidate benchmark(History history) {
    return new Candidate(new SeasonalNaive(history.season()), Scale.PLAIN);
  }

  private static List<Model> models(History history) {
    List<Model> models = new ArrayList<>();
    models.add(new Smoothing(Trend.NONE, 1));
    models.add(new Smoothing(Trend.DAMPED, 1));
    for (int season : history.seasons()) {
      if (season > 1) {
        models.add(new Smoothing(Trend.NONE, season));
        models.add(new Smoothing(Trend.DAMPED, season));
        models.add(new SeasonalProfile(season));
      }
    }
    models.add(new HarmonicRegression(history.seasons()));
    return models;
  }
}
