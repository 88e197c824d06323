package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.CapacityPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Asks chance many times when what runs out (Monte Carlo). The same plan and question have the same
 * outlook, on however many processors it is made.
 */
public final class MonteCarlo {

  private static final int TOLD_EACH_MONTHS = 1;
  private static final int AT_ONCE = 50;

  private final Terms terms;
  private final int[] toldDays;
  private final int[][] exhausted;
  private final double[][] totalKw;

  /** By profile, told day and draw. */
  private final double[][][] headroomKw;

  /** By site, told day and draw. */
  private final double[][][] siteHeadroomKw;

  private final List<String> profiles;

  private MonteCarlo(CapacityPlan plan, Question question) {
    terms = new Terms(plan, question);
    toldDays = toldDays(plan.from(), question.to());
    exhausted = new int[terms.domains.size()][question.drawCount()];
    totalKw = new double[toldDays.length][question.drawCount()];
    profiles =
        terms.domains.stream()
            .filter(it -> it.gpuType().isEmpty())
            .flatMap(it -> it.profileIds().stream())
            .distinct()
            .sorted()
            .toList();
    headroomKw = new double[profiles.size()][toldDays.length][question.drawCount()];
    siteHeadroomKw = new double[terms.siteIds.size()][toldDays.length][question.drawCount()];
  }

  /**
   * The outlook.
   *
   * @throws IllegalArgumentException where the horizon is too near or too far
   */
  public static Outlook of(CapacityPlan plan, Question question) {
    return of(plan, question, () -> false, _ -> {});
  }

  /**
   * The outlook, with progress.
   *
   * @param isCancelled is asked now and then, by several threads
   * @param progress hears of how many draws are done, by several threads
   * @throws CancellationException where it was cancelled
   */
  public static Outlook of(
      CapacityPlan plan, Question question, BooleanSupplier isCancelled, IntConsumer progress) {
    MonteCarlo all = new MonteCarlo(plan, question);
    all.run(isCancelled, progress);
    return all.outlook();
  }

  /** The first day, the first of each month, and the last day. */
  private static int[] toldDays(LocalDate from, LocalDate to) {
    List<Integer> days = new ArrayList<>(List.of(0));
    for (LocalDate it = from.withDayOfMonth(1).plusMonths(TOLD_EACH_MONTHS);
        it.isBefore(to);
        it = it.plusMonths(TOLD_EACH_MONTHS)) {
      days.add((int) (it.toEpochDay() - from.toEpochDay()));
    }
    int last = (int) (to.toEpochDay() - from.toEpochDay()) - 1;
    if (days.getLast() < last) {
      days.add(last);
    }
    return days.stream().mapToInt(Integer::intValue).toArray();
  }

  private void run(BooleanSupplier isCancelled, IntConsumer progress) {
    int count = terms.question.drawCount();
    IntStream.range(0, Math.ceilDiv(count, AT_ONCE))
        .parallel()
        .forEach(
            block -> {
              if (isCancelled.getAsBoolean()) {
                throw new CancellationException("The outlook was cancelled");
              }
              int from = block * AT_ONCE;
              int to = Math.min(count, from + AT_ONCE);
              Run run = new Run(terms);
              for (int draw = from; draw < to; draw++) {
                keep(draw, run.of(draw, toldDays));
              }
              progress.accept(to - from);
            });
  }

  private void keep(int draw, Run.Outcome outcome) {
    for (int d = 0; d < exhausted.length; d++) {
      exhausted[d][draw] = outcome.exhaustedDay()[d];
    }
    for (int i = 0; i < totalKw.length; i++) {
      totalKw[i][draw] = outcome.totalKw()[i];
      for (int p = 0; p < headroomKw.length; p++) {
        headroomKw[p][i][draw] = headroomKw(profiles.get(p), outcome.left(), i);
      }
      for (int s = 0; s < siteHeadroomKw.length; s++) {
        siteHeadroomKw[s][i][draw] = siteHeadroomKw(s, outcome, i);
      }
    }
  }

  /** More work of a profile fits as long as no set of profiles that it is in is short of power. */
  private double headroomKw(String profile, double[][] left, int told) {
    double least = Double.MAX_VALUE;
    for (int d = 0; d < left.length; d++) {
      Domain domain = terms.domains.get(d);
      if (domain.gpuType().isEmpty() && domain.profileIds().contains(profile)) {
        least = Math.min(least, left[d][told]);
      }
    }
    return least;
  }

  /** No more than the site has, and no more than is left of any sites that it is among. */
  private double siteHeadroomKw(int site, Run.Outcome outcome, int told) {
    double least = Math.max(0, outcome.siteKw()[site][told]);
    for (int d = 0; d < outcome.left().length; d++) {
      Domain domain = terms.domains.get(d);
      if (domain.gpuType().isEmpty() && domain.siteIds().contains(terms.siteIds.get(site))) {
        least = Math.min(least, outcome.left()[d][told]);
      }
    }
    return least;
  }

  private Outlook outlook() {
    LocalDate from = terms.plan.from();
    int draws = terms.question.drawCount();
    int[] first = new int[draws];
    int[] binding = new int[exhausted.length];
    for (int draw = 0; draw < draws; draw++) {
      int earliest = earliest(draw);
      first[draw] = exhausted.length == 0 ? terms.dayCount : exhausted[earliest][draw];
      if (first[draw] < terms.dayCount) {
        binding[earliest]++;
      }
    }
    List<Outlook.DomainOutlook> domains = new ArrayList<>();
    for (int d = 0; d < exhausted.length; d++) {
      domains.add(
          new Outlook.DomainOutlook(
              terms.domains.get(d),
              Exhaustion.of(from, terms.dayCount, exhausted[d]),
              (double) binding[d] / draws));
    }
    return new Outlook(
        terms.plan,
        terms.question,
        Exhaustion.of(from, terms.dayCount, first),
        domains,
        points(),
        headrooms(),
        siteHeadrooms());
  }

  private List<Headroom> headrooms() {
    List<Headroom> headrooms = new ArrayList<>();
    for (int p = 0; p < headroomKw.length; p++) {
      for (int i = 0; i < toldDays.length; i++) {
        double[] sorted = headroomKw[p][i].clone();
        Arrays.sort(sorted);
        headrooms.add(
            new Headroom(
                profiles.get(p),
                terms.plan.from().plusDays(toldDays[i]),
                at(sorted, 0.5),
                at(sorted, 0.1)));
      }
    }
    return headrooms;
  }

  private List<SiteHeadroom> siteHeadrooms() {
    List<SiteHeadroom> headrooms = new ArrayList<>();
    for (int s = 0; s < siteHeadroomKw.length; s++) {
      for (int i = 0; i < toldDays.length; i++) {
        double[] sorted = siteHeadroomKw[s][i].clone();
        Arrays.sort(sorted);
        headrooms.add(
            new SiteHeadroom(
                terms.siteIds.get(s),
                terms.plan.from().plusDays(toldDays[i]),
                at(sorted, 0.5),
                at(sorted, 0.1)));
      }
    }
    return headrooms;
  }

  /** The domain that runs out first; of several on one day that with the fewest sites. */
  private int earliest(int draw) {
    int earliest = 0;
    for (int d = 1; d < exhausted.length; d++) {
      int day = exhausted[d][draw];
      int known = exhausted[earliest][draw];
      boolean isNarrower =
          terms.domains.get(d).siteIds().size() < terms.domains.get(earliest).siteIds().size();
      if (day < known || (day == known && isNarrower)) {
        earliest = d;
      }
    }
    return earliest;
  }

  private List<Outlook.Point> points() {
    List<Outlook.Point> points = new ArrayList<>();
    for (int i = 0; i < toldDays.length; i++) {
      double[] sorted = totalKw[i].clone();
      Arrays.sort(sorted);
      LocalDate day = terms.plan.from().plusDays(toldDays[i]);
      points.add(
          new Outlook.Point(
              day, at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9), Supply.on(terms.plan, day)));
    }
    return points;
  }

  private static long at(double[] sorted, double part) {
    return Math.round(sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)]);
  }
}
