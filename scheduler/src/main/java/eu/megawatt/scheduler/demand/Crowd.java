package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where services stand in each other's way: a pool that is as good as full in some slot, and some
 * of the services that could be there. They are taken out for some slots around it and put back in
 * another order, and some of them see the pool dearer than it is, so that they go elsewhere if that
 * costs them little. Slots do not depend on each other but by budgets, so each slot is kept only
 * where it has become cheaper.
 */
final class Crowd {

  private static final int TRIES = 12;
  private static final int MOST_SERVICES = 12;

  /** With so few services an ordinary ruin takes out all that matter. */
  private static final int FEW_SERVICES = 4;

  private static final int MOST_SLOTS = 4;
  private static final double DEARER = 0.6;
  private static final double NEARLY = 1e-9;

  /** GPUs and watts with which a pool still counts as full. */
  private static final double FEW_GPUS = 8;

  private static final double FEW_WATTS = 8_000;

  private final Draft draft;
  private final Recreate recreate;
  private final SplittableRandom random;
  private final int pool;
  private final int from;
  private final int to;
  private final List<Integer> services = new ArrayList<>();
  private final List<List<Serving>> before = new ArrayList<>();

  private Crowd(Draft draft, Recreate recreate, SplittableRandom random, int pool, int slot) {
    this.draft = draft;
    this.recreate = recreate;
    this.random = random;
    this.pool = pool;
    this.from = edge(slot, -1);
    this.to = edge(slot, 1) + 1;
    List<Integer> near = new ArrayList<>();
    for (int service = 0; service < draft.services.size(); service++) {
      if (!draft.servings(service).isEmpty() && draft.services.get(service).mayBeIn(pool, slot)) {
        near.add(service);
      }
    }
    for (int i = 0; i < MOST_SERVICES && !near.isEmpty(); i++) {
      int chosen = random.nextInt(near.size());
      services.add(near.set(chosen, near.getLast()));
      near.removeLast();
    }
    services.forEach(it -> before.add(draft.servings(it)));
  }

  /** The last slot in a direction in which the pool is as full, or a nearer one. */
  private int edge(int slot, int direction) {
    int edge = slot;
    Terrain.Place place = draft.terrain.pools.get(pool);
    for (int i = random.nextInt(MOST_SLOTS); i > 0; i--) {
      int next = edge + direction;
      if (next < 0 || next >= draft.terrain.slots || !isFull(draft, place, next)) {
        break;
      }
      edge = next;
    }
    return edge;
  }

  /** Whether there are services enough. */
  static boolean isPossible(Draft draft) {
    return draft.services.size() > FEW_SERVICES;
  }

  /** Looks for one and disperses it as far as that pays; false where none was found. */
  static boolean disperse(Draft draft, Recreate recreate, SplittableRandom random) {
    for (int i = 0; i < TRIES; i++) {
      int slot = random.nextInt(draft.terrain.slots);
      int pool = random.nextInt(draft.terrain.pools.size());
      if (isFull(draft, draft.terrain.pools.get(pool), slot)) {
        Crowd crowd = new Crowd(draft, recreate, random, pool, slot);
        if (crowd.services.size() > 1) {
          crowd.disperse();
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFull(Draft draft, Terrain.Place place, int slot) {
    if (place.gpus()[slot] == 0) {
      return false;
    }
    if (draft.ledger.freeGpus(place, slot) < FEW_GPUS) {
      return true;
    }
    for (int domain : place.domains()) {
      if (draft.ledger.freeWatts(domain, slot) < FEW_WATTS) {
        return true;
      }
    }
    return false;
  }

  private void disperse() {
    services.forEach(it -> Ruin.clear(draft, it, from, to));
    for (int service : services) {
      double dearer = random.nextBoolean() ? 0 : random.nextDouble() * DEARER;
      recreate.service(service, from, to, pricing(dearer));
    }
    for (int service : services) {
      recreate.service(service, from, to, pricing(0));
    }
    keepCheaper();
  }

  private RunFinder.Pricing pricing(double dearer) {
    return (place, slot) -> {
      double eur = place.eurPerWatt()[slot];
      return place.number() == pool ? eur + dearer * Math.abs(eur) : eur;
    };
  }

  private void keepCheaper() {
    List<List<Serving>> now = new ArrayList<>();
    boolean isWhole = true;
    for (int service : services) {
      List<Serving> its = draft.servings(service);
      isWhole &= !its.isEmpty();
      now.add(new ArrayList<>(its));
    }
    if (isWhole) {
      for (int slot = from; slot < to; slot++) {
        if (eur(now, slot) > eur(before, slot) - NEARLY) {
          for (int i = 0; i < now.size(); i++) {
            now.get(i).set(slot, before.get(i).get(slot));
          }
        }
      }
    }
    serve(isWhole ? now : before);
    if (draft.isBeyondBudget()) {
      serve(before);
    }
  }

  private void serve(List<List<Serving>> all) {
    for (int i = 0; i < services.size(); i++) {
      draft.serve(services.get(i), all.get(i));
    }
  }

  private static double eur(List<List<Serving>> all, int slot) {
    double eur = 0;
    for (List<Serving> its : all) {
      eur += its.get(slot).eur();
    }
    return eur;
  }
}
