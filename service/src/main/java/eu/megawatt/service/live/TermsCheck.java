package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads what a job asks for beside what every job does, and finds what is wrong with it. */
final class TermsCheck {

  /** Jobs that one waits for at most. */
  static final int MOST_AFTER = 1_000;

  private static final long MOST_SECONDS = 92L * 24 * 3_600;
  private static final long MOST_MINOR = 100_000_000L;
  static final long MOST_BYTES = 1_000_000_000_000_000_000L;
  private static final double BYTES_PER_GIGABYTE = 1e9;
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double MINOR_PER_EURO = 100;

  private final Scenario fleet;
  private final List<FieldError> errors;

  /**
   * A check.
   *
   * @param errors what is wrong is added to them
   */
  TermsCheck(Scenario fleet, List<FieldError> errors) {
    this.fleet = fleet;
    this.errors = errors;
  }

  /** Only to be used where nothing is wrong. */
  JobTerms terms(JobBody body) {
    return new JobTerms(after(body), interruption(body), body.data().flatMap(this::data));
  }

  private List<String> after(JobBody body) {
    List<String> ids = body.after().orElse(List.of());
    if (ids.size() > MOST_AFTER) {
      error(
          "/after",
          "OutOfRange",
          "names %d jobs; a job may wait for %d.".formatted(ids.size(), MOST_AFTER));
      return List.of();
    }
    if (ids.stream().anyMatch(Objects::isNull)) {
      error("/after", "Missing", "must have no null in it.");
      return List.of();
    }
    Set<String> each = new LinkedHashSet<>(ids);
    return List.copyOf(each);
  }

  private Optional<Interruption> interruption(JobBody body) {
    if (body.interruption().isEmpty()) {
      return body.interruptible().orElse(false) ? Optional.of(Work.FREELY) : Optional.empty();
    }
    if (!body.interruptible().orElse(true)) {
      error(
          "/interruptible",
          "Contradiction",
          "must be true or left out where interruption says how it may be.");
    }
    JobBody.Interruption its = body.interruption().get();
    return Optional.of(
        new Interruption(
            number(its.checkpointSeconds(), "/interruption/checkpointSeconds", 1, MOST_SECONDS)
                / SECONDS_PER_MINUTE,
            orZero(its.restartSeconds(), "/interruption/restartSeconds", MOST_SECONDS)
                / SECONDS_PER_MINUTE,
            orZero(its.leastSeconds(), "/interruption/leastSeconds", MOST_SECONDS)
                / SECONDS_PER_MINUTE,
            orZero(its.restartMinor(), "/interruption/restartMinor", MOST_MINOR) / MINOR_PER_EURO));
  }

  private Optional<DataSource> data(JobBody.Data body) {
    Set<String> sites = fleet.sites().keySet();
    String site = body.siteId().orElse("");
    if (!sites.contains(site)) {
      error(
          "/data/siteId",
          body.siteId().isEmpty() ? "Missing" : "UnknownValue",
          "\"%s\" is not a site; known: %s.%s"
              .formatted(
                  site, String.join(", ", sites), Nearest.suggestion(site, List.copyOf(sites))));
    }
    return Optional.of(
        new DataSource(
            site, number(body.sizeBytes(), "/data/sizeBytes", 0, MOST_BYTES) / BYTES_PER_GIGABYTE));
  }

  private double orZero(Optional<Long> value, String pointer, long most) {
    return number(Optional.of(value.orElse(0L)), pointer, 0, most);
  }

  private long number(Optional<Long> value, String pointer, long least, long most) {
    if (value.isEmpty()) {
      error(pointer, "Missing", "must be there: a whole number.");
      return least;
    }
    if (value.get() < least || value.get() > most) {
      error(pointer, "OutOfRange", "must be %d to %d, not %d.".formatted(least, most, value.get()));
      return least;
    }
    return value.get();
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
