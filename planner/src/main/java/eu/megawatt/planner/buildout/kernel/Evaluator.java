package eu.megawatt.planner.buildout.kernel;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.Broken;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.buildout.Shortage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says exactly what plans of a case are worth. */
public final class Evaluator {

  private final Program program;
  private final OptionCosts costs;
  private final Priorities priorities;

  public Evaluator(Program program) {
    this.program = program;
    this.costs = new OptionCosts(program.its);
    this.priorities = new Priorities(program);
  }

  public Evaluator(BuildCase its) {
    this(new Program(its));
  }

  /**
   * Cost, shortages and broken limits of a plan.
   *
   * @throws IllegalArgumentException where it names an option that the case has not, or a start
   *     outside the case's quarters
   */
  public Evaluation of(Plan plan) {
    plan.startQuarters().forEach(this::checkStart);
    Layout layout = new Layout(program, program.starts(plan));
    return new Evaluation(cost(plan, layout), shortages(layout), broken(layout));
  }

  private void checkStart(String optionId, int startQuarter) {
    program.index(optionId);
    if (startQuarter < 0 || startQuarter >= program.quarters) {
      throw new IllegalArgumentException(
          "startQuarter of option %s is %d; allowed are 0 to %d"
              .formatted(optionId, startQuarter, program.quarters - 1));
    }
  }

  private Cost cost(Plan plan, Layout layout) {
    Cost cost = Cost.NOTHING;
    for (Map.Entry<String, Integer> built : plan.startQuarters().entrySet()) {
      Option option = program.its.options().get(program.index(built.getKey()));
      cost = cost.plus(costs.of(option, built.getValue()));
    }
    long shortageCents = 0;
    for (int quarter = 0; quarter < program.quarters; quarter++) {
      shortageCents += layout.shortKw(quarter) * program.shortageCents[quarter];
    }
    return cost.plus(Cost.ofShortage(shortageCents));
  }

  private List<Shortage> shortages(Layout layout) {
    List<Shortage> shortages = new ArrayList<>();
    for (int quarter = 0; quarter < program.quarters; quarter++) {
      if (layout.shortKw(quarter) > 0) {
        shortages.addAll(priorities.shortages(layout, quarter));
      }
    }
    return shortages;
  }

  private List<Broken> broken(Layout layout) {
    List<Broken> broken = new ArrayList<>();
    for (int year = 0; year < program.limitCents.length; year++) {
      if (layout.orderedCents(year) > program.limitCents[year]) {
        broken.add(new Broken.Capital(year, layout.orderedCents(year), program.limitCents[year]));
      }
    }
    Map<String, List<String>> byGroup = new TreeMap<>();
    for (int o = 0; o < program.options; o++) {
      if (layout.start(o) != NEVER) {
        Option option = program.its.options().get(o);
        if (layout.start(o) < program.earliest[o]) {
          broken.add(new Broken.LeadTime(option.id(), layout.start(o), program.earliest[o]));
        }
        if (layout.lacksRequired(o)) {
          broken.add(new Broken.Requirement(option.id(), option.requires().orElseThrow()));
        }
        option
            .excludes()
            .ifPresent(
                group -> byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(option.id()));
      }
    }
    byGroup.forEach(
        (group, ids) -> {
          if (ids.size() > 1) {
            broken.add(new Broken.Exclusion(group, ids));
          }
        });
    return broken;
  }
}
