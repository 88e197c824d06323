package eu.megawatt.bench.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Megawatts and GPUs as cumulative constraints; collects what draws on each and posts them. */
final class CpSatLimits {

  private record Demand(IntervalVar when, long amount) {}

  private final Problem problem;
  private final CpModel model;
  private final List<List<Demand>> power = new ArrayList<>();
  private final List<List<Demand>> gpus = new ArrayList<>();
  private final boolean[][] isBelow;

  CpSatLimits(Problem problem, CpModel model) {
    this.problem = problem;
    this.model = model;
    this.isBelow = new boolean[problem.room.length][problem.path.length];
    for (int domain = 0; domain < problem.room.length; domain++) {
      power.add(new ArrayList<>());
      for (int pool : problem.poolsBelow[domain]) {
        isBelow[domain][pool] = true;
      }
    }
    for (int _ : problem.siteOfPool) {
      gpus.add(new ArrayList<>());
    }
  }

  /** What an alternative takes of its pools and of the power domains above them. */
  void add(JobSpec job, Alternative how, IntVar start, BoolVar taken, BoolVar[] inPool) {
    IntervalVar[] runs = new IntervalVar[inPool.length];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = model.newOptionalFixedSizeIntervalVar(start, how.run, inPool[i], "");
      gpus.get(how.pools[i]).add(new Demand(runs[i], job.gpus));
    }
    for (int domain = 0; domain < isBelow.length; domain++) {
      boolean[] below = isBelow[domain];
      if (Arrays.stream(how.pools).allMatch(pool -> below[pool])) {
        draw(domain, how, start, taken);
      } else {
        for (int i = 0; i < runs.length; i++) {
          if (below[how.pools[i]]) {
            draw(domain, how, start, inPool[i]);
          }
        }
      }
    }
  }

  private void draw(int domain, Alternative how, IntVar start, BoolVar taken) {
    if (how.isConstant() || how.earliest < how.latest) {
      long highest = 0;
      for (int slot = how.earliest; slot < how.latest + how.run; slot++) {
        highest = Math.max(highest, how.milliwatts(slot));
      }
      draw(domain, model.newOptionalFixedSizeIntervalVar(start, how.run, taken, ""), highest);
      return;
    }
    int end = how.earliest + how.run;
    for (int from = how.earliest, to; from < end; from = to) {
      to = from + 1;
      while (to < end && how.milliwatts(to) == how.milliwatts(from)) {
        to++;
      }
      IntervalVar stretch = model.newOptionalFixedInterval(from, to - (long) from, taken, "");
      draw(domain, stretch, how.milliwatts(from));
    }
  }

  private void draw(int domain, IntervalVar when, long milliwatts) {
    if (milliwatts > 0) {
      power.get(domain).add(new Demand(when, milliwatts));
    }
  }

  void post() {
    for (int domain = 0; domain < power.size(); domain++) {
      post(power.get(domain), problem.room[domain]);
    }
    for (int pool = 0; pool < gpus.size(); pool++) {
      post(gpus.get(pool), Arrays.stream(problem.gpus[pool]).asLongStream().toArray());
    }
  }

  private void post(List<Demand> demands, long[] limit) {
    if (demands.isEmpty()) {
      return;
    }
    long unit = demands.stream().mapToLong(Demand::amount).reduce(0, CpSatLimits::divisor);
    long[] room = Arrays.stream(limit).map(left -> Math.floorDiv(left, unit)).toArray();
    long most = Arrays.stream(room).max().orElseThrow();
    CumulativeConstraint cumulative = model.addCumulative(most);
    demands.forEach(demand -> cumulative.addDemand(demand.when, demand.amount / unit));
    for (int from = 0, to; from < room.length; from = to) {
      to = from + 1;
      while (to < room.length && room[to] == room[from]) {
        to++;
      }
      if (room[from] < most) {
        cumulative.addDemand(model.newFixedInterval(from, to - (long) from, ""), most - room[from]);
      }
    }
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
