package eu.megawatt.planner.scenario;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a plan as it would be after changes, one after the other. The plan itself stays. */
public final class Changes {

  private static final int ALWAYS = 1_000;

  private Changes() {}

  /**
   * The plan after changes.
   *
   * @throws IllegalArgumentException where one of them is of what the plan has not
   */
  public static CapacityPlan of(CapacityPlan plan, List<ChangeCard> cards) {
    CapacityPlan changed = plan;
    for (ChangeCard card : cards) {
      changed = of(changed, card);
    }
    return changed;
  }

  private static CapacityPlan of(CapacityPlan plan, ChangeCard card) {
    return switch (card) {
      case ChangeCard.SiteDelay(String siteId, int days) -> {
        known(plan.sites().containsKey(siteId), "site", siteId);
        yield delayed(plan, it -> it.siteId().equals(siteId) && it.on().isAfter(plan.from()), days);
      }
      case ChangeCard.StepDelay(String stepId, int days) -> {
        known(plan.step(stepId).isPresent(), "step", stepId);
        yield delayed(plan, it -> it.id().equals(stepId), days);
      }
      case ChangeCard.StepPower(String stepId, long gridKw) -> {
        known(plan.step(stepId).isPresent(), "step", stepId);
        yield plan.withSteps(
            plan.steps().stream()
                .map(it -> it.id().equals(stepId) ? it.withGridKw(gridKw) : it)
                .toList());
      }
      case ChangeCard.LimitCut it -> cut(plan, it);
      case ChangeCard.NewTenant(Project project) -> {
        List<Project> projects = new ArrayList<>(plan.projects());
        projects.add(project);
        yield plan.withDemand(plan.streams(), projects);
      }
      case ChangeCard.GpuSwap it -> swap(plan, it);
      case ChangeCard.ModelSwap(String id, double ratio) -> {
        boolean isKnown =
            plan.streams().stream().anyMatch(s -> s.id().equals(id))
                || plan.projects().stream().anyMatch(p -> p.id().equals(id));
        known(isKnown, "demand", id);
        yield plan.withDemand(
            plan.streams().stream()
                .map(s -> s.id().equals(id) ? with(s, s.gpuType(), ratio) : s)
                .toList(),
            plan.projects().stream()
                .map(p -> p.id().equals(id) ? with(p, p.gpuType(), ratio) : p)
                .toList());
      }
      case ChangeCard.HeatWave(String siteId, double degrees) -> {
        known(plan.sites().containsKey(siteId), "site", siteId);
        TreeMap<String, Site> sites = new TreeMap<>(plan.sites());
        sites.computeIfPresent(siteId, (_, it) -> it.withPue(it.pue().hotter(degrees)));
        yield plan.withSites(sites);
      }
      case ChangeCard.GridLimitation it -> limited(plan, it);
      case ChangeCard.Tariff(String siteId, long cents) ->
          priced(plan, "site", siteId, it -> it.id().equals(siteId), it -> it.withEnergy(cents));
      case ChangeCard.Tax(String country, long cents) ->
          priced(
              plan,
              "site in the country",
              country,
              it -> it.country().equals(country),
              it -> it.withTax(cents));
      case ChangeCard.Embargo it ->
          plan.withGpus(
              plan.gpus().stream()
                  .filter(
                      lot ->
                          !lot.gpuType().equals(it.gpuType())
                              || lot.on().isBefore(it.from())
                              || lot.count() < 0)
                  .toList());
    };
  }

  private static void known(boolean isKnown, String what, String id) {
    if (!isKnown) {
      throw new IllegalArgumentException("The plan has no %s (%s)".formatted(what, id));
    }
  }

  private static CapacityPlan delayed(CapacityPlan plan, Predicate<SupplyStep> which, int days) {
    return plan.withSteps(
        plan.steps().stream()
            .map(it -> which.test(it) ? it.on(it.on().plusDays(days)) : it)
            .toList());
  }

  private static CapacityPlan cut(CapacityPlan plan, ChangeCard.LimitCut cut) {
    known(plan.sites().containsKey(cut.siteId()), "site", cut.siteId());
    List<SupplyStep> steps = new ArrayList<>(plan.steps());
    steps.add(
        new SupplyStep(
            "cut %s %s %d".formatted(cut.siteId(), cut.on(), steps.size()),
            cut.siteId(),
            StepKind.FIRM,
            cut.on(),
            -cut.gridKw(),
            ALWAYS,
            Delay.NONE,
            "a change"));
    return plan.withSteps(steps);
  }

  private static CapacityPlan swap(CapacityPlan plan, ChangeCard.GpuSwap swap) {
    return plan.withDemand(
        plan.streams().stream()
            .map(
                it ->
                    it.gpuType().equals(swap.fromType())
                        ? with(it, swap.toType(), swap.powerRatio())
                        : it)
            .toList(),
        plan.projects().stream()
            .map(
                it ->
                    it.gpuType().equals(swap.fromType())
                        ? with(it, swap.toType(), swap.powerRatio())
                        : it)
            .toList());
  }

  private static DemandStream with(DemandStream it, String gpuType, double ratio) {
    Growth growth =
        switch (it.growth()) {
          case Growth.Compound same -> same;
          case Growth.Forecast(List<Point> points) ->
              new Growth.Forecast(points.stream().map(p -> p.times(ratio)).toList());
        };
    return new DemandStream(
        it.id(),
        it.profileId(),
        it.tenantId(),
        it.workKind(),
        gpuType,
        it.startKw() * ratio,
        growth);
  }

  private static Project with(Project it, String gpuType, double ratio) {
    return new Project(
        it.id(),
        it.profileId(),
        it.tenantId(),
        it.workKind(),
        gpuType,
        it.kw() * ratio,
        it.start(),
        it.rampDays(),
        it.probabilityPermille(),
        it.delay());
  }

  /** Prices that nobody knows cannot be changed. */
  private static CapacityPlan priced(
      CapacityPlan plan,
      String what,
      String id,
      Predicate<Site> which,
      UnaryOperator<SitePrices> change) {
    List<Site> sites = plan.sites().values().stream().filter(which).toList();
    known(!sites.isEmpty(), what, id);
    TreeMap<String, Site> changed = new TreeMap<>(plan.sites());
    for (Site site : sites) {
      SitePrices before =
          site.prices()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Site (%s) has no prices in the plan to be changed"
                              .formatted(site.id())));
      changed.put(site.id(), site.withPrices(change.apply(before)));
    }
    return plan.withSites(changed);
  }

  private static CapacityPlan limited(CapacityPlan plan, ChangeCard.GridLimitation card) {
    known(plan.sites().containsKey(card.siteId()), "site", card.siteId());
    int left = ALWAYS - card.limitedPermille();
    return plan.withSteps(
        plan.steps().stream()
            .map(
                it ->
                    it.siteId().equals(card.siteId())
                        ? new SupplyStep(
                            it.id(),
                            it.siteId(),
                            StepKind.FLEXIBLE,
                            it.on(),
                            it.gridKw(),
                            it.availabilityPermille() * left / ALWAYS,
                            it.delay(),
                            it.source())
                        : it)
            .toList());
  }
}
