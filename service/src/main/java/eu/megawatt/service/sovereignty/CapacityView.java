package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Headroom;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The megawatts that could host a profile, now and planned, and what would double them.
 *
 * @param by when what is planned counts
 * @param permittedW of places that permit it now
 * @param permittedPlannedW of the same places and others, at {@code by}, by what is known then
 */
public record CapacityView(
    String profileId,
    Instant at,
    Instant by,
    long permittedW,
    long permittedPlannedW,
    List<PlaceView> places,
    DoublingView doubling) {

  /** A place. */
  public record PlaceView(
      String placeId, long powerW, long plannedW, String decision, List<String> clauses) {}

  /** The fewest changes that would double what permits it by then. */
  public record DoublingView(long targetW, long reachedW, boolean isExact, List<StepView> steps) {}

  /** A change. */
  public record StepView(
      String clause,
      Optional<String> subjectId,
      String observed,
      String required,
      List<String> placeIds) {

    static StepView of(Headroom.Step it) {
      Finding finding = it.finding();
      return new StepView(
          finding.clause(), finding.subject(), finding.observed(), finding.required(), it.places());
    }
  }

  static CapacityView of(Register register, Profile profile, Instant at, Instant by) {
    List<Verdict> now = verdicts(register, profile, at);
    List<Verdict> then = verdicts(register, profile, by);
    Map<String, Long> watts = watts(register, at);
    Map<String, Long> planned = watts(register, by);
    long permitted = Headroom.of(now, watts, 0).permittedWatts();
    long permittedThen = Headroom.of(then, planned, 0).permittedWatts();
    Headroom doubled = Headroom.of(then, planned, 2 * Math.max(permitted, permittedThen));
    return new CapacityView(
        profile.id(),
        at,
        by,
        permitted,
        permittedThen,
        now.stream()
            .map(
                it ->
                    new PlaceView(
                        it.place(),
                        watts.getOrDefault(it.place(), 0L),
                        planned.getOrDefault(it.place(), 0L),
                        DecisionView.word(it.decision()),
                        it.against().stream().map(Finding::clause).toList()))
            .toList(),
        new DoublingView(
            doubled.targetWatts(),
            doubled.reachedWatts(),
            doubled.isExact(),
            doubled.steps().stream().map(StepView::of).toList()));
  }

  private static List<Verdict> verdicts(Register register, Profile profile, Instant at) {
    return register.places().stream()
        .map(it -> register.judge(profile.id()).verdict(it, at, at))
        .toList();
  }

  private static Map<String, Long> watts(Register register, Instant at) {
    return register.places().stream().collect(Collectors.toMap(it -> it.id(), it -> it.watts(at)));
  }
}
