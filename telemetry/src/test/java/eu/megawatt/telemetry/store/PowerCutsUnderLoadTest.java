package eu.megawatt.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.outside.SampleFiles;
import eu.megawatt.telemetry.receive.Answer;
import eu.megawatt.telemetry.receive.ReceiveLimits;
import eu.megawatt.telemetry.receive.Receiver;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.simulate.emit.Exported;
import eu.megawatt.telemetry.simulate.emit.Label;
import eu.megawatt.telemetry.simulate.emit.Metric;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import eu.megawatt.telemetry.wire.SeriesIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The power goes twenty times while four senders have requests of both versions answered by one
 * receiver, and samples are moved to files beside it. What was not acknowledged is sent again.
 */
class PowerCutsUnderLoadTest {

  private static final int CUTS = 20;
  private static final int SENDERS = 4;

  /** Calls to the files until the power goes, at most: some hundred requests. */
  private static final int MOST_CALLS = 1_500;

  private static final long SEED = 11;
  private static final Inventory FLEET = ExampleFleet.pocket();
  private static final long START = 1_795_600_000_000L;
  private static final Instant NOW = Instant.ofEpochMilli(START).plus(Duration.ofHours(12));
  private static final StoreSettings SETTINGS =
      new StoreSettings(Duration.ofDays(10_000), 1 << 20, 1 << 15, 1 << 14, 1_000, 1_000_000);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Sender> senders = new ArrayList<>();

  /** One GPU's power in steps of a second: a sample each, alone in its request or with others. */
  private static final class Sender {

    final String uuid;
    final SplittableRandom random;
    private final Exported gpu;

    /** By step, how many requests had it. */
    final Map<Integer, Integer> attempts = new HashMap<>();

    /** Steps before this one are acknowledged. */
    int acknowledged;

    Sender(int number, String uuid, SplittableRandom random) {
      this.uuid = uuid;
      this.random = random;
      List<Label> labels = List.of(new Label("UUID", uuid), new Label("gpu", "0"));
      gpu =
          new Exported(
              number, new Exported.OfMeter(uuid), List.of(Metric.POWER), labels, labels, false);
    }

    static long atMillis(int step) {
      return START + step * 1_000L;
    }

    static long watts(int step) {
      return 100 + step * 37L % 500;
    }

    /** Sends until the power goes. */
    void send(Receiver receiver, ForgetfulFiles files) {
      while (!files.isCut()) {
        int from = random.nextInt(10) == 0 ? Math.max(0, acknowledged - 20) : acknowledged;
        int to = acknowledged + random.nextInt(1, 30);
        WriteVersion version = random.nextBoolean() ? WriteVersion.V1 : WriteVersion.V2;
        WriteBody body = WriteBody.of(version);
        for (int step = from; step < to; step++) {
          body.sample(gpu, Metric.POWER, atMillis(step), (double) watts(step));
          attempts.merge(step, 1, Integer::sum);
        }
        byte[] bytes = body.finish();
        Answer answer;
        try {
          answer =
              receiver.answer(
                  new WriteRequest(
                      uuid,
                      bytes,
                      bytes.length,
                      Optional.of(version.contentType()),
                      Optional.of("snappy")),
                  NOW);
        } catch (UncheckedIOException cut) {
          assertThat(cut).hasRootCauseInstanceOf(ForgetfulFiles.PowerCutException.class);
          return;
        }
        assertThat(answer.status()).as(answer.text()).isIn(204, 503);
        if (answer.status() == 204) {
          acknowledged = to;
        }
      }
    }
  }

  @Test
  @Timeout(120)
  void powerCuts_underLoad_loseNothingAndDoubleNothing() throws Exception {
    for (int sender = 0; sender < SENDERS; sender++) {
      String uuid = FLEET.node("pocket-n0" + (sender + 1)).gpuUuids().getFirst();
      senders.add(new Sender(sender, uuid, random.split()));
    }
    ForgetfulFiles files = new ForgetfulFiles();
    int before = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS + 1)) {
      for (int cut = 0; cut < CUTS; cut++) {
        files.cutAfter(random.nextInt(MOST_CALLS));
        workUntilThePowerGoes(files, threads);
        files = files.cut(random);
        count(files, "seed %d, cut %d".formatted(SEED, cut));
        int now = senders.stream().mapToInt(sender -> sender.acknowledged).sum();
        before = Math.max(before, now);
      }
    }
    assertThat(before).isGreaterThan(CUTS * 100);
  }

  private void workUntilThePowerGoes(ForgetfulFiles files, ExecutorService threads)
      throws Exception {
    SampleStore store;
    try {
      store = SampleStore.open(SETTINGS, files);
    } catch (IOException e) {
      assertThat(e).isInstanceOf(ForgetfulFiles.PowerCutException.class);
      return;
    }
    Resolver resolver =
        Resolver.of(FLEET, Dictionary.builtIn(), store::entity, Adoptions.forgotten());
    Receiver receiver =
        new Receiver(new SeriesIndex(resolver, 10_000), store, _ -> {}, ReceiveLimits.USUAL);
    List<Future<?>> working = new ArrayList<>();
    senders.forEach(sender -> working.add(threads.submit(() -> sender.send(receiver, files))));
    working.add(threads.submit(() -> checkpointUntilThePowerGoes(store, files)));
    for (Future<?> each : working) {
      each.get();
    }
  }

  private static void checkpointUntilThePowerGoes(SampleStore store, ForgetfulFiles files) {
    try {
      while (!files.isCut()) {
        store.checkpoint(NOW);
        store.rolledUp(store.takeDirty(100));
      }
    } catch (UncheckedIOException cut) {
      assertThat(cut).hasRootCauseInstanceOf(ForgetfulFiles.PowerCutException.class);
    } catch (IOException cut) {
      assertThat(cut).isInstanceOf(ForgetfulFiles.PowerCutException.class);
    }
  }

  /** Held against what was sent, by a reader that knows nothing of the store's code. */
  private void count(ForgetfulFiles files, String when) {
    Map<String, byte[]> contents = files.contents();
    Map<Integer, Map<Long, Integer>> times = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    List<String> entities =
        new SampleFiles(contents.keySet(), name -> Objects.requireNonNull(contents.get(name), name))
            .read(
                (entity, quantity, atMillis, value) -> {
                  times
                      .computeIfAbsent(entity, _ -> new TreeMap<>())
                      .merge(atMillis, 1, Integer::sum);
                  if (quantity != 0
                      || value != Sender.watts((int) ((atMillis - START) / 1_000)) * 1_000) {
                    wrong.add("%d %d %d %d".formatted(entity, quantity, atMillis, value));
                  }
                });
    assertThat(entities).as(when).doesNotHaveDuplicates();
    for (Sender sender : senders) {
      Map<Long, Integer> its =
          times.getOrDefault(entities.indexOf("gpu " + sender.uuid), new TreeMap<>());
      sender.attempts.forEach(
          (step, attempts) -> {
            int there = its.getOrDefault(Sender.atMillis(step), 0);
            if (there > attempts || (there == 0 && step < sender.acknowledged)) {
              wrong.add(
                  "%s, step %d: there %d times, sent %d times"
                      .formatted(sender.uuid, step, there, attempts));
            }
          });
      assertThat(its.size()).as(when).isLessThanOrEqualTo(sender.attempts.size());
    }
    assertThat(wrong).as(when).isEmpty();
  }
}
