package eu.megawatt.system.faults;

import eu.megawatt.outside.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an outside reader of the sample files finds, held against what was sent.
 *
 * @param found different samples
 * @param lost acknowledged samples that are not there
 * @param doubled samples that are there more often than they were sent, and entities that have two
 *     numbers
 * @param wrong samples that nobody sent, or with another value
 * @param examples of what should not be
 */
record Count(long found, long lost, long doubled, long wrong, List<String> examples) {

  private static final int MOST_EXAMPLES = 20;

  /** Counts what is in a directory that nobody writes to. */
  static Count of(Path directory, Script script, Ledger[] ledgerOfGpu) throws IOException {
    Counting counting = new Counting(script, ledgerOfGpu);
    List<String> entities = SampleFiles.in(directory).read(counting::saw);
    return counting.result(entities);
  }

  /** One entity's samples by quantity and step; how often each is there, and the values seen. */
  private static final class Found {
    final Map<Long, Integer> times = new HashMap<>();
    final Map<Long, Set<Long>> values = new HashMap<>();
  }

  private static final class Counting {

    private final Script script;
    private final Ledger[] ledgerOfGpu;
    private final Map<Integer, Found> found = new HashMap<>();
    private final List<String> examples = new ArrayList<>();
    private long different;
    private long lost;
    private long doubled;
    private long wrong;

    Counting(Script script, Ledger[] ledgerOfGpu) {
      this.script = script;
      this.ledgerOfGpu = ledgerOfGpu;
    }

    void saw(int entity, int quantity, long atMillis, long value) {
      Found its = found.computeIfAbsent(entity, _ -> new Found());
      long key = key(quantity, atMillis);
      its.times.merge(key, 1, Integer::sum);
      its.values.computeIfAbsent(key, _ -> new HashSet<>(2)).add(value);
    }

    private static long key(int quantity, long atMillis) {
      return atMillis * 8 + quantity;
    }

    Count result(List<String> entities) {
      Map<String, Integer> numbers = new HashMap<>();
      for (int number = 0; number < entities.size(); number++) {
        if (numbers.put(entities.get(number), number) != null) {
          doubled++;
          example(entities.get(number) + " has two numbers");
        }
      }
      for (int gpu = 0; gpu < script.uuids().size(); gpu++) {
        Integer number = numbers.get("gpu " + script.uuids().get(gpu));
        Found its = number == null ? null : found.remove(number);
        compare(gpu, its);
      }
      found.forEach((entity, its) -> strangers("entity " + entity, its));
      return new Count(different, lost, doubled, wrong, List.copyOf(examples));
    }

    private void compare(int gpu, @Nullable Found its) {
      Found there = its == null ? new Found() : its;
      for (int step = 0; step < Script.STEPS; step++) {
        int attempts = ledgerOfGpu[gpu].attempts(step);
        for (int quantity = 0; quantity < Script.METRICS.size() && attempts > 0; quantity++) {
          long key = key(quantity, script.atMillis(gpu, step));
          Integer times = there.times.remove(key);
          Set<Long> values = there.values.remove(key);
          String what = "gpu %d, quantity %d, step %d".formatted(gpu, quantity, step);
          if (times == null || values == null) {
            if (ledgerOfGpu[gpu].isAcknowledged(step)) {
              lost++;
              example(what + " is not there");
            }
            continue;
          }
          different++;
          if (times > attempts) {
            doubled++;
            example("%s is there %d times, sent %d times".formatted(what, times, attempts));
          }
          if (!values.equals(Set.of(script.kept(quantity, gpu, step)))) {
            wrong++;
            example("%s has %s".formatted(what, values));
          }
        }
      }
      strangers("gpu " + gpu, there);
    }

    private void strangers(String whose, Found its) {
      wrong += its.times.size();
      its.times.keySet().stream()
          .limit(1)
          .forEach(key -> example("%s at %d was never sent".formatted(whose, key / 8)));
    }

    private void example(String what) {
      if (examples.size() < MOST_EXAMPLES) {
        examples.add(what);
      }
    }
  }
}
