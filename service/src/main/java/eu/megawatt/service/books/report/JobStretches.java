package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.regulation.DataQuality;
import eu.megawatt.reports.regulation.TrainingSegment;
import eu.megawatt.service.books.report.TrainingRuns.Asked;
import eu.megawatt.service.books.report.TrainingRuns.TrainedJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Cuts what a job had into stretches of quarter-hours without a gap. For one thread. */
final class JobStretches {

  private final TrainedJob job;
  private final Asked asked;
  private final List<TrainingSegment> segments = new ArrayList<>();

  private JobStretches(TrainedJob job, Asked asked) {
    this.job = job;
    this.asked = asked;
  }

  static List<TrainingSegment> of(
      SortedMap<Quarter, JobQuarter> quarters, TrainedJob job, Asked asked) {
    JobStretches stretches = new JobStretches(job, asked);
    Quarter first = quarters.firstKey();
    Quarter last = first;
    Optional<JobQuarter> sum = Optional.empty();
    for (Map.Entry<Quarter, JobQuarter> it : quarters.entrySet()) {
      boolean isNext = sum.isEmpty() || it.getKey().equals(last.next());
      if (isNext) {
        JobQuarter more = it.getValue();
        sum = Optional.of(sum.map(known -> known.plus(more)).orElse(more));
      } else {
        stretches.end(first, last, sum.orElseThrow());
        first = it.getKey();
        sum = Optional.of(it.getValue());
      }
      last = it.getKey();
    }
    stretches.end(first, last, sum.orElseThrow());
    return stretches.segments;
  }

  /** The tokens of the job are told with its first stretch, and none with the others. */
  private void end(Quarter first, Quarter last, JobQuarter sum) {
    Instant from = first.from();
    boolean isFirst = segments.isEmpty();
    segments.add(
        new TrainingSegment(
            job.jobId(),
            from,
            last.to(),
            sum.gpuMillisByType(),
            OptionalLong.of(sum.itMilliJ()),
            OptionalLong.of(sum.facilityMilliJ()),
            sum.isMetered() ? DataQuality.MEASURED : DataQuality.ESTIMATED,
            asked.energyUncertaintyRatio(),
            job.tokenCount().map(it -> isFirst ? it : BigDecimal.ZERO),
            job.flopPerSecond()));
  }
}
