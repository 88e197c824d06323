package eu.megawatt.planner.buildout.search;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.buildout.kernel.Evaluator;
import eu.megawatt.planner.buildout.kernel.Program;
import eu.megawatt.planner.buildout.kernel.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Searches a case: the same case, effort and seed give the same answer. Runs once. */
public final class BuildOutSearch {

  /** A search without a limit is given this part of the effort. */
  private static final int PART_FOR_WAIVERS = 4;

  private static final int MOST_IMPROVEMENTS = 10;

  private final BuildCase its;
  private final Program program;
  private final Evaluator evaluator;
  private final Effort effort;
  private final long seed;
  private final Course course;

  private BuildOutSearch(BuildCase its, Effort effort, long seed, Course course) {
    this.its = its;
    this.program = new Program(its);
    this.evaluator = new Evaluator(program);
    this.effort = effort;
    this.seed = seed;
    this.course = course;
  }

  /** What to build. */
  public static BuildOut of(BuildCase its, Effort effort, long seed) {
    return of(its, effort, seed, Course.of(its, effort));
  }

  /**
   * What to build, with progress.
   *
   * @throws CancellationException where the course was stopped
   */
  public static BuildOut of(BuildCase its, Effort effort, long seed, Course course) {
    return new BuildOutSearch(its, effort, seed, course).answer();
  }

  private BuildOut answer() {
    Optimum optimum = new Optimum(program, program.nothing(), effort, seed, course::step);
    List<Neighbour> neighbours = neighbours(optimum);
    Plan plan = program.plan(optimum.starts());
    Evaluation evaluation = evaluator.of(plan);
    WhatIf freeCapital = whatIf(Waiver.CAPITAL_LIMITS, plan, evaluation);
    WhatIf freeStarts = whatIf(Waiver.LEAD_TIMES, plan, evaluation);
    Obstacles obstacles = new Obstacles(program, freeCapital.evaluation().shortages());
    return new BuildOut(
        plan,
        evaluation,
        optimum.boundCents(),
        runnersUp(neighbours, plan, evaluation),
        verdicts(neighbours, optimum.starts(), evaluation),
        evaluation.shortages().stream().map(obstacles::of).toList(),
        List.of(freeCapital, freeStarts));
  }

  /** A neighbour that is cheaper becomes the best, and has neighbours of its own. */
  private List<Neighbour> neighbours(Optimum optimum) {
    List<Neighbour> found = new Neighbours(optimum, effort, seed, course::step).all();
    for (int time = 0; time < MOST_IMPROVEMENTS && isCheaper(found, optimum); time++) {
      optimum.offer(found.getFirst().starts);
      found = new Neighbours(optimum, effort, seed, course::check).all();
    }
    return found;
  }

  private static boolean isCheaper(List<Neighbour> found, Optimum optimum) {
    return !found.isEmpty()
        && found.getFirst().isAllowed()
        && found.getFirst().totalCents < optimum.cents();
  }

  private List<RunnerUp> runnersUp(List<Neighbour> neighbours, Plan best, Evaluation evaluation) {
    List<RunnerUp> runnersUp = new ArrayList<>();
    Set<Set<String>> seen = new HashSet<>();
    for (Neighbour neighbour : neighbours) {
      Plan plan = program.plan(neighbour.starts);
      if (neighbour.isAllowed()
          && runnersUp.size() < effort.runnersUp()
          && seen.add(plan.startQuarters().keySet())) {
        runnersUp.add(RunnerUp.of(plan, evaluator.of(plan), best, evaluation));
      }
    }
    return runnersUp;
  }

  private List<Verdict> verdicts(List<Neighbour> neighbours, int[] starts, Evaluation best) {
    Map<Integer, Neighbour> byOption = new HashMap<>();
    neighbours.forEach(it -> byOption.put(it.must.option(), it));
    Reach reach = Reach.within(program);
    return IntStream.range(0, program.options)
        .mapToObj(
            option -> {
              String id = its.options().get(option).id();
              Neighbour neighbour = byOption.get(option);
              return neighbour == null
                  ? new Verdict.TooLate(id, reach.earliestStart(option), program.quarters)
                  : verdict(id, starts[option] != NEVER, neighbour, best);
            })
        .toList();
  }

  private Verdict verdict(String id, boolean built, Neighbour neighbour, Evaluation best) {
    Evaluation otherwise = evaluator.of(program.plan(neighbour.starts));
    return otherwise.isAllowed()
        ? new Verdict.Dearer(id, built, otherwise.cost().minus(best.cost()))
        : new Verdict.Limited(id, built, otherwise.broken());
  }

  private WhatIf whatIf(Waiver without, Plan best, Evaluation evaluation) {
    Program waived = new Program(without.apply(its));
    Optimum optimum =
        new Optimum(
            waived, waived.starts(best), effort.part(PART_FOR_WAIVERS), seed, course::check);
    course.step();
    long savedCents = evaluation.cost().totalCents() - optimum.cents();
    Plan plan = savedCents > 0 ? waived.plan(optimum.starts()) : best;
    return new WhatIf(without, plan, evaluator.of(plan), Math.max(0, savedCents));
  }
}
