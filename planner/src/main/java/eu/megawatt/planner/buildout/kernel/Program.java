package eu.megawatt.planner.buildout.kernel;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A case as arrays. They are shared and only read. Profiles and groups are numbers here; a start of
 * {@link #NEVER} is an option that is not built.
 */
public final class Program {

  /** Start of an option that is not built, and the number of what there is none of. */
  public static final int NEVER = -1;

  public final BuildCase its;
  public final int quarters;
  public final int options;
  public final int sites;

  /** Site by option. */
  public final int[] site;

  /** What an option adds, in kW of the reference generation. */
  public final long[] kw;

  /** First start by option. */
  public final int[] earliest;

  /** Quarters from the planned start until an option counts as ready. */
  public final int[] late;

  /** Option that an option requires, or {@link #NEVER}. */
  public final int[] requires;

  /** Options that require an option. */
  public final int[][] requiredBy;

  /** Group by option, or {@link #NEVER}. */
  public final int[] group;

  public final int groups;

  /** Options of each group. */
  public final int[][] ofGroup;

  /** Present cost by option and start in cents; only starts from the earliest are filled. */
  public final long[][] costCents;

  /** Capital by option, not discounted. */
  public final long[] capitalCents;

  /** Quarters from order to start by option. */
  public final int[] lead;

  /** Limit by year. */
  public final long[] limitCents;

  public final Cut[] cuts;

  /** Demand by cut and quarter. */
  public final long[][] demandKw;

  /** Existing capacity by site and quarter. */
  public final long[][] existingKw;

  /** Present price of a kW that is short, by quarter. */
  public final long[] shortageCents;

  private final Map<String, Integer> indexes = new HashMap<>();

  public Program(BuildCase its) {
    this.its = its;
    quarters = its.quarters();
    options = its.options().size();
    sites = its.sites().size();
    site = new int[options];
    kw = new long[options];
    earliest = new int[options];
    late = new int[options];
    requires = new int[options];
    group = new int[options];
    capitalCents = new long[options];
    lead = new int[options];
    costCents = new long[options][quarters];
    OptionCosts costs = new OptionCosts(its);
    groups = readOptions(costs);
    requiredBy = inverse(requires, options);
    ofGroup = inverse(group, groups);
    limitCents = its.terms().capitalCentsPerYear().stream().mapToLong(it -> it).toArray();
    cuts = Cuts.of(its, its.demands().size()).toArray(Cut[]::new);
    demandKw = new long[cuts.length][quarters];
    existingKw = new long[sites][quarters];
    shortageCents = new long[quarters];
    for (int quarter = 0; quarter < quarters; quarter++) {
      readQuarter(costs, quarter);
    }
  }

  private int readOptions(OptionCosts costs) {
    Map<String, Integer> siteIndexes = new HashMap<>();
    its.sites().forEach(it -> siteIndexes.put(it.id(), siteIndexes.size()));
    its.options().forEach(it -> indexes.put(it.id(), indexes.size()));
    Map<String, Integer> groupIndexes = new HashMap<>();
    for (int o = 0; o < options; o++) {
      Option option = its.options().get(o);
      site[o] = siteIndexes.getOrDefault(option.siteId(), NEVER);
      kw[o] = option.referenceKw();
      earliest[o] = option.earliestQuarter();
      late[o] = option.lateness().quartersAt(its.terms().quantilePerMille());
      requires[o] = option.requires().map(id -> indexes.getOrDefault(id, NEVER)).orElse(NEVER);
      group[o] =
          option
              .excludes()
              .map(it -> groupIndexes.computeIfAbsent(it, _ -> groupIndexes.size()))
              .orElse(NEVER);
      capitalCents[o] = option.price().capitalCents();
      lead[o] = option.leadQuarters();
      for (int start = earliest[o]; start < quarters; start++) {
        costCents[o][start] = costs.of(option, start).totalCents();
      }
    }
    return groupIndexes.size();
  }

  /** Options by what they point at. */
  private static int[][] inverse(int[] pointers, int targets) {
    int[][] inverse = new int[targets][];
    for (int target = 0; target < targets; target++) {
      int its = target;
      inverse[target] =
          IntStream.range(0, pointers.length).filter(o -> pointers[o] == its).toArray();
    }
    return inverse;
  }

  private void readQuarter(OptionCosts costs, int quarter) {
    shortageCents[quarter] = costs.shortageCentsPerKw(quarter);
    for (int s = 0; s < sites; s++) {
      existingKw[s][quarter] = its.sites().get(s).existingKw(quarter);
    }
    for (int cut = 0; cut < cuts.length; cut++) {
      for (int profile = 0; profile < its.demands().size(); profile++) {
        if (cuts[cut].hasProfile(profile)) {
          demandKw[cut][quarter] += its.demands().get(profile).kw().get(quarter);
        }
      }
    }
  }

  /** Year in which an option is ordered that starts in a quarter. */
  public int orderYear(int option, int start) {
    return Math.max(0, start - lead[option]) / 4;
  }

  /** Number of an option. */
  public int index(String optionId) {
    Integer index = indexes.get(optionId);
    if (index == null) {
      throw new IllegalArgumentException(
          "option is %s, which is none of the case's %d options".formatted(optionId, options));
    }
    return index;
  }

  /** Nothing is built. */
  public int[] nothing() {
    int[] starts = new int[options];
    Arrays.fill(starts, NEVER);
    return starts;
  }

  /** Starts of a plan by option. */
  public int[] starts(Plan plan) {
    int[] starts = nothing();
    plan.startQuarters().forEach((id, quarter) -> starts[index(id)] = quarter);
    return starts;
  }

  /** The plan of starts by option. */
  public Plan plan(int[] starts) {
    TreeMap<String, Integer> built = new TreeMap<>();
    for (int o = 0; o < options; o++) {
      if (starts[o] != NEVER) {
        built.put(its.options().get(o).id(), starts[o]);
      }
    }
    return new Plan(built);
  }
}
