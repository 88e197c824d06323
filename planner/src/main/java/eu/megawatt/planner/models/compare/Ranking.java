package eu.megawatt.planner.models.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Models in the order of a metric.
 *
 * @param places the best first; equal ones in the order of the comparison
 * @param missing models of which the metric says nothing
 */
public record Ranking(
    Metric metric, List<Place> places, List<Reading.Missing> missing, Winner winner) {

  public Ranking {
    places = List.copyOf(places);
    missing = List.copyOf(missing);
  }

  static Ranking of(Metric metric, List<Reading> readings) {
    List<Figure> figures = new ArrayList<>();
    List<Reading.Missing> missing = new ArrayList<>();
    for (Reading reading : readings) {
      switch (reading) {
        case Reading.Read(Figure figure) -> figures.add(figure);
        case Reading.Missing it -> missing.add(it);
      }
    }
    figures.sort(metric.bestFirst());
    return new Ranking(metric, placed(figures), missing, Winner.of(metric, figures));
  }

  private static List<Place> placed(List<Figure> bestFirst) {
    List<Place> places = new ArrayList<>();
    for (Figure figure : bestFirst) {
      boolean isEqual =
          !places.isEmpty() && places.getLast().figure().value().compareTo(figure.value()) == 0;
      places.add(new Place(isEqual ? places.getLast().rank() : places.size() + 1, figure));
    }
    return places;
  }

  /** Empty where the model has no place, or is not compared. */
  public OptionalInt rank(String nickname) {
    return places.stream()
        .filter(it -> it.figure().nickname().equals(nickname))
        .mapToInt(Place::rank)
        .findFirst();
  }

  /** Every estimated input of any figure; the ranking is estimated where there is any. */
  public List<String> estimated() {
    return places.stream().flatMap(it -> it.figure().estimated().stream()).distinct().toList();
  }

  public boolean isEstimated() {
    return !estimated().isEmpty();
  }
}
