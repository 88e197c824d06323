package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Interruption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the cheapest way for a job to run in what is left: labels from slot to slot, of which those
 * that another one beats in every way are dropped, or that cannot become cheaper than what is
 * known. Exact as long as no more than {@code mostLabels} of a kind are alive at once and no price
 * is negative; beyond, the cheapest by the work they have done are kept. Where few are kept those
 * that have done about as much are a kind, and of all only those are followed that may turn out
 * cheapest.
 */
final class RunFinder {

  private static final double NEARLY = 1e-9;

  /** So many labels of a kind are hardly ever alive at once. */
  static final int MANY = 200;

  private static final int LEVELS = 24;

  /** Where few labels are kept: of all kinds together in a slot. */
  private static final int BEAM = 60;

  private final Ask ask;
  private final Ledger ledger;
  private final Pricing pricing;
  private final int slotMinutes;
  private final int mostLabels;
  private final boolean isExact;
  private final double restart;
  private final double checkpoint;
  private final double least;
  private final double restartEur;
  private final List<Purse> purses;
  private Optional<Label> best = Optional.empty();
  private double bestEur;
  private Floor floor = Floor.NONE;

  /** Whether some slot earns something, so that what costs too much may still cost less. */
  private boolean isPaid;

  /** Whether some slot gives something back to a budget. */
  private boolean hasPaid;

  /** What a watt costs in a slot to whoever looks, which need not be what it costs. */
  @FunctionalInterface
  interface Pricing {

    /** What it does cost. */
    Pricing TRUE = (place, slot) -> place.eurPerWatt()[slot];

    double eurPerWatt(Terrain.Place place, int slot);
  }

  /** Where and when a job runs or rests, up to a slot. */
  private static final class Label {
    final Optional<Label> before;
    final Optional<Ask.Option> option;
    final int slot;
    final int minutes;
    final double done;
    final double kept;
    final double eur;
    final int sites;
    final boolean isFirst;

    /** Of each purse. */
    final double[] spent;

    Label(
        Optional<Label> before,
        Optional<Ask.Option> option,
        int slot,
        int minutes,
        double done,
        double kept,
        double eur,
        int sites,
        boolean isFirst,
        double[] spent) {
      this.before = before;
      this.option = option;
      this.slot = slot;
      this.minutes = minutes;
      this.done = done;
      this.kept = kept;
      this.eur = eur;
      this.sites = sites;
      this.isFirst = isFirst;
      this.spent = spent;
    }

    boolean beats(Label other) {
      return done >= other.done - NEARLY
          && kept >= other.kept - NEARLY
          && eur <= other.eur + NEARLY
          && hasSpentNoMoreThan(other);
    }

    private boolean hasSpentNoMoreThan(Label other) {
      for (int i = 0; i < spent.length; i++) {
        if (spent[i] > other.spent[i] + NEARLY) {
          return false;
        }
      }
      return true;
    }
  }

  /** Labels that can be held against each other. */
  private record Kind(int place, int phase, int level, int sites, boolean isFirst) {}

  private static final int RESTING = -1;

  RunFinder(Ask ask, Ledger ledger, Pricing pricing, int slotMinutes, int mostLabels) {
    this.ask = ask;
    this.ledger = ledger;
    this.pricing = pricing;
    this.slotMinutes = slotMinutes;
    this.mostLabels = mostLabels;
    this.isExact = mostLabels >= MANY;
    Interruption may = ask.interruption.orElse(new Interruption(1, 0, 0, 0));
    restart = may.restartMinutes();
    checkpoint = may.checkpointMinutes();
    least = may.leastMinutes();
    restartEur = may.restartEur();
    purses = ledger.purses(ask.tenant);
  }

  /**
   * The cheapest run between two slots.
   *
   * @param belowEur what it has to be cheaper than, as it is priced here
   */
  Optional<Use> find(int from, int to, double belowEur) {
    bestEur = belowEur;
    isPaid = isPaid(pricing, Math.max(from, ask.earliest), to);
    hasPaid = purses.stream().anyMatch(it -> isPaid(it::perWatt, Math.max(from, ask.earliest), to));
    int begin = Math.max(from, ask.earliest);
    if (begin >= to) {
      return Optional.empty();
    }
    Optional<Unbroken.Found> unbroken = unbroken(begin, to);
    unbroken.ifPresent(it -> bestEur = it.eur());
    if (!isExact && purses.isEmpty() && !mayBreak(to - begin)) {
      return unbroken.map(it -> Use.of(ask, it.stretches()));
    }
    floor = new Floor(ask, ledger, pricing, slotMinutes, begin, to);
    Map<Kind, List<Label>> alive = new HashMap<>();
    if (!ask.standing.isNew()) {
      keep(standing(begin), alive);
    }
    for (int slot = begin; slot < to; slot++) {
      Map<Kind, List<Label>> next = new HashMap<>();
      if (ask.standing.isNew()) {
        begin(fresh(slot), slot, RESTING, next);
      }
      for (List<Label> some : alive.values()) {
        for (Label label : some) {
          if (label.option.isEmpty()) {
            begin(label, slot, RESTING, next);
            keep(rested(label, slot + 1, label.kept), next);
          } else {
            goOn(label, slot, next);
          }
        }
      }
      alive = isExact ? next : promising(next, slot + 1);
    }
    return best.map(this::use).or(() -> unbroken.map(it -> Use.of(ask, it.stretches())));
  }

  private boolean mayBreak(int slots) {
    return !ask.isFirm()
        && (ask.standing.pool().isPresent() || least < (double) slots * slotMinutes);
  }

  /** The cheapest run without a break; not looked for where budgets have to be kept. */
  private Optional<Unbroken.Found> unbroken(int begin, int to) {
    return !purses.isEmpty()
        ? Optional.empty()
        : new Unbroken(ask, ledger, pricing, slotMinutes, begin, to).find(bestEur);
  }

  private Label fresh(int slot) {
    double[] spent = new double[purses.size()];
    return new Label(Optional.empty(), Optional.empty(), slot, 0, 0, 0, 0, 0, true, spent);
  }

  private Label standing(int slot) {
    Standing its = ask.standing;
    Optional<Ask.Option> running =
        ask.options.stream()
            .filter(it -> its.pool().filter(it.place().pool().id()::equals).isPresent())
            .findFirst();
    return new Label(
        Optional.empty(),
        running,
        slot,
        running.isPresent() ? its.minutes() : 0,
        running.isPresent() ? its.done() : its.kept(),
        its.kept(),
        0,
        0,
        running.isPresent() && its.isFirst(),
        new double[purses.size()]);
  }

  /** Begins to run in each option there is, but in one pool. */
  private void begin(Label label, int slot, int butIn, Map<Kind, List<Label>> next) {
    for (Ask.Option option : ask.options) {
      if (option.place().number() == butIn) {
        continue;
      }
      int site = 1 << option.place().site();
      boolean isNew = (label.sites & site) == 0;
      double eur =
          label.eur + (label.isFirst ? 0 : restartEur) + (isNew ? option.transferEur() : 0);
      Label here =
          new Label(
              Optional.of(label),
              Optional.of(option),
              slot,
              0,
              label.done,
              label.kept,
              eur,
              label.sites | site,
              label.isFirst,
              label.spent);
      run(here, option, slot, next);
    }
  }

  /** Goes on in the same pool, rests, or begins elsewhere at once. */
  private void goOn(Label label, int slot, Map<Kind, List<Label>> next) {
    Ask.Option now = label.option.orElseThrow();
    for (Ask.Option option : ask.options) {
      if (option.place().number() == now.place().number()) {
        run(label, option, slot, next);
      }
    }
    if (ask.interruption.isPresent() && label.minutes - idle(label) >= least - NEARLY) {
      Label stopped = rested(label, slot, label.kept);
      begin(stopped, slot, now.place().number(), next);
      keep(rested(label, slot + 1, label.kept), next);
    }
  }

  private static Label rested(Label label, int slot, double kept) {
    return new Label(
        Optional.of(label),
        Optional.empty(),
        slot,
        0,
        kept,
        kept,
        label.eur,
        label.sites,
        false,
        label.spent);
  }

  private double idle(Label label) {
    return label.isFirst ? 0 : restart;
  }

  /** Runs for one slot, where there is room. */
  private void run(Label label, Ask.Option option, int slot, Map<Kind, List<Label>> next) {
    boolean isRigid = label.minutes < ask.rigidMinutes(label.isFirst);
    if (!ask.fits(option, slot, ledger) || (isRigid && !ask.fitsRigidly(option, slot, ledger))) {
      return;
    }
    double watts = ask.watts(option, slot);
    double begin = Math.max(label.minutes, idle(label));
    int minutes = label.minutes + slotMinutes;
    double done = label.done + Math.max(0, minutes - begin) * option.sharePerMinute();
    double eur =
        label.eur
            + watts * pricing.eurPerWatt(option.place(), slot)
            + ask.job.gpus() * option.place().eurPerGpu()[slot];
    double[] spent = spent(label, option, slot, watts);
    if (!hasPaid && isBeyond(spent)) {
      return;
    }
    if (done >= 1 - NEARLY) {
      double all = eur + ask.latenessEur(slot + 1);
      if (all < bestEur && !isBeyond(spent)) {
        bestEur = all;
        best =
            Optional.of(
                new Label(
                    Optional.of(label),
                    Optional.of(option),
                    slot + 1,
                    minutes,
                    done,
                    done,
                    eur,
                    label.sites,
                    label.isFirst,
                    spent));
      }
      return;
    }
    if (!isPaid && eur + floor.eur(slot + 1, 1 - done) >= bestEur) {
      return;
    }
    double last =
        idle(label)
            + Math.floor(Math.max(0, minutes - idle(label)) / checkpoint + NEARLY) * checkpoint;
    double kept = last > begin ? label.done + (last - begin) * option.sharePerMinute() : label.kept;
    keep(
        new Label(
            Optional.of(label),
            Optional.of(option),
            slot + 1,
            minutes,
            done,
            kept,
            eur,
            label.sites,
            label.isFirst,
            spent),
        next);
  }

  private double[] spent(Label label, Ask.Option option, int slot, double watts) {
    if (purses.isEmpty()) {
      return label.spent;
    }
    double[] spent = label.spent.clone();
    for (int i = 0; i < spent.length; i++) {
      spent[i] += watts * purses.get(i).perWatt(option.place(), slot);
    }
    return spent;
  }

  private boolean isBeyond(double[] spent) {
    for (int i = 0; i < spent.length; i++) {
      if (spent[i] > purses.get(i).left()) {
        return true;
      }
    }
    return false;
  }

  private boolean isPaid(Pricing prices, int from, int to) {
    for (Ask.Option option : ask.options) {
      for (int slot = from; slot < to; slot++) {
        if (prices.eurPerWatt(option.place(), slot) < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Minutes, as far as they matter for what comes: until a break is allowed, then to checkpoints.
   * Of a job that may not be interrupted they say when it began, and those that began at different
   * times are all kept.
   */
  private int phase(Label label) {
    double work = label.minutes - idle(label);
    if (label.option.isEmpty() || ask.isFirm() || work < least - NEARLY) {
      return label.minutes;
    }
    double since = work - Math.floor(Math.max(0, work) / checkpoint + NEARLY) * checkpoint;
    return -1 - (int) Math.round(since * 1_000);
  }

  /**
   * How far a label is, where only a few of a kind are kept: one that is far is no worse for that.
   */
  private int level(Label label) {
    return isExact || ask.isFirm() ? 0 : (int) (label.done * LEVELS);
  }

  private void keep(Label label, Map<Kind, List<Label>> all) {
    Kind kind =
        new Kind(
            label.option.map(it -> it.place().number()).orElse(RESTING),
            phase(label),
            level(label),
            label.sites,
            label.isFirst);
    List<Label> some = all.computeIfAbsent(kind, _ -> new ArrayList<>());
    for (Label other : some) {
      if (other.beats(label)) {
        return;
      }
    }
    some.removeIf(label::beats);
    some.add(label);
    if (some.size() > mostLabels) {
      some.remove(worst(some));
    }
  }

  /** Those of all that may turn out cheapest, where they are too many. */
  private Map<Kind, List<Label>> promising(Map<Kind, List<Label>> all, int slot) {
    if (all.values().stream().mapToInt(List::size).sum() <= BEAM) {
      return all;
    }
    List<Map.Entry<Kind, Label>> some = new ArrayList<>();
    all.forEach((kind, its) -> its.forEach(it -> some.add(Map.entry(kind, it))));
    some.sort(
        Comparator.comparingDouble(
            it -> it.getValue().eur + floor.eur(slot, 1 - it.getValue().done)));
    Map<Kind, List<Label>> kept = new HashMap<>();
    for (Map.Entry<Kind, Label> it : some.subList(0, BEAM)) {
      kept.computeIfAbsent(it.getKey(), _ -> new ArrayList<>()).add(it.getValue());
    }
    return kept;
  }

  private static int worst(List<Label> some) {
    int worst = 0;
    for (int i = 1; i < some.size(); i++) {
      if (some.get(i).eur / Math.max(NEARLY, some.get(i).done)
          > some.get(worst).eur / Math.max(NEARLY, some.get(worst).done)) {
        worst = i;
      }
    }
    return worst;
  }

  private Use use(Label last) {
    List<Use.Stretch> stretches = new ArrayList<>();
    Optional<Label> at = Optional.of(last);
    while (at.isPresent()) {
      Label label = at.get();
      Optional<Label> before = label.before;
      if (label.option.isPresent() && before.isPresent() && before.get().slot < label.slot) {
        stretches.add(new Use.Stretch(label.option.get(), label.slot - 1, label.slot));
      }
      at = before;
    }
    Collections.reverse(stretches);
    return Use.of(ask, joined(stretches));
  }

  /** Slots that follow each other in one option are one stretch. */
  private static List<Use.Stretch> joined(List<Use.Stretch> slots) {
    List<Use.Stretch> joined = new ArrayList<>();
    for (Use.Stretch slot : slots) {
      if (!joined.isEmpty()
          && joined.getLast().option().equals(slot.option())
          && joined.getLast().to() == slot.from()) {
        joined.add(new Use.Stretch(slot.option(), joined.removeLast().from(), slot.to()));
      } else {
        joined.add(slot);
      }
    }
    return joined;
  }
}
