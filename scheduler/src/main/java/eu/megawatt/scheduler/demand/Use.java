package eu.megawatt.scheduler.demand;

import java.util.List;

/**
 * How a job runs: in which option from which slot to which, in the order of time.
 *
 * @param eur energy, carbon, lateness, restarts and transfers
 */
record Use(Ask ask, List<Stretch> stretches, double eur) {

  Use {
    stretches = List.copyOf(stretches);
  }

  /** Some slots in one option. */
  record Stretch(Ask.Option option, int from, int to) {}

  int start() {
    return stretches.getFirst().from;
  }

  int end() {
    return stretches.getLast().to;
  }

  /** Takes what it needs, or with -1 gives it back. */
  void take(Ledger ledger, int sign) {
    for (Stretch stretch : stretches) {
      for (int slot = stretch.from; slot < stretch.to; slot++) {
        ledger.take(
            stretch.option.place(),
            ask.tenant,
            slot,
            (double) sign * ask.job.gpus(),
            sign * ask.watts(stretch.option, slot),
            ask.isFirm());
      }
    }
  }
}
