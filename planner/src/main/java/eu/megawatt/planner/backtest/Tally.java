package eu.megawatt.planner.backtest;

/** Adds up errors of days. For one thread. */
final class Tally {

  private final int fromDays;
  private final int toDays;
  private long count;
  private double error;
  private double bias;
  private double scaled;
  private double naive;
  private long covered;

  Tally(int fromDays, int toDays) {
    this.fromDays = fromDays;
    this.toDays = toDays;
  }

  boolean isOf(int ahead) {
    return fromDays <= ahead && ahead <= toDays;
  }

  long count() {
    return count;
  }

  void add(BackTest.Day day, double unitKw) {
    double off = day.p50Kw() - day.cameKw();
    count++;
    error += Math.abs(off);
    bias += off;
    scaled += Math.abs(off) / unitKw;
    naive += Math.abs(day.naiveKw() - day.cameKw()) / unitKw;
    covered += day.isCovered() ? 1 : 0;
  }

  BackTest.Errors errors() {
    double days = Math.max(1, count);
    return new BackTest.Errors(
        fromDays,
        toDays,
        count,
        error / days,
        bias / days,
        scaled / days,
        naive / days,
        covered / days);
  }
}
