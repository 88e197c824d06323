package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.service.predict.WorkBody;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the measured models does a job's work. */
sealed interface JobModel {

  /** How far the parameters of a model may be from those that a job says. */
  double SLACK = 0.02;

  double BILLION = 1e9;

  /**
   * One of them.
   *
   * @param isNamed by the job; otherwise it is the only one of that size
   */
  record Known(String nickname, boolean isNamed) implements JobModel {}

  /**
   * None that anybody could tell.
   *
   * @param because in a sentence, with what to do
   */
  record Unknown(String because) implements JobModel {}

  /** By its name, or else by the parameters that each token passes. */
  static JobModel of(WorkBody work, List<Measurement> measured) {
    WorkBody.ModelShape shape = work.model().orElseThrow();
    if (shape.nickname().isPresent()) {
      String name = shape.nickname().get();
      return measured.stream().anyMatch(it -> it.nickname().equals(name))
          ? new Known(name, true)
          : new Unknown(
              "its model \"%s\" has not been measured. Maybe put measurements of it: PUT /api/v1/model-measurements."
                  .formatted(name));
    }
    double billions = shape.parameterCount().orElse(0L) / BILLION;
    List<String> alike =
        measured.stream()
            .filter(it -> isOfSize(it, billions))
            .map(Measurement::nickname)
            .distinct()
            .toList();
    return alike.size() == 1
        ? new Known(alike.getFirst(), false)
        : new Unknown(
            alike.isEmpty()
                ? String.format(
                    Locale.ROOT,
                    "no measured model has about %.3g billion parameters that a token passes. Maybe say its name: work.model.nickname.",
                    billions)
                : String.format(
                    Locale.ROOT,
                    "%s all have about %.3g billion parameters that a token passes. Maybe say which it is: work.model.nickname.",
                    String.join(", ", alike),
                    billions));
  }

  private static boolean isOfSize(Measurement measurement, double billions) {
    return measurement
        .parameters()
        .filter(it -> Math.abs(it.activatedBillions() - billions) <= SLACK * billions)
        .isPresent();
  }

  /** Its name; empty where nobody could tell. */
  default Optional<String> name() {
    return this instanceof Known(String name, _) ? Optional.of(name) : Optional.empty();
  }
}
