package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.regulation.ComputeMethod;
import eu.megawatt.reports.regulation.TrainingRecord;
import eu.megawatt.reports.regulation.TrainingSegment;
import eu.megawatt.service.books.period.BookSources;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds in the ledger what the training of a model took, over all its restarts. Thread-safe. */
public final class TrainingRuns {

  private final BookSources sources;

  public TrainingRuns(BookSources sources) {
    this.sources = sources;
  }

  /**
   * Which training it is.
   *
   * @param tenantId whose jobs they are
   * @param jobs each once
   * @param energyUncertaintyRatio the part of the energy by which meters may be wrong, 0 to 1
   */
  public record Asked(
      String model,
      Instant from,
      Instant to,
      String tenantId,
      List<TrainedJob> jobs,
      ComputeMethod method,
      BigDecimal energyUncertaintyRatio) {

    public Asked {
      jobs = List.copyOf(jobs);
    }
  }

  /**
   * A job of it.
   *
   * @param tokenCount that it went through
   * @param flopPerSecond the mean while it ran
   */
  public record TrainedJob(
      String jobId, Optional<BigDecimal> tokenCount, Optional<BigDecimal> flopPerSecond) {}

  /** The record; empty where the ledger has nothing of any of the jobs in the time. */
  public Optional<TrainingRecord> of(Asked asked) {
    Map<String, SortedMap<Quarter, JobQuarter>> found = read(asked);
    List<TrainingSegment> segments = new ArrayList<>();
    for (TrainedJob job : asked.jobs) {
      Optional.ofNullable(found.get(job.jobId))
          .ifPresent(its -> segments.addAll(JobStretches.of(its, job, asked)));
    }
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of(TrainingRecord.of(asked.model, asked.method, segments));
  }

  private Map<String, SortedMap<Quarter, JobQuarter>> read(Asked asked) {
    Map<String, SortedMap<Quarter, JobQuarter>> found = new TreeMap<>();
    SortedMap<String, String> gpuTypes = sources.gpuTypes().get();
    Map<String, TrainedJob> jobs = new TreeMap<>();
    asked.jobs.forEach(it -> jobs.put(it.jobId, it));
    Quarter from = Quarter.at(asked.from);
    Quarter to = Quarter.at(asked.to);
    for (String site : sources.ledger().sites(from, to)) {
      sources
          .ledger()
          .inForce(
              site,
              from,
              to,
              entry ->
                  entry
                      .lines()
                      .forEach(
                          (account, amounts) -> {
                            if (isOf(account, asked.tenantId, jobs)) {
                              add(found, gpuTypes, entry, account, amounts);
                            }
                          }));
    }
    return found;
  }

  private static boolean isOf(Account account, String tenant, Map<String, TrainedJob> jobs) {
    return account.holder() instanceof Holder.Job job
        && job.tenantId().equals(tenant)
        && jobs.containsKey(job.jobId());
  }

  private static void add(
      Map<String, SortedMap<Quarter, JobQuarter>> found,
      SortedMap<String, String> gpuTypes,
      SiteQuarter entry,
      Account account,
      Amounts amounts) {
    if (account.holder() instanceof Holder.Job job) {
      String type = gpuTypes.getOrDefault(account.poolId(), account.poolId());
      found
          .computeIfAbsent(job.jobId(), _ -> new TreeMap<>())
          .merge(
              entry.quarter(),
              JobQuarter.of(type, amounts, entry.quality().isMetered()),
              JobQuarter::plus);
    }
  }
}
