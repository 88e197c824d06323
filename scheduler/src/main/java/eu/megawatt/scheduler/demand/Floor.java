package eu.megawatt.scheduler.demand;

/**
 * What the rest of a job's work costs at the least from a slot on: at the lowest price of work that
 * there is later, and as late as it ends if it runs as fast as it can. Only where no price is
 * negative.
 */
final class Floor {

  /** Nothing is known. */
  static final Floor NONE = new Floor();

  private static final double NEARLY = 1e-9;

  private final int from;

  /** For the whole work, by slot. */
  private final double[] cheapest;

  /** What is late by the slot with whose beginning it ends. */
  private final double[] late;

  private final double sharePerSlot;

  private Floor() {
    from = 0;
    cheapest = new double[0];
    late = new double[0];
    sharePerSlot = 1;
  }

  Floor(Ask ask, Ledger ledger, RunFinder.Pricing pricing, int slotMinutes, int from, int to) {
    this.from = from;
    cheapest = new double[to - from + 1];
    late = new double[to - from + 1];
    double fastest = 0;
    cheapest[to - from] = Double.POSITIVE_INFINITY;
    for (int slot = to - 1; slot >= from; slot--) {
      double least = cheapest[slot - from + 1];
      for (Ask.Option option : ask.options) {
        if (ask.fits(option, slot, ledger)) {
          double eur =
              ask.watts(option, slot) * pricing.eurPerWatt(option.place(), slot)
                  + ask.job.gpus() * option.place().eurPerGpu()[slot];
          least = Math.min(least, eur / (option.sharePerMinute() * slotMinutes));
        }
      }
      cheapest[slot - from] = least;
    }
    for (Ask.Option option : ask.options) {
      fastest = Math.max(fastest, option.sharePerMinute() * slotMinutes);
    }
    sharePerSlot = fastest;
    for (int end = from; end <= to; end++) {
      late[end - from] = ask.latenessEur(end);
    }
  }

  /**
   * What is still to be paid.
   *
   * @param slot in which it goes on at the earliest
   * @param share of the work that is left, more than 0
   */
  double eur(int slot, double share) {
    if (cheapest.length == 0) {
      return 0;
    }
    long end = slot - from + (long) Math.ceil(share / sharePerSlot - NEARLY);
    return end >= late.length
        ? Double.POSITIVE_INFINITY
        : cheapest[slot - from] * share + late[(int) end];
  }
}
