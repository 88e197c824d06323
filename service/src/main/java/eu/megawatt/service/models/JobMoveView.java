package eu.megawatt.service.models;

import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.mix.MixFigures;
import eu.megawatt.planner.models.move.JobFootprint;
import eu.megawatt.planner.models.move.JobMove;
import eu.megawatt.planner.models.move.TokenJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would be free if another model did jobs of the plan in the time that they have, from an
 * instant to the end of what is planned; less than 0 where it takes more.
 *
 * @param to the model that would do them
 * @param words in one sentence
 * @param notComparable jobs that count for nothing here, each with the reason
 */
public record JobMoveView(
    Instant at,
    Optional<Instant> horizonEndsAt,
    String to,
    double freedGpuHours,
    double freedKWh,
    double freedEur,
    double freedCarbonG,
    String words,
    List<MovedJobView> jobs,
    List<JobWorkload> notComparable,
    boolean isEstimated,
    List<String> estimated) {

  /** A job that can be compared. */
  record Moved(JobWorkload job, JobMove move) {}

  /**
   * One job.
   *
   * @param freedGpuCount at a time, while it runs
   */
  public record MovedJobView(
      JobWorkload job,
      JobFootprintView from,
      JobFootprintView to,
      long freedGpuCount,
      double freedGpuHours,
      double freedKWh,
      double freedEur,
      double freedCarbonG) {

    private static MovedJobView of(Moved its) {
      JobMove move = its.move();
      return new MovedJobView(
          its.job(),
          JobFootprintView.of(move.from()),
          JobFootprintView.of(move.to()),
          move.freedGpus(),
          move.freedGpuHours().doubleValue(),
          move.freedKWh().doubleValue(),
          move.freedEur().doubleValue(),
          move.freedGco2e().doubleValue());
    }
  }

  /**
   * What one model takes for a job.
   *
   * @param gpuCount at a time, in whole copies
   */
  public record JobFootprintView(
      String nickname,
      long gpuCount,
      double takenGpuHours,
      double takenKWh,
      double takenEur,
      double takenCarbonG) {

    private static JobFootprintView of(JobFootprint its) {
      return new JobFootprintView(
          its.nickname(),
          its.gpus(),
          its.gpuHours().doubleValue(),
          its.facilityKWh().doubleValue(),
          its.eur().doubleValue(),
          its.gco2e().doubleValue());
    }
  }

  static JobMoveView of(JobLoad load, List<Candidate> compared, String to) {
    List<Moved> moved = new ArrayList<>();
    List<JobWorkload> others = new ArrayList<>();
    for (JobWorkload job : load.jobs()) {
      if (job.notComparable().isPresent()) {
        others.add(job);
        continue;
      }
      Optional<MixFigures> today = figures(compared, job.model().orElseThrow());
      if (today.isEmpty()) {
        others.add(
            job.notComparable(
                "its model %s is not among those compared here. Maybe compare it too."
                    .formatted(job.model().orElseThrow())));
        continue;
      }
      try {
        moved.add(
            new Moved(
                job,
                JobMove.of(
                    TokenJob.ofTokens(
                        BigDecimal.valueOf(job.outputTokenCount().orElseThrow()),
                        BigDecimal.valueOf(job.runSeconds().orElseThrow()),
                        today.get()),
                    today.get(),
                    figures(compared, to).orElseThrow())));
      } catch (IllegalArgumentException e) {
        others.add(job.notComparable(e.getMessage() + "."));
      }
    }
    return of(load, to, moved, others);
  }

  private static Optional<MixFigures> figures(List<Candidate> compared, String nickname) {
    return compared.stream()
        .filter(it -> it.nickname().equals(nickname))
        .map(Candidate::figures)
        .findFirst();
  }

  private static JobMoveView of(
      JobLoad load, String to, List<Moved> moved, List<JobWorkload> others) {
    List<JobMove> moves = moved.stream().map(Moved::move).toList();
    List<String> estimated =
        moves.stream().flatMap(it -> it.estimated().stream()).distinct().toList();
    return new JobMoveView(
        load.at(),
        load.horizonEndsAt(),
        to,
        JobMove.sum(moves, JobMove::freedGpuHours).doubleValue(),
        JobMove.sum(moves, JobMove::freedKWh).doubleValue(),
        JobMove.sum(moves, JobMove::freedEur).doubleValue(),
        JobMove.sum(moves, JobMove::freedGco2e).doubleValue(),
        JobMove.words(moves, to),
        moved.stream().map(MovedJobView::of).toList(),
        others,
        !estimated.isEmpty(),
        estimated);
  }
}
