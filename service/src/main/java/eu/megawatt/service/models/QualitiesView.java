package eu.megawatt.service.models;

import eu.megawatt.planner.models.Judged;
import java.time.Instant;
import java.util.List;

/** What was judged of models. */
public record QualitiesView(
    int version, Instant recordedAt, String recordedBy, String reason, List<JudgedView> items) {

  /** Of one model at one task, on one day. */
  public record JudgedView(String nickname, QualityView quality) {}

  /** All of a table, in the order of the file. */
  public static QualitiesView of(ModelTable table, Judged its) {
    return new QualitiesView(
        table.version(),
        table.recordedAt(),
        table.recordedBy(),
        table.reason(),
        its.all().stream()
            .map(it -> new JudgedView(it.nickname(), QualityView.of(it.quality())))
            .toList());
  }
}
