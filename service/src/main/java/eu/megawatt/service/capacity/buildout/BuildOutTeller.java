package eu.megawatt.service.capacity.buildout;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.Demand;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.buildout.Shortage;
import eu.megawatt.planner.buildout.ask.BuildQuestion;
import eu.megawatt.planner.buildout.ask.Quarters;
import eu.megawatt.planner.buildout.ask.Reasons;
import eu.megawatt.planner.buildout.ask.TargetReach;
import eu.megawatt.planner.buildout.ask.Variant;
import eu.megawatt.planner.buildout.kernel.OptionCosts;
import eu.megawatt.planner.buildout.search.Binding;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.RunnerUp;
import eu.megawatt.planner.buildout.search.Unmet;
import eu.megawatt.planner.buildout.search.Verdict;
import eu.megawatt.planner.buildout.search.Waiver;
import eu.megawatt.planner.buildout.search.WhatIf;
import eu.megawatt.planner.document.CapacityDocument.Target;
import eu.megawatt.service.capacity.buildout.BuildOutView.BuiltView;
import eu.megawatt.service.capacity.buildout.BuildOutView.CostView;
import eu.megawatt.service.capacity.buildout.BuildOutView.ProfileView;
import eu.megawatt.service.capacity.buildout.BuildOutView.QuarterView;
import eu.megawatt.service.capacity.buildout.BuildOutView.RunnerUpView;
import eu.megawatt.service.capacity.buildout.BuildOutView.StartView;
import eu.megawatt.service.capacity.buildout.BuildOutView.TargetView;
import eu.megawatt.service.capacity.buildout.BuildOutView.UnmetView;
import eu.megawatt.service.capacity.buildout.BuildOutView.VerdictView;
import eu.megawatt.service.capacity.buildout.BuildOutView.WhatIfView;
import eu.megawatt.service.capacity.buildout.BuildOutView.YearView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells a build-out in days, names and sentences. */
public final class BuildOutTeller {

  private static final int QUARTERS_PER_YEAR = 4;
  private static final double MILLION = 1e6;

  private final BuildQuestion question;
  private final BuildCase its;
  private final Quarters quarters;
  private final Reasons reasons;
  private final OptionCosts costs;
  private final BuildOut found;

  private BuildOutTeller(BuildQuestion question, BuildOut found) {
    this.question = question;
    this.its = question.buildCase();
    this.quarters = question.quarters();
    this.reasons = new Reasons(question);
    this.costs = new OptionCosts(its);
    this.found = found;
  }

  /** The build-out as JSON. */
  public static BuildOutView view(BuildQuestion question, BuildOut found, Optional<Target> target) {
    return new BuildOutTeller(question, found).view(target);
  }

  private BuildOutView view(Optional<Target> target) {
    return new BuildOutView(
        question.offers().name(),
        quarters.from(),
        question.offers().conditions().seed(),
        CostView.of(found.evaluation().cost()),
        found.boundCents(),
        found.gapPpm() / MILLION,
        found.isProven(),
        IntStream.range(0, quarters.count()).mapToObj(this::quarter).toList(),
        IntStream.range(0, its.years()).mapToObj(this::year).toList(),
        its.demands().stream().map(this::profile).toList(),
        built(),
        found.runnersUp().stream().map(this::runnerUp).toList(),
        found.verdicts().stream().map(this::verdict).toList(),
        found.unmet().stream().map(this::unmet).toList(),
        found.whatIfs().stream().map(this::whatIf).toList(),
        target.map(this::target));
  }

  private QuarterView quarter(int quarter) {
    return new QuarterView(
        quarters.name(quarter),
        quarters.first(quarter),
        its.sites().stream().mapToLong(it -> it.existingKw(quarter)).sum(),
        its.options().stream()
            .filter(it -> isReady(it, quarter))
            .mapToLong(Option::referenceKw)
            .sum(),
        its.demands().stream().mapToLong(it -> it.kw().get(quarter)).sum(),
        found.evaluation().shortages().stream()
            .filter(it -> it.quarter() == quarter)
            .mapToLong(Shortage::kw)
            .sum(),
        TargetReach.of(question, found.plan(), quarters.first(quarter), 0).plannedKw());
  }

  private boolean isReady(Option option, int quarter) {
    return found
        .plan()
        .startQuarter(option.id())
        .filter(it -> it + late(option) <= quarter)
        .isPresent();
  }

  private int late(Option option) {
    return option.lateness().quartersAt(its.terms().quantilePerMille());
  }

  private YearView year(int year) {
    return new YearView(
        quarters.yearName(year),
        its.options().stream()
            .filter(
                it ->
                    found
                        .plan()
                        .startQuarter(it.id())
                        .filter(start -> (start - it.leadQuarters()) / QUARTERS_PER_YEAR == year)
                        .isPresent())
            .mapToLong(it -> it.price().capitalCents())
            .sum(),
        its.terms().capitalCentsPerYear().get(year));
  }

  private ProfileView profile(Demand demand) {
    return new ProfileView(
        demand.profile(),
        demand.kw(),
        IntStream.range(0, quarters.count())
            .mapToObj(it -> shortKw(demand.profile(), it))
            .toList());
  }

  private long shortKw(String profile, int quarter) {
    return found.evaluation().shortages().stream()
        .filter(it -> it.quarter() == quarter && it.profile().equals(profile))
        .mapToLong(Shortage::kw)
        .sum();
  }

  private List<BuiltView> built() {
    return its.options().stream()
        .filter(it -> found.plan().startQuarter(it.id()).isPresent())
        .map(this::built)
        .sorted(Comparator.comparing(BuiltView::startOn))
        .toList();
  }

  private BuiltView built(Option option) {
    int start = found.plan().startQuarter(option.id()).orElseThrow();
    Variant variant = question.variant(option.id());
    Cost cost = costs.of(option, start);
    return new BuiltView(
        option.id(),
        option.siteId(),
        option.gpu(),
        variant.gpuCount(),
        variant.offer().gridKw(),
        option.itKw(),
        option.referenceKw(),
        quarters.first(start - option.leadQuarters()),
        quarters.first(start),
        quarters.first(start + late(option)),
        quarters.name(start),
        option.price().capitalCents(),
        CostView.of(cost),
        variant.offer().source());
  }

  private RunnerUpView runnerUp(RunnerUp other) {
    return new RunnerUpView(
        starts(other.plan()),
        List.copyOf(other.added()),
        List.copyOf(other.dropped()),
        CostView.of(other.evaluation().cost()),
        CostView.of(other.dearer()),
        reasons.of(other));
  }

  private List<StartView> starts(Plan plan) {
    return plan.startQuarters().entrySet().stream()
        .map(it -> new StartView(it.getKey(), quarters.name(it.getValue())))
        .toList();
  }

  private VerdictView verdict(Verdict verdict) {
    boolean isBuilt = found.plan().startQuarter(verdict.optionId()).isPresent();
    return switch (verdict) {
      case Verdict.Dearer dearer ->
          new VerdictView(
              verdict.optionId(),
              isBuilt,
              "Dearer",
              Optional.of(dearer.otherwise().totalCents()),
              reasons.of(verdict));
      case Verdict.Limited _ ->
          new VerdictView(
              verdict.optionId(), isBuilt, "Limited", Optional.empty(), reasons.of(verdict));
      case Verdict.TooLate _ ->
          new VerdictView(
              verdict.optionId(), isBuilt, "TooLate", Optional.empty(), reasons.of(verdict));
    };
  }

  private UnmetView unmet(Unmet unmet) {
    Shortage shortage = unmet.shortage();
    long demandKw =
        its.demands().stream()
            .filter(it -> it.profile().equals(shortage.profile()))
            .mapToLong(it -> it.kw().get(shortage.quarter()))
            .sum();
    return new UnmetView(
        shortage.profile(),
        quarters.name(shortage.quarter()),
        quarters.first(shortage.quarter()),
        word(unmet.binding()),
        demandKw,
        demandKw - shortage.kw(),
        shortage.kw(),
        unmet.siteIds(),
        unmet.mostKw(),
        IntStream.range(shortage.quarter() + 1, quarters.count())
            .filter(it -> shortKw(shortage.profile(), it) == 0)
            .mapToObj(quarters::first)
            .findFirst(),
        unmet.possibleQuarter().map(quarters::first),
        reasons.of(unmet));
  }

  private static String word(Binding binding) {
    return switch (binding) {
      case NO_HOST -> "NoHost";
      case NOTHING_LEFT -> "NothingLeft";
      case LEAD_TIME -> "LeadTime";
      case CAPITAL -> "Capital";
      case PRICE -> "Price";
    };
  }

  private WhatIfView whatIf(WhatIf whatIf) {
    return new WhatIfView(
        whatIf.without() == Waiver.CAPITAL_LIMITS ? "CapitalLimits" : "LeadTimes",
        whatIf.savedCents(),
        reasons.of(whatIf));
  }

  private TargetView target(Target target) {
    TargetReach reach = TargetReach.of(question, found.plan(), target.by(), target.gridKw());
    return TargetView.of(
        reach,
        reach.plannedQuarter().map(quarters::first),
        reach.possibleQuarter().map(quarters::first),
        reasons.of(reach));
  }
}
