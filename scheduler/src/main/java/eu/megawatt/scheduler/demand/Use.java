package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Interruption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a job runs: in which option from which slot to which, in the order of time. */
final class Use {

  private final Ask ask;
  private final List<Stretch> stretches;
  private final double eur;

  private Use(Ask ask, List<Stretch> stretches, double eur) {
    this.ask = ask;
    this.stretches = List.copyOf(stretches);
    this.eur = eur;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** Energy, carbon, lateness, restarts and transfers. */
  double eur() {
    return eur;
  }

  /** Some slots in one option. */
  record Stretch(Ask.Option option, int from, int to) {

    private boolean goesOn(Stretch before) {
      return option.place().number() == before.option.place().number() && from == before.to;
    }
  }

  /** With what it really costs. */
  static Use of(Ask ask, List<Stretch> stretches) {
    double eur = ask.latenessEur(stretches.getLast().to);
    Set<Integer> sites = new HashSet<>();
    boolean isGoingOn = ask.standing.isNew() || goesOn(ask, stretches.getFirst());
    if (!isGoingOn) {
      eur += ask.interruption.map(Interruption::restartEur).orElse(0.0);
    }
    Optional<Stretch> before = Optional.empty();
    for (Stretch stretch : stretches) {
      Terrain.Place place = stretch.option.place();
      for (int slot = stretch.from; slot < stretch.to; slot++) {
        eur += ask.watts(stretch.option, slot) * place.eurPerWatt()[slot];
      }
      if (sites.add(place.site())) {
        eur += stretch.option.transferEur();
      }
      if (before.isPresent() && !stretch.goesOn(before.get())) {
        eur += ask.interruption.orElseThrow().restartEur();
      }
      before = Optional.of(stretch);
    }
    return new Use(ask, stretches, eur);
  }

  private static boolean goesOn(Ask ask, Stretch first) {
    String pool = first.option.place().pool().id();
    return first.from == 0 && ask.standing.pool().filter(pool::equals).isPresent();
  }

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
