package eu.megawatt.planner.outlook;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Pue;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan and a question, as the draws need them: by numbers instead of names. Immutable. */
final class Terms {

  /** Fifteen years. */
  static final int MOST_DAYS = 5_479;

  final CapacityPlan plan;
  final Question question;
  final List<Domain> domains;
  final int dayCount;

  /** The steps that count. */
  final List<SupplyStep> steps;

  /** Of each domain, whether a step is of its sites. */
  final boolean[][] hasStep;

  final boolean[][] hasLot;
  final boolean[][] hasStream;
  final boolean[][] hasProject;
  final long[] stepKeys;
  final long[] lotKeys;
  final long[] streamKeys;
  final long[] projectKeys;
  final long[] projectComesKeys;
  final double[] stepItKw;
  final List<String> siteIds;

  /** Number of the site of each step. */
  final int[] stepSite;

  final Map<String, Integer> wattsByType = new HashMap<>();

  Terms(CapacityPlan plan, Question question) {
    this.plan = plan;
    this.question = question;
    long days = ChronoUnit.DAYS.between(plan.from(), question.to());
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "The horizon is from %s to %s; it has to be 1 to %d days"
              .formatted(plan.from(), question.to(), MOST_DAYS));
    }
    dayCount = (int) days;
    domains = Domains.of(plan);
    steps = plan.steps().stream().filter(question::counts).toList();
    hasStep = new boolean[domains.size()][steps.size()];
    hasLot = new boolean[domains.size()][plan.gpus().size()];
    hasStream = new boolean[domains.size()][plan.streams().size()];
    hasProject = new boolean[domains.size()][plan.projects().size()];
    for (int d = 0; d < domains.size(); d++) {
      fill(d, domains.get(d));
    }
    stepKeys = keys("step", steps.stream().map(SupplyStep::id).toList());
    lotKeys = keys("lot", plan.gpus().stream().map(GpuLot::id).toList());
    streamKeys = keys("stream", plan.streams().stream().map(DemandStream::id).toList());
    projectKeys = keys("project", plan.projects().stream().map(Project::id).toList());
    projectComesKeys = keys("comes", plan.projects().stream().map(Project::id).toList());
    stepItKw = steps.stream().mapToDouble(this::itKw).toArray();
    siteIds = List.copyOf(plan.sites().keySet());
    stepSite = steps.stream().mapToInt(it -> siteIds.indexOf(it.siteId())).toArray();
    plan.gpus().forEach(it -> wattsByType.merge(it.gpuType(), it.wattsPerGpu(), Math::max));
  }

  private static long[] keys(String kind, List<String> ids) {
    return ids.stream().mapToLong(it -> Chance.key(kind + ":" + it)).toArray();
  }

  private double itKw(SupplyStep step) {
    return step.gridKw() / pue(step).design() * step.availabilityPermille() / 1_000;
  }

  private Pue pue(SupplyStep step) {
    return requireNonNull(plan.sites().get(step.siteId())).pue();
  }

  private void fill(int d, Domain domain) {
    boolean isPower = domain.gpuType().isEmpty();
    for (int i = 0; i < steps.size(); i++) {
      hasStep[d][i] = isPower && domain.siteIds().contains(steps.get(i).siteId());
    }
    for (int i = 0; i < plan.gpus().size(); i++) {
      GpuLot lot = plan.gpus().get(i);
      hasLot[d][i] =
          domain.gpuType().filter(lot.gpuType()::equals).isPresent()
              && domain.siteIds().contains(lot.siteId());
    }
    for (int i = 0; i < plan.streams().size(); i++) {
      DemandStream it = plan.streams().get(i);
      hasStream[d][i] = isOf(domain, it.profileId(), it.gpuType());
    }
    for (int i = 0; i < plan.projects().size(); i++) {
      Project it = plan.projects().get(i);
      hasProject[d][i] = isOf(domain, it.profileId(), it.gpuType());
    }
  }

  private static boolean isOf(Domain domain, String profileId, String gpuType) {
    return domain.profileIds().contains(profileId)
        && domain.gpuType().filter(type -> !type.equals(gpuType)).isEmpty();
  }

  /** Units of a domain for a kilowatt of demand: kilowatts of power, or GPUs. */
  double perKw(Domain domain) {
    return domain
        .gpuType()
        .map(type -> 1_000.0 / wattsByType.getOrDefault(type, 1_000))
        .orElse(1.0);
  }
}
