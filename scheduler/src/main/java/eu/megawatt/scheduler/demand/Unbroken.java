package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cheapest way for a job to run without a break: in one pool, under one power cap or in
 * each slot as fast as there is power. Each start is looked at once, so it is fast; it is not
 * always the cheapest way there is, but what any other has to be cheaper than.
 */
final class Unbroken {

  private static final double NEARLY = 1e-9;

  private final Ask ask;
  private final Ledger ledger;
  private final RunFinder.Pricing pricing;
  private final int slotMinutes;
  private final int from;
  private final int to;

  /** Of the work, before it goes on. */
  private final double done;

  /** Minutes before it works. */
  private final double idle;

  /** Slots in which it cannot give way. */
  private final int rigidSlots;

  private Optional<List<Use.Stretch>> best = Optional.empty();
  private double bestEur;

  Unbroken(Ask ask, Ledger ledger, RunFinder.Pricing pricing, int slotMinutes, int from, int to) {
    this.ask = ask;
    this.ledger = ledger;
    this.pricing = pricing;
    this.slotMinutes = slotMinutes;
    this.from = from;
    this.to = to;
    Standing standing = ask.standing;
    done = standing.pool().isPresent() ? standing.done() : standing.kept();
    rigidSlots = ask.rigidSlots(slotMinutes);
    idle = ask.idleMinutes();
  }

  /**
   * What was found, and what it costs as it is priced.
   *
   * @param stretches in the order of time
   */
  record Found(List<Use.Stretch> stretches, double eur) {
    Found {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * The cheapest one.
   *
   * @param belowEur what it has to be cheaper than, as it is priced here
   */
  Optional<Found> find(double belowEur) {
    bestEur = belowEur;
    for (List<Ask.Option> ladder : ladders()) {
      look(ladder);
    }
    return best.map(it -> new Found(it, bestEur));
  }

  /** Power caps by pool, the fastest first. */
  private List<List<Ask.Option>> ladders() {
    List<List<Ask.Option>> ladders = new ArrayList<>();
    for (Ask.Option option : ask.options) {
      if (isElsewhere(option)) {
        continue;
      }
      boolean isSame =
          !ladders.isEmpty()
              && ladders.getLast().getFirst().place().number() == option.place().number();
      if (!isSame) {
        ladders.add(new ArrayList<>());
      }
      ladders.getLast().add(option);
    }
    return ladders;
  }

  private boolean isElsewhere(Ask.Option option) {
    return ask.standing.pool().filter(it -> !it.equals(option.place().pool().id())).isPresent();
  }

  private void look(List<Ask.Option> ladder) {
    List<int[]> fitting = ladder.stream().map(this::fitting).toList();
    int[] rigid = rigidly(ladder.getFirst());
    for (int rung = 0; rung < ladder.size(); rung++) {
      Ask.Option option = ladder.get(rung);
      int[] fits = fitting.get(rung);
      double[] eur = eur(option);
      int slots = slots(option);
      for (int start = from; start <= lastStart(); start++) {
        int end = start + slots;
        if (end <= to
            && fits[start - from] >= slots
            && rigid[start - from] >= Math.min(slots, rigidSlots)) {
          double all =
              beginEur(option) + eur[end - from] - eur[start - from] + ask.latenessEur(end);
          if (all < bestEur - NEARLY) {
            bestEur = all;
            best = Optional.of(List.of(new Use.Stretch(option, start, end)));
          }
        }
      }
    }
    if (ladder.size() > 1) {
      follow(ladder, fitting.getFirst(), fitting.getLast(), rigid);
    }
  }

  /** What runs goes on at once. */
  private int lastStart() {
    return ask.standing.pool().isPresent() ? from : to - 1;
  }

  /** What it costs to begin, before anything is drawn. */
  private double beginEur(Ask.Option option) {
    boolean isAfterBreak = !ask.standing.isNew() && ask.standing.pool().isEmpty();
    return option.transferEur()
        + (isAfterBreak ? ask.interruption.map(Interruption::restartEur).orElse(0.0) : 0);
  }

  private int slots(Ask.Option option) {
    double minutes = idle + (1 - done) / option.sharePerMinute();
    return Math.max(1, (int) Math.ceil(minutes / slotMinutes - NEARLY));
  }

  /** For how many slots it fits from each on. */
  private int[] fitting(Ask.Option option) {
    int[] fits = new int[to - from];
    int run = 0;
    for (int slot = to - 1; slot >= from; slot--) {
      run = ask.fits(option, slot, ledger) ? run + 1 : 0;
      fits[slot - from] = run;
    }
    return fits;
  }

  /** For how many slots there is room in a pool from each on while it cannot give way. */
  private int[] rigidly(Ask.Option option) {
    int[] fits = new int[to - from];
    int run = 0;
    for (int slot = to - 1; slot >= from; slot--) {
      run = ask.fitsRigidly(option, slot, ledger) ? run + 1 : 0;
      fits[slot - from] = run;
    }
    return fits;
  }

  private double eur(Ask.Option option, int slot) {
    return ask.watts(option, slot) * pricing.eurPerWatt(option.place(), slot)
        + ask.job.gpus() * option.place().eurPerGpu()[slot];
  }

  /** What all slots before each cost. */
  private double[] eur(Ask.Option option) {
    double[] eur = new double[to - from + 1];
    for (int slot = from; slot < to; slot++) {
      eur[slot - from + 1] = eur[slot - from] + eur(option, slot);
    }
    return eur;
  }

  /**
   * As fast as there is power in each slot, for those starts at which the slowest way fits but not
   * the fastest, where that ends sooner and anybody cares.
   */
  private void follow(List<Ask.Option> ladder, int[] fastest, int[] slowest, int[] rigid) {
    int least = slots(ladder.getFirst());
    for (int start = from; start <= lastStart(); start++) {
      boolean isRoomy = rigid[start - from] >= rigidSlots;
      int most =
          isRoomy ? slowest[start - from] : Math.min(slowest[start - from], rigid[start - from]);
      if (most >= least && fastest[start - from] < least && isSooner(start + least)) {
        follow(ladder, start, start + most);
      }
    }
  }

  /** Whether an end there is worth looking for: nothing else was found, or it is late. */
  private boolean isSooner(int end) {
    return best.map(it -> it.getLast().to())
        .filter(it -> end >= it || ask.latenessEur(it) <= 0)
        .isEmpty();
  }

  private void follow(List<Ask.Option> ladder, int start, int end) {
    List<Use.Stretch> stretches = new ArrayList<>();
    double eur = beginEur(ladder.getFirst());
    double work = done;
    double minutes = 0;
    for (int slot = start; slot < end && eur < bestEur; slot++) {
      Ask.Option option = fastest(ladder, slot);
      double before = Math.max(minutes, idle);
      minutes += slotMinutes;
      work += Math.max(0, minutes - before) * option.sharePerMinute();
      eur += eur(option, slot);
      if (!stretches.isEmpty() && stretches.getLast().option().equals(option)) {
        stretches.add(new Use.Stretch(option, stretches.removeLast().from(), slot + 1));
      } else {
        stretches.add(new Use.Stretch(option, slot, slot + 1));
      }
      if (work >= 1 - NEARLY) {
        double all = eur + ask.latenessEur(slot + 1);
        if (all < bestEur - NEARLY) {
          bestEur = all;
          best = Optional.of(stretches);
        }
        return;
      }
    }
  }

  /** The slowest fits. */
  private Ask.Option fastest(List<Ask.Option> ladder, int slot) {
    for (Ask.Option option : ladder) {
      if (ask.fits(option, slot, ledger)) {
        return option;
      }
    }
    return ladder.getLast();
  }
}
