package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The outlook by brute force: day by day, each demand by a power, and whether all of it fits by
 * sending it through a network from profiles to sites until nothing more goes. Chance is asked as
 * the outlook asks it, and nothing else is shared.
 */
final class NaiveOutlook {

  private final CapacityPlan plan;
  private final Question question;
  private final Chance chance;

  NaiveOutlook(CapacityPlan plan, Question question) {
    this.plan = plan;
    this.question = question;
    this.chance = new Chance(question.seed());
  }

  /** The day by which it has run out in a part of all draws. */
  Optional<LocalDate> at(double part) {
    List<LocalDate> days = new ArrayList<>();
    for (int draw = 0; draw < question.drawCount(); draw++) {
      days.add(exhausted(draw).orElse(LocalDate.MAX));
    }
    Collections.sort(days);
    LocalDate day = days.get((int) Math.ceil(part * days.size()) - 1);
    return day.equals(LocalDate.MAX) ? Optional.empty() : Optional.of(day);
  }

  private Optional<LocalDate> exhausted(int draw) {
    for (LocalDate day = plan.from(); day.isBefore(question.to()); day = day.plusDays(1)) {
      if (!fits(draw, day)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private boolean fits(int draw, LocalDate day) {
    if (!fits(draw, day, Optional.empty())) {
      return false;
    }
    for (String type : new TreeSet<>(plan.gpus().stream().map(GpuLot::gpuType).toList())) {
      if (!fits(draw, day, Optional.of(type))) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int draw, LocalDate day, Optional<String> type) {
    Map<String, Double> demand = new HashMap<>();
    for (DemandStream it : plan.streams()) {
      if (type.isEmpty() || type.get().equals(it.gpuType())) {
        demand.merge(it.profileId(), kw(it, draw, day), Double::sum);
      }
    }
    for (Project it : plan.projects()) {
      if (type.isEmpty() || type.get().equals(it.gpuType())) {
        demand.merge(it.profileId(), kw(it, draw, day), Double::sum);
      }
    }
    double perKw = type.map(it -> 1_000.0 / watts(it)).orElse(1.0);
    demand.replaceAll((_, kw) -> kw * perKw);
    Map<String, Double> supply = new HashMap<>();
    for (Site site : plan.sites().values()) {
      double there = type.map(it -> gpus(draw, day, site, it)).orElse(power(draw, day, site));
      supply.put(site.id(), there * (1 - question.reservePermille() / 1_000.0));
    }
    return sent(demand, supply) >= demand.values().stream().mapToDouble(it -> it).sum() - 1e-6;
  }

  private int watts(String type) {
    return plan.gpus().stream()
        .filter(it -> it.gpuType().equals(type))
        .mapToInt(GpuLot::wattsPerGpu)
        .max()
        .orElse(1_000);
  }

  private double power(int draw, LocalDate day, Site site) {
    double kw = 0;
    for (SupplyStep step : plan.steps()) {
      int late = step.delay().at(chance.uniform(draw, Chance.key("step:" + step.id())));
      boolean isThere =
          step.siteId().equals(site.id())
              && question.counted().contains(step.kind())
              && !step.on().plusDays(late).isAfter(day);
      kw += isThere ? step.gridKw() / site.pue().design() * step.availabilityPermille() / 1e3 : 0;
    }
    return kw;
  }

  private double gpus(int draw, LocalDate day, Site site, String type) {
    double count = 0;
    for (GpuLot lot : plan.gpus()) {
      int late = lot.delay().at(chance.uniform(draw, Chance.key("lot:" + lot.id())));
      if (lot.siteId().equals(site.id())
          && lot.gpuType().equals(type)
          && !lot.on().plusDays(late).isAfter(day)) {
        count += lot.count();
      }
    }
    return count;
  }

  private double kw(DemandStream stream, int draw, LocalDate day) {
    double z = chance.normal(draw, Chance.key("stream:" + stream.id()));
    double years = (day.toEpochDay() - plan.from().toEpochDay()) / 365.25;
    return switch (stream.growth()) {
      case Growth.Compound it ->
          stream.startKw()
              * Math.pow(1 + Math.max(-0.95, it.meanRatio() + it.deviationRatio() * z), years);
      case Growth.Forecast it -> {
        Growth.Forecast.Point before = it.points().getFirst();
        for (Growth.Forecast.Point after : it.points()) {
          if (!after.day().isBefore(day)) {
            yield between(before, after, day, z);
          }
          before = after;
        }
        yield between(before, before, day, z);
      }
    };
  }

  private static double between(
      Growth.Forecast.Point before, Growth.Forecast.Point after, LocalDate day, double z) {
    double span = after.day().toEpochDay() - (double) before.day().toEpochDay();
    double part = span == 0 ? 0 : (day.toEpochDay() - before.day().toEpochDay()) / span;
    return (1 - part) * halved(before, z) + part * halved(after, z);
  }

  /** By the quantiles of the normal distribution, from the median on. */
  private static double halved(Growth.Forecast.Point its, double z) {
    double quantile = z < 0 ? its.p10Kw() : its.p90Kw();
    double deviations = z < 0 ? -1.2815515655446004 : 1.2815515655446004;
    return Math.max(0, its.medianKw() + (quantile - its.medianKw()) * z / deviations);
  }

  private double kw(Project project, int draw, LocalDate day) {
    boolean comes =
        chance.uniform(draw, Chance.key("comes:" + project.id()))
            < project.probabilityPermille() / 1_000.0;
    int late = project.delay().at(chance.uniform(draw, Chance.key("project:" + project.id())));
    long since = day.toEpochDay() - project.start().plusDays(late).toEpochDay();
    if (!comes || since < 0) {
      return 0;
    }
    return since >= project.rampDays() ? project.kw() : project.kw() * since / project.rampDays();
  }

  /** The most that can be sent from profiles to sites: augmenting paths, the shortest first. */
  private double sent(Map<String, Double> demand, Map<String, Double> supply) {
    List<String> names = new ArrayList<>(List.of("source", "sink"));
    demand.keySet().forEach(it -> names.add("profile " + it));
    supply.keySet().forEach(it -> names.add("site " + it));
    double[][] left = new double[names.size()][names.size()];
    demand.forEach((id, kw) -> left[0][names.indexOf("profile " + id)] = kw);
    supply.forEach((id, kw) -> left[names.indexOf("site " + id)][1] = Math.max(0, kw));
    for (Site site : plan.sites().values()) {
      for (String profile : demand.keySet()) {
        if (site.profileIds().contains(profile)) {
          left[names.indexOf("profile " + profile)][names.indexOf("site " + site.id())] = 1e12;
        }
      }
    }
    double sent = 0;
    for (int[] path = path(left); path[1] >= 0; path = path(left)) {
      double most = Double.MAX_VALUE;
      for (int at = 1; at != 0; at = path[at]) {
        most = Math.min(most, left[path[at]][at]);
      }
      for (int at = 1; at != 0; at = path[at]) {
        left[path[at]][at] -= most;
        left[at][path[at]] += most;
      }
      sent += most;
    }
    return sent;
  }

  private static int[] path(double[][] left) {
    int[] from = new int[left.length];
    Arrays.fill(from, -1);
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      int at = open.removeFirst();
      for (int next = 1; next < left.length; next++) {
        if (from[next] < 0 && left[at][next] > 1e-9) {
          from[next] = at;
          open.add(next);
        }
      }
    }
    return from;
  }
}
