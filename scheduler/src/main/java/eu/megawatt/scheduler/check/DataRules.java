package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a job's data is where it begins.
 *
 * @param links that it may take
 */
record DataRules(List<Link> links) {

  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double BITS_PER_BYTE = 8;

  DataRules {
    links = List.copyOf(links);
  }

  /** What is wrong with a job that begins at a site at an instant; empty where nothing is. */
  Optional<String> against(
      Job job, JobTerms terms, Set<String> reached, String site, Instant begin) {
    if (terms.data().isEmpty()
        || terms.data().get().site().equals(site)
        || reached.contains(site)) {
      return Optional.empty();
    }
    DataSource data = terms.data().get();
    for (Link link : links) {
      if (link.from().equals(data.site()) && link.to().equals(site)) {
        double seconds = data.gigabytes() * BITS_PER_BYTE / link.gigabitsPerSecond();
        Instant there =
            job.earliestStart().plusMillis((long) Math.floor(seconds * MILLIS_PER_SECOND));
        return begin.isBefore(there)
            ? Optional.of(
                "%s starts %s in %s, its data is there %s".formatted(job.id(), begin, site, there))
            : Optional.empty();
      }
    }
    return Optional.of(
        "%s in %s, to which no link leads from %s".formatted(job.id(), site, data.site()));
  }
}
