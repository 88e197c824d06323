package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.service.live.PlacedJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every profile against every place at a moment.
 *
 * @param tenants those whose jobs name a profile, as far as the caller may see them
 */
public record MatrixView(
    Instant at,
    String registerVersion,
    String registerName,
    String ruleSet,
    List<ProfileView> profiles,
    List<PlaceView> places,
    List<CellView> cells,
    List<TenantView> tenants) {

  /**
   * A row.
   *
   * @param jobCount jobs that have not ended and name it, of those that are asked about
   */
  public record ProfileView(
      String id,
      int version,
      String title,
      Optional<String> parentId,
      int clauseCount,
      int waiverCount,
      int jobCount) {}

  /**
   * A tenant.
   *
   * @param jobCount jobs of it that have not ended and name a profile
   */
  public record TenantView(String id, int jobCount) {}

  /**
   * A column.
   *
   * @param plannedW what it will have at the end of what is known, beyond what it has
   */
  public record PlaceView(String id, long powerW, long plannedW) {

    static PlaceView of(Place place, Instant at) {
      long now = place.watts(at);
      return new PlaceView(place.id(), now, Math.max(0, place.watts(Instant.MAX) - now));
    }
  }

  /**
   * What a profile makes of a place.
   *
   * @param clauses keys of those that fail or are waived
   */
  public record CellView(
      String profileId,
      String placeId,
      String decision,
      List<String> clauses,
      Optional<Instant> validUntil) {}

  /**
   * The matrix of a register at a moment.
   *
   * @param jobs that the caller may see
   * @param tenant whose jobs' profiles alone are wanted; empty for all profiles
   */
  static MatrixView of(
      Register register, Instant at, List<PlacedJobs.PlacedJob> jobs, Optional<String> tenant) {
    List<PlacedJobs.PlacedJob> naming =
        jobs.stream().filter(it -> register.profiles().find(it.profileId()).isPresent()).toList();
    Map<String, Integer> jobsOf =
        counts(
            naming.stream().filter(it -> tenant.isEmpty() || tenant.get().equals(it.tenant())),
            PlacedJobs.PlacedJob::profileId);
    List<Profile> profiles =
        register.profiles().all().stream()
            .filter(it -> tenant.isEmpty() || jobsOf.containsKey(it.id()))
            .toList();
    List<CellView> cells = new ArrayList<>();
    for (Profile profile : profiles) {
      for (Place place : register.places()) {
        cells.add(cell(profile, register.judge(profile.id()).verdict(place, at, at)));
      }
    }
    return new MatrixView(
        at,
        register.version(),
        register.name(),
        Rule.VERSION,
        profiles.stream()
            .map(it -> profile(register, it, jobsOf.getOrDefault(it.id(), 0)))
            .toList(),
        register.places().stream().map(it -> PlaceView.of(it, at)).toList(),
        cells,
        counts(naming.stream(), PlacedJobs.PlacedJob::tenant).entrySet().stream()
            .map(it -> new TenantView(it.getKey(), it.getValue()))
            .toList());
  }

  private static Map<String, Integer> counts(
      Stream<PlacedJobs.PlacedJob> jobs, Function<PlacedJobs.PlacedJob, String> by) {
    return jobs.collect(Collectors.toMap(by, _ -> 1, Integer::sum, TreeMap::new));
  }

  private static ProfileView profile(Register register, Profile profile, int jobCount) {
    return new ProfileView(
        profile.id(),
        profile.version(),
        profile.title(),
        profile.parent(),
        register.profiles().clauses(profile.id()).size(),
        profile.waivers().size(),
        jobCount);
  }

  private static CellView cell(Profile profile, Verdict verdict) {
    return new CellView(
        profile.id(),
        verdict.place(),
        DecisionView.word(verdict.decision()),
        verdict.findings().stream()
            .filter(it -> it.result() != Finding.Result.PASS)
            .map(Finding::clause)
            .toList(),
        DecisionView.finite(verdict.validUntil()));
  }
}
