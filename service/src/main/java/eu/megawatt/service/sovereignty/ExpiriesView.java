package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.FactClause;
import eu.megawatt.fleet.sovereignty.Piece;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Subject;
import eu.megawatt.fleet.sovereignty.Timeline;
import eu.megawatt.service.live.PlacedJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What runs out within some time, or has run out, and is not renewed; the soonest first. */
public record ExpiriesView(List<ExpiryView> items) {

  private static final int MOST_JOBS = 100;

  /** What has run out is said for so long after. */
  private static final Duration LATELY = Duration.ofDays(30);

  /**
   * A claim that runs out with nothing in its place.
   *
   * @param jobs that are where it is asked for, until then; none may stay longer
   */
  public record ExpiryView(
      String claimId,
      String attribute,
      List<String> subjectIds,
      Instant expiresAt,
      List<String> placeIds,
      List<String> profileIds,
      List<JobEnd> jobs,
      int jobCount) {

    ExpiryView of(List<String> profiles) {
      return new ExpiryView(
          claimId, attribute, subjectIds, expiresAt, placeIds, profiles, jobs, jobCount);
    }
  }

  /** A job that has to end there, or be elsewhere, by then. */
  public record JobEnd(String jobId, String placeId, Instant endsAt) {}

  private static final class Draft {
    final Set<String> subjects = new LinkedHashSet<>();
    final Set<String> places = new LinkedHashSet<>();
    final Set<String> profiles = new LinkedHashSet<>();
    String attribute = "";
    Instant at = Instant.MAX;
  }

  /** What runs out within some time, or has lately. */
  static ExpiriesView of(
      Register register, Instant now, Duration within, List<PlacedJobs.PlacedJob> jobs) {
    Instant from = now.minus(LATELY);
    Instant to = now.plus(within);
    Map<String, Draft> byClaim = new TreeMap<>();
    for (Place place : register.places()) {
      for (Subject subject : place.subjects()) {
        for (Attribute<?> attribute : subject.attributes()) {
          Timeline<?> timeline = subject.timeline(attribute);
          timeline.claims().stream()
              .filter(it -> it.to().isAfter(from) && !it.to().isAfter(to))
              .filter(it -> isUnknownAt(timeline, it.to()) && isUnknownAt(timeline, later(it, now)))
              .forEach(it -> add(byClaim, it, place, subject, attribute, register));
        }
      }
    }
    return new ExpiriesView(
        byClaim.entrySet().stream()
            .map(it -> view(it.getKey(), it.getValue(), jobs))
            .sorted(Comparator.comparing(ExpiryView::expiresAt).thenComparing(ExpiryView::claimId))
            .toList());
  }

  /** Those that profiles of some jobs rest on, with no other profiles. */
  ExpiriesView restingOnIt(List<PlacedJobs.PlacedJob> jobs) {
    Set<String> named =
        jobs.stream().map(PlacedJobs.PlacedJob::profileId).collect(Collectors.toSet());
    return new ExpiriesView(
        items.stream()
            .map(it -> it.of(it.profileIds.stream().filter(named::contains).toList()))
            .filter(it -> !it.profileIds.isEmpty())
            .toList());
  }

  private static Instant later(Claim<?> claim, Instant now) {
    return claim.to().isAfter(now) ? claim.to() : now;
  }

  private static boolean isUnknownAt(Timeline<?> timeline, Instant at) {
    return timeline.within(at, at).stream().allMatch(it -> ((Piece<?>) it).by().isEmpty());
  }

  private static void add(
      Map<String, Draft> byClaim,
      Claim<?> claim,
      Place place,
      Subject subject,
      Attribute<?> attribute,
      Register register) {
    Draft draft = byClaim.computeIfAbsent(claim.id(), _ -> new Draft());
    draft.attribute = attribute.name();
    draft.at = claim.to();
    draft.subjects.add(subject.id());
    draft.places.add(place.id());
    register.profiles().all().stream()
        .filter(it -> asks(register, it, attribute))
        .map(Profile::id)
        .forEach(draft.profiles::add);
  }

  private static boolean asks(Register register, Profile profile, Attribute<?> attribute) {
    return register.profiles().clauses(profile.id()).stream()
        .anyMatch(it -> it instanceof FactClause<?> fact && fact.attribute().equals(attribute));
  }

  private static ExpiryView view(String claimId, Draft draft, List<PlacedJobs.PlacedJob> jobs) {
    List<JobEnd> its =
        jobs.stream()
            .filter(it -> draft.profiles.contains(it.profileId()))
            .flatMap(
                job ->
                    job.stays().stream()
                        .filter(it -> draft.places.contains(it.placeId()))
                        .map(it -> new JobEnd(job.jobId(), it.placeId(), it.to())))
            .toList();
    return new ExpiryView(
        claimId,
        draft.attribute,
        List.copyOf(draft.subjects),
        draft.at,
        List.copyOf(draft.places),
        List.copyOf(draft.profiles),
        its.stream().limit(MOST_JOBS).toList(),
        its.size());
  }
}
