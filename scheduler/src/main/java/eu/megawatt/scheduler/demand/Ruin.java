package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Some of a draft that is taken out of it, and the order in which it is to be put back: jobs that
 * run around one time, some that have no place, and services for some slots.
 */
record Ruin(List<Item> order) {

  private static final int MOST_JOBS = 12;
  private static final int MOST_SERVICES = 4;

  Ruin {
    order = List.copyOf(order);
  }

  /** A job, or a service in some slots. */
  sealed interface Item {

    record OfJob(int job) implements Item {}

    record OfService(int service, int from, int to) implements Item {}
  }

  /** Takes something out. */
  static Ruin of(Draft draft, SplittableRandom random) {
    int slots = draft.terrain.slots;
    int from = random.nextInt(slots);
    int to = Math.min(slots, from + 1 + random.nextInt(Math.max(1, slots / 3)));
    List<Integer> jobs = jobs(draft, random, from, to);
    List<Item> items = new ArrayList<>();
    jobs.forEach(
        it -> {
          draft.clear(it);
          items.add(new Item.OfJob(it));
        });
    addServices(draft, random, from, to, items);
    shuffle(items, random);
    return new Ruin(withJobsInOrder(draft, items));
  }

  private static List<Integer> jobs(Draft draft, SplittableRandom random, int from, int to) {
    List<Integer> near = new ArrayList<>();
    for (int job = 0; job < draft.jobs.size(); job++) {
      Optional<Use> use = draft.use(job);
      if (use.isEmpty() || (use.get().start() < to && use.get().end() > from)) {
        near.add(job);
      }
    }
    shuffle(near, random);
    return near.subList(0, Math.min(near.size(), random.nextInt(MOST_JOBS + 1)));
  }

  private static void addServices(
      Draft draft, SplittableRandom random, int from, int to, List<Item> items) {
    int count = draft.services.size();
    if (count == 0) {
      return;
    }
    for (int i = random.nextInt(Math.min(count, MOST_SERVICES) + 1); i > 0; i--) {
      int service = random.nextInt(count);
      if (items.stream()
          .noneMatch(it -> it instanceof Item.OfService(int its, _, _) && its == service)) {
        boolean isWhole = random.nextInt(3) == 0;
        int begin = isWhole ? 0 : from;
        int end = isWhole ? draft.terrain.slots : to;
        clear(draft, service, begin, end);
        items.add(new Item.OfService(service, begin, end));
      }
    }
  }

  private static void clear(Draft draft, int service, int from, int to) {
    List<Serving> servings = new ArrayList<>(draft.servings(service));
    if (from == 0 && to == draft.terrain.slots) {
      servings.clear();
    }
    for (int slot = from; slot < Math.min(to, servings.size()); slot++) {
      servings.set(slot, Serving.nothing(draft.services.get(service), slot));
    }
    draft.serve(service, servings);
  }

  private static <T> void shuffle(List<T> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T swapped = list.get(i);
      list.set(i, list.get(other));
      list.set(other, swapped);
    }
  }

  /** The same, but no job before one that it waits for. */
  private static List<Item> withJobsInOrder(Draft draft, List<Item> items) {
    List<Integer> jobs = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Item.OfJob(int job)) {
        jobs.add(job);
      }
    }
    List<Integer> ordered = draft.inOrder(jobs);
    List<Item> all = new ArrayList<>();
    int next = 0;
    for (Item item : items) {
      all.add(item instanceof Item.OfJob ? new Item.OfJob(ordered.get(next++)) : item);
    }
    return all;
  }
}
