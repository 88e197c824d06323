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
  private final double headroomEur;

  private Use(Ask ask, List<Stretch> stretches, double eur, double headroomEur) {
    this.headroomEur = headroomEur;
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

  /** What it takes of the room for what is not known yet. */
  double headroomEur() {
    return headroomEur;
  }

  /** Both. */
  double pricedEur() {
    return eur + headroomEur;
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
    double headroomEur = 0;
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
        headroomEur += ask.job.gpus() * place.eurPerGpu()[slot];
      }
      if (sites.add(place.site())) {
        eur += stretch.option.transferEur();
      }
      if (before.isPresent() && !stretch.goesOn(before.get())) {
        eur += ask.interruption.orElseThrow().restartEur();
      }
      before = Optional.of(stretch);
    }
    return new Use(ask, stretches, eur, headroomEur);
  }

  private static boolean goesOn(Ask ask, Stretch first) {
    String pool = first.option.place().pool().id();
    return first.from == 0 && ask.standing.pool().filter(pool::equals).isPresent();
  }

  /** In which of its slots it cannot give way. */
  boolean[] rigid(int slotMinutes) {
    boolean[] rigid = new boolean[end() - start()];
    boolean isFirst = ask.standing.isFirst();
    int minutes = goesOn(ask, stretches.getFirst()) ? ask.standing.minutes() : 0;
    Optional<Stretch> before = Optional.empty();
    for (Stretch stretch : stretches) {
      if (before.isPresent() && !stretch.goesOn(before.get())) {
        isFirst = false;
        minutes = 0;
      }
      for (int slot = stretch.from; slot < stretch.to; slot++) {
        rigid[slot - start()] = minutes < ask.rigidMinutes(isFirst);
        minutes += slotMinutes;
      }
      before = Optional.of(stretch);
    }
    return rigid;
  }

  private void takeRigid(Ledger ledger, int sign) {
    boolean[] rigid = rigid(ledger.slotMinutes());
    for (Stretch stretch : stretches) {
      for (int slot = stretch.from; slot < stretch.to; slot++) {
        if (rigid[slot - start()]) {
          ledger.takeRigid(
              stretch.option.place(), ask.tenant, slot, (double) sign * ask.job.gpus());
        }
      }
    }
  }

  int start() {
    return stretches.getFirst().from;
  }

  int end() {
    return stretches.getLast().to;
  }

  /** Takes what it needs, or with -1 gives it back. */
  void take(Ledger ledger, int sign) {
    if (ledger.keepsPools()) {
      takeRigid(ledger, sign);
    }
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
