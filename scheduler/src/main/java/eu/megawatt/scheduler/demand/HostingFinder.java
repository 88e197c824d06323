package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds how a service is run over some slots in what is left of a ledger. Where its tenant has
 * budgets they are kept by a price on top, as low as keeps them, and what is left then is spent
 * slot by slot. The ledger is as before when this returns.
 */
final class HostingFinder {

  /** Halvings of the price on top of a budget's measure. */
  private static final int HALVINGS = 14;

  private static final double HIGHEST = 1e4;

  /** What a megawatt-hour of a budget in energy counts at first, in EUR. */
  private static final double EUR_PER_MWH = 100;

  private final Terrain terrain;
  private final ServiceAsk ask;
  private final Ledger ledger;
  private final RunFinder.Pricing pricing;
  private final List<Purse> purses;

  HostingFinder(Terrain terrain, ServiceAsk ask, Ledger ledger, RunFinder.Pricing pricing) {
    this.terrain = terrain;
    this.ask = ask;
    this.ledger = ledger;
    this.pricing = pricing;
    this.purses = ledger.purses(ask.tenant);
  }

  /** One for each slot; empty where some slot has no room for as many as there must be. */
  Optional<List<Serving>> find(int from, int to) {
    Optional<List<Serving>> freely = find(from, to, 0);
    if (freely.isEmpty() || purses.isEmpty() || keeps(freely.get(), from)) {
      return freely;
    }
    double low = 0;
    double high = HIGHEST;
    Optional<List<Serving>> kept = find(from, to, high).filter(it -> keeps(it, from));
    for (int i = 0; i < HALVINGS && kept.isPresent(); i++) {
      double middle = low == 0 ? high / 10 : Math.sqrt(low * high);
      Optional<List<Serving>> found = find(from, to, middle).filter(it -> keeps(it, from));
      if (found.isPresent()) {
        kept = found;
        high = middle;
      } else {
        low = middle;
      }
    }
    return kept.map(it -> spendRest(it, from));
  }

  private boolean keeps(List<Serving> servings, int from) {
    take(servings, from, 1);
    boolean keeps = purses.stream().allMatch(it -> it.left() >= 0);
    take(servings, from, -1);
    return keeps;
  }

  private void take(List<Serving> servings, int from, int sign) {
    for (int i = 0; i < servings.size(); i++) {
      servings.get(i).take(ask, from + i, ledger, sign);
    }
  }

  private Optional<List<Serving>> find(int from, int to, double dearer) {
    List<Serving> servings = new ArrayList<>();
    int[] hint = new int[ask.hosts.size()];
    for (int slot = from; slot < to; slot++) {
      Optional<Serving> found = find(slot, hint, dearer, false);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      servings.add(found.get());
      hint = found.get().replicas();
    }
    return Optional.of(servings);
  }

  private Optional<Serving> find(int slot, int[] hint, double dearer, boolean keepsBudgets) {
    SlotRoom room = new SlotRoom(ask, ledger, terrain, slot, keepsBudgets);
    RunFinder.Pricing its =
        dearer == 0
            ? pricing
            : (place, at) -> pricing.eurPerWatt(place, at) + dearer * measured(place, at);
    return new SlotFinder(ask, ledger, room, slot, its).find(hint);
  }

  private double measured(Terrain.Place place, int slot) {
    double sum = 0;
    for (Purse purse : purses) {
      sum += purse.perWatt(place, slot) * (purse.isEur() ? 1 : EUR_PER_MWH);
    }
    return sum;
  }

  /** Does each slot again with what the others leave of the budgets. */
  private List<Serving> spendRest(List<Serving> kept, int from) {
    List<Serving> servings = new ArrayList<>(kept);
    take(servings, from, 1);
    for (int i = 0; i < servings.size(); i++) {
      Serving old = servings.get(i);
      old.take(ask, from + i, ledger, -1);
      Serving better =
          find(from + i, old.replicas(), 0, true).filter(it -> it.eur() < old.eur()).orElse(old);
      better.take(ask, from + i, ledger, 1);
      servings.set(i, better);
    }
    take(servings, from, -1);
    return servings;
  }
}
