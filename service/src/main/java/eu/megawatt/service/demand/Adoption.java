package eu.megawatt.service.demand;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.planner.demand.Foretold;
import eu.megawatt.planner.demand.PlanDemand;
import eu.megawatt.planner.demand.Together;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the forecasts of groups in the place of demands of a plan. For one thread. */
final class Adoption {

  /** A plan looks ahead so far at most. */
  private static final int MOST_YEARS = 15;

  private static final int LONGEST_ID = 60;

  /** Stands in a plan for what a group does not tell apart. */
  private static final String ALL = "all";

  private final CapacityPlan plan;
  private final SortedMap<DemandGroup, DemandSeries> demand;
  private final int dayCount;
  private final List<FieldError> errors;
  private final List<AdoptionView.Taken> taken = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<String> gone = new HashSet<>();
  private final Map<DemandGroup, Fresh> fresh = new LinkedHashMap<>();

  /** A demand that the plan gets. */
  private record Fresh(String id, DemandGroup whole, Foretold.Told told, Growth.Compound later) {}

  /**
   * Of a plan.
   *
   * @param dayCount days ahead that are by the forecast at most
   * @param errors hears of all that is wrong
   */
  Adoption(
      CapacityPlan plan,
      SortedMap<DemandGroup, DemandSeries> demand,
      int dayCount,
      List<FieldError> errors) {
    this.plan = plan;
    this.demand = demand;
    this.dayCount = dayCount;
    this.errors = errors;
  }

  List<AdoptionView.Taken> taken() {
    return taken;
  }

  List<String> warnings() {
    return warnings;
  }

  /**
   * The plan with what was taken in the place of what it replaces. What is taken together is made
   * to go with the forecast of its sum.
   */
  CapacityPlan adopted() {
    List<DemandStream> streams = new ArrayList<>();
    plan.streams().stream().filter(it -> !gone.contains(it.id())).forEach(streams::add);
    SortedMap<DemandGroup, Foretold.Told> told = new TreeMap<>();
    SortedMap<DemandGroup, DemandDays> days = new TreeMap<>();
    fresh.forEach(
        (group, its) -> {
          told.put(group, its.told());
          days.put(group, requireNonNull(demand.get(group)).days());
        });
    SortedMap<DemandGroup, Foretold.Told> together = Together.of(told, days);
    LocalDate to = plan.from().plusYears(MOST_YEARS);
    fresh.forEach(
        (group, its) ->
            streams.add(
                new PlanDemand(requireNonNull(together.get(group)), its.later())
                    .stream(its.id(), its.whole(), plan.from(), to)));
    return plan.withDemand(streams, plan.projects());
  }

  /** Takes a group, or says what is wrong with it. */
  void take(int at, AdoptionBody.Group asked) {
    String pointer = "/groups/%d".formatted(at);
    DemandGroup group = asked.group();
    DemandSeries series = demand.get(group);
    String profile = asked.planProfileId().orElse(group.profileId());
    List<String> replaced =
        asked.demandIds().orElseGet(() -> DemandForecasts.demandIds(plan, planned(group, profile)));
    int before = errors.size();
    checkProfile(pointer, profile);
    checkReplaced(pointer, replaced);
    Growth.Compound later = later(pointer, asked, replaced);
    if (series == null) {
      errors.add(
          new FieldError(
              pointer,
              "UnknownValue",
              "%s has no demand in these days. Maybe look at GET /api/v1/demand-history."
                  .formatted(group.text())));
      return;
    }
    switch (Foretold.briefly(series.days(), dayCount)) {
      case Foretold.TooShort(int known, int needed) ->
          errors.add(
              new FieldError(
                  pointer,
                  "TooShort",
                  "%d days of %s are known without a longer gap; a forecast needs %d. Maybe leave it as it is planned."
                      .formatted(known, group.text(), needed)));
      case Foretold.Told told -> {
        if (errors.size() == before) {
          keep(group, profile, replaced, told, later, asked.later().isPresent());
        }
      }
    }
  }

  private static DemandGroup planned(DemandGroup group, String profile) {
    return new DemandGroup(group.workKind(), group.gpuType(), profile, group.tenantId());
  }

  private void checkProfile(String pointer, String profile) {
    TreeSet<String> hosted = new TreeSet<>();
    plan.sites().values().forEach(it -> hosted.addAll(it.profileIds()));
    if (!hosted.contains(profile)) {
      List<String> known = List.copyOf(hosted);
      errors.add(
          new FieldError(
              pointer + "/planProfileId",
              "UnknownValue",
              "\"%s\" is a profile that no site of the plan may host; known: %s.%s"
                  .formatted(
                      profile, String.join(", ", known), Nearest.suggestion(profile, known))));
    }
  }

  private void checkReplaced(String pointer, List<String> replaced) {
    List<String> known = plan.streams().stream().map(DemandStream::id).toList();
    for (String id : replaced) {
      if (!known.contains(id)) {
        errors.add(
            new FieldError(
                pointer + "/demandIds",
                "UnknownValue",
                "\"%s\" is not one of %s.%s"
                    .formatted(id, String.join(", ", known), Nearest.suggestion(id, known))));
      } else if (!gone.add(id)) {
        errors.add(
            new FieldError(
                pointer + "/demandIds",
                "Twice",
                "\"%s\" is replaced by another group already.".formatted(id)));
      }
    }
  }

  private Growth.Compound later(String pointer, AdoptionBody.Group asked, List<String> replaced) {
    Optional<Growth.Compound> planned =
        plan.streams().stream()
            .filter(it -> replaced.contains(it.id()))
            .map(DemandStream::growth)
            .filter(Growth.Compound.class::isInstance)
            .map(Growth.Compound.class::cast)
            .findFirst();
    if (asked.later().isEmpty()) {
      return planned.orElseGet(PlanDemand::unstated);
    }
    AdoptionBody.Rate rate = asked.later().get();
    double mean = rate.meanRatio().orElse(0.0);
    double deviation = rate.deviationRatio().orElse(0.0);
    if (!(mean > -1 && mean <= 100 && deviation >= 0 && deviation <= 100)) {
      errors.add(
          new FieldError(
              pointer + "/later",
              "OutOfRange",
              "must be a meanRatio above -1 and a deviationRatio of 0 or more, each 100 at most."));
      return PlanDemand.unstated();
    }
    return new Growth.Compound(mean, deviation);
  }

  private void keep(
      DemandGroup group,
      String profile,
      List<String> replaced,
      Foretold.Told told,
      Growth.Compound later,
      boolean isAsked) {
    DemandGroup whole =
        new DemandGroup(
            part(group.workKind()), part(group.gpuType()), profile, part(group.tenantId()));
    String id = replaced.isEmpty() ? freshId(whole) : replaced.getFirst();
    fresh.put(group, new Fresh(id, whole, told, later));
    boolean isStated = isAsked || !later.equals(PlanDemand.unstated());
    taken.add(
        new AdoptionView.Taken(
            id,
            GroupView.of(whole),
            replaced,
            told.to(),
            later.meanRatio(),
            later.deviationRatio(),
            isStated));
    if (!isStated) {
      warnings.add(
          "Nobody has stated how %s grows after %s, the last day that its history supports: it stays, less and less sure."
              .formatted(id, told.to().minusDays(1)));
    }
    plan.projects().stream()
        .filter(it -> it.start().isBefore(told.from()) && isOf(it, group))
        .forEach(
            it ->
                warnings.add(
                    "Project %s was to begin on %s: if it has, its demand is in the history of %s and counts twice."
                        .formatted(it.id(), it.start(), id)));
  }

  private static boolean isOf(Project project, DemandGroup group) {
    return (group.tenantId().equals(DemandGroup.ANY) || group.tenantId().equals(project.tenantId()))
        && (group.workKind().equals(DemandGroup.ANY)
            || group.workKind().equals(project.workKind()));
  }

  private static String part(String its) {
    return its.equals(DemandGroup.ANY) ? ALL : its;
  }

  /** Such as {@code bank-training-h200-eu}, with a number where there is one of that name. */
  private String freshId(DemandGroup group) {
    String words =
        String.join("-", group.tenantId(), group.workKind(), group.gpuType(), group.profileId())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String base = words.substring(0, Math.min(words.length(), LONGEST_ID));
    Set<String> known = new HashSet<>();
    plan.streams().forEach(it -> known.add(it.id()));
    plan.projects().forEach(it -> known.add(it.id()));
    fresh.values().forEach(it -> known.add(it.id()));
    String id = base;
    for (int number = 2; known.contains(id); number++) {
      id = base + "-" + number;
    }
    return id;
  }
}
