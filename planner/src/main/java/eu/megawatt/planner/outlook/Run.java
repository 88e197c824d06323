package eu.megawatt.planner.outlook;

import java.util.Arrays;

/**
 * Goes through the days of draws: when what runs out, and what all demand comes to. For one thread.
 */
final class Run {

  /** Below a watt nothing runs out: sums of kilowatts are not exact. */
  private static final double TOLERANCE_KW = 1e-6;

  private final Terms terms;
  private final Draw draw;
  private final double[] demand;
  private final double[] supply;

  Run(Terms terms) {
    this.terms = terms;
    this.draw = new Draw(terms);
    this.demand = new double[terms.dayCount];
    this.supply = new double[terms.dayCount + 1];
  }

  /**
   * What came of a draw.
   *
   * @param exhaustedDay of each domain; the number of days where it lasts
   * @param totalKw of IT, of all demand, on the days that are told
   * @param left of each domain on these days, in its unit; below 0 where it is short
   * @param siteKw of IT that each site may use on these days, less the reserve
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
  record Outcome(int[] exhaustedDay, double[] totalKw, double[][] left, double[][] siteKw) {}

  Outcome of(int number, int[] toldDays) {
    draw.draw(number);
    int[] exhausted = new int[terms.domains.size()];
    double[][] left = new double[terms.domains.size()][toldDays.length];
    for (int d = 0; d < exhausted.length; d++) {
      exhausted[d] = exhausted(d, toldDays, left[d]);
    }
    double[] total = new double[toldDays.length];
    for (int i = 0; i < toldDays.length; i++) {
      for (double[] its : draw.demandKw) {
        total[i] += its[toldDays[i]];
      }
    }
    return new Outcome(exhausted, total, left, siteKw(toldDays));
  }

  private double[][] siteKw(int[] toldDays) {
    double usable = 1 - terms.question.reservePermille() / 1_000.0;
    double[][] kw = new double[terms.siteIds.size()][toldDays.length];
    for (int step = 0; step < draw.stepDay.length; step++) {
      for (int i = 0; i < toldDays.length; i++) {
        if (draw.stepDay[step] <= toldDays[i]) {
          kw[terms.stepSite[step]][i] += terms.stepItKw[step] * usable;
        }
      }
    }
    return kw;
  }

  private int exhausted(int d, int[] toldDays, double[] left) {
    demand(d);
    supply(d);
    double usable = 1 - terms.question.reservePermille() / 1_000.0;
    double perKw = terms.perKw(terms.domains.get(d));
    double there = 0;
    int exhausted = terms.dayCount;
    int told = 0;
    for (int day = 0; day < terms.dayCount; day++) {
      there += supply[day];
      double its = there * usable - demand[day] * perKw;
      if (its < -TOLERANCE_KW && exhausted == terms.dayCount) {
        exhausted = day;
      }
      if (told < toldDays.length && toldDays[told] == day) {
        left[told++] = its;
      }
    }
    return exhausted;
  }

  private void demand(int d) {
    Arrays.fill(demand, 0);
    int streams = terms.plan.streams().size();
    for (int i = 0; i < draw.demandKw.length; i++) {
      boolean isOf = i < streams ? terms.hasStream[d][i] : terms.hasProject[d][i - streams];
      if (isOf) {
        double[] its = draw.demandKw[i];
        for (int day = 0; day < demand.length; day++) {
          demand[day] += its[day];
        }
      }
    }
  }

  /** What comes on each day; what was there before the first is there on the first. */
  private void supply(int d) {
    Arrays.fill(supply, 0);
    for (int i = 0; i < draw.stepDay.length; i++) {
      if (terms.hasStep[d][i]) {
        supply[Math.clamp(draw.stepDay[i], 0, terms.dayCount)] += terms.stepItKw[i];
      }
    }
    for (int i = 0; i < draw.lotDay.length; i++) {
      if (terms.hasLot[d][i]) {
        supply[Math.clamp(draw.lotDay[i], 0, terms.dayCount)] += terms.plan.gpus().get(i).count();
      }
    }
  }
}
