package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Remedy;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.service.live.PlacedJobs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Where work of a profile may run for some time, and whom that concerns. */
public record DecisionsView(
    String profileId,
    int profileVersion,
    String registerVersion,
    Instant at,
    Instant from,
    Instant to,
    List<DecisionView> decisions,
    Optional<ChangeView> smallestChange,
    List<JobStay> jobs,
    int jobCount) {

  static final int MOST_JOBS = 100;

  /** The fewest changes that would permit a place. */
  public record ChangeView(String placeId, List<StepView> changes) {}

  /** One of them. */
  public record StepView(
      String clause, Optional<String> subjectId, String observed, String required, String remedy) {

    static StepView of(Remedy it) {
      return new StepView(
          it.finding().clause(),
          it.finding().subject(),
          it.finding().observed(),
          it.finding().required(),
          it.words());
    }
  }

  /** A job in a place. */
  public record JobStay(
      String jobId, String state, Instant startsAt, Instant endsAt, String placeId) {}

  /** For what stretch of time it is asked. */
  public record Asked(Instant at, Instant from, Instant to) {}

  static DecisionsView of(
      Register register,
      Profile profile,
      List<Place> places,
      Asked asked,
      List<PlacedJobs.PlacedJob> jobs,
      Predicate<String> isKept) {
    List<Verdict> verdicts =
        places.stream()
            .map(it -> register.judge(profile.id()).verdict(it, asked.from, asked.to))
            .toList();
    List<JobStay> stays =
        jobs.stream()
            .filter(it -> it.profileId().equals(profile.id()))
            .flatMap(
                job ->
                    job.stays().stream()
                        .filter(
                            stay -> places.stream().anyMatch(it -> it.id().equals(stay.placeId())))
                        .map(
                            it ->
                                new JobStay(
                                    job.jobId(), job.state(), it.from(), it.to(), it.placeId())))
            .toList();
    return new DecisionsView(
        profile.id(),
        profile.version(),
        register.version(),
        asked.at,
        asked.from,
        asked.to,
        IntStream.range(0, places.size())
            .mapToObj(i -> DecisionView.of(verdicts.get(i), places.get(i), isKept))
            .toList(),
        Remedy.smallest(verdicts)
            .map(
                it ->
                    new ChangeView(it.place(), it.remedies().stream().map(StepView::of).toList())),
        stays.stream().limit(MOST_JOBS).toList(),
        stays.size());
  }
}
