package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.capacity.OutlookView.PointView;
import eu.megawatt.service.capacity.WeeksView.WeekView;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Scenarios beside each other; the first is the baseline.
 *
 * @param columns in the order that they were asked for
 */
public record ComparisonView(List<Column> columns) {

  /**
   * A scenario, or one run of it as it was answered.
   *
   * @param id as it was asked for
   * @param cards what the figures are of; before the first run, what they will be of
   * @param question how they were asked for
   * @param run its newest run, which may not be done yet
   * @param resultRunId the run that the figures are of; absent where none is done
   * @param weeks as the engine schedules them; none where the run asked for none
   */
  public record Column(
      String id,
      String scenarioId,
      String name,
      boolean isBaseline,
      List<CardBody> cards,
      OutlookQuestion question,
      Optional<RunView> run,
      Optional<String> resultRunId,
      Optional<Integer> planVersion,
      Optional<LocalDate> to,
      List<ComparedRow> rows,
      List<ShortView> shortProfiles,
      List<PointView> points,
      List<WeekView> weeks,
      List<String> warnings) {}

  /** Work of a residency profile that finds no place from a day on, in half of all draws. */
  public record ShortView(String profileId, LocalDate on) {}
}
