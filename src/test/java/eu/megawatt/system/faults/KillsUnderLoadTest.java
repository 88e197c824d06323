package eu.megawatt.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.system.MegawattProcess;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed at random moments of its life, its start among them, while four connections
 * send to it. Five times; fifty with {@code -Dmegawatt.faults=long}.
 */
final class KillsUnderLoadTest {

  private static final int KILLS = "long".equals(System.getProperty("megawatt.faults")) ? 50 : 5;
  private static final long SEED = 20_261_125;
  private static final int SENDERS = 4;

  /** For each kill under load; fewer would show nothing. */
  private static final long LEAST_SAMPLES = 500;

  /** How long it may live once it answers; one in four is killed before, or about when it does. */
  private static final long LIFE_NANOS = Duration.ofSeconds(3).toNanos();

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Inventory FLEET = ExampleFleet.pocket();
  private static final long FROM = System.currentTimeMillis() - Duration.ofHours(20).toMillis();
  private static final int STEPS_AT_ONCE = 20;

  @TempDir private Path folder = Path.of("");

  private final Script script = Script.of(FLEET, FROM);
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Door door = new Door();
  private final List<Sender> senders = new ArrayList<>();
  private final List<Ledger> ledgers = new ArrayList<>();
  private Optional<MegawattProcess> running = Optional.empty();
  private int killedWhileStarting;

  @Test
  @Timeout(600)
  void kills_atRandomMomentsUnderLoad_loseNothingAndDoubleNothing() throws Exception {
    ServedData killed = new ServedData(Files.createDirectory(folder.resolve("killed")));
    long acknowledged = loadAndKill(killed);
    Count count = Count.of(killed.samples(), script, ledgerOfGpu());

    System.out.printf(
        "%d kills, %d of them while it started; %,d requests acknowledged, %,d samples: %d lost, %d doubled, %d wrong%n",
        KILLS,
        killedWhileStarting,
        acknowledged,
        count.found(),
        count.lost(),
        count.doubled(),
        count.wrong());
    assertThat(count.examples()).as("seed " + SEED).isEmpty();
    assertThat(killedWhileStarting).isLessThan(KILLS / 2);
    assertThat(count.found()).isGreaterThan(LEAST_SAMPLES * (KILLS - killedWhileStarting));

    ServedData undisturbed = new ServedData(Files.createDirectory(folder.resolve("undisturbed")));
    sendInOrder(undisturbed);
    List<String> expected = records(undisturbed);
    assertThat(expected).isNotEmpty();
    assertThat(records(killed)).isEqualTo(expected);
  }

  /** How many requests were acknowledged. */
  private long loadAndKill(ServedData data) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    try {
      return loadAndKill(data, threads);
    } finally {
      threads.shutdownNow();
      running.ifPresent(MegawattProcess::kill);
    }
  }

  private long loadAndKill(ServedData data, ExecutorService threads) throws Exception {
    long began = System.nanoTime();
    MegawattProcess process = start(data);
    URI address = data.awaitAddress(process);
    long startNanos = System.nanoTime() - began;
    data.bringFleet(address, FLEET);
    door.open(address);
    List<Future<Long>> sending = begin(threads, data.token());
    for (int kill = 0; kill < KILLS; kill++) {
      boolean answered = random.nextInt(4) > 0 && comesUp(process);
      answered |= liveFor(process, random.nextLong(answered ? LIFE_NANOS : startNanos));
      killedWhileStarting += answered ? 0 : 1;
      process.kill();
      door.shut();
      process = start(data);
    }
    URI last = data.awaitAddress(process);
    door.open(last);
    senders.forEach(Sender::end);
    long acknowledged = 0;
    for (Future<Long> each : sending) {
      acknowledged += each.get();
    }
    data.awaitRolledUp(last);
    process.kill();
    return acknowledged;
  }

  private MegawattProcess start(ServedData data) {
    MegawattProcess process = data.start();
    running = Optional.of(process);
    return process;
  }

  private List<Future<Long>> begin(ExecutorService threads, String token) {
    int gpus = script.uuids().size();
    for (int sender = 0; sender < SENDERS; sender++) {
      Ledger ledger = new Ledger();
      ledgers.add(ledger);
      senders.add(
          new Sender(
              script,
              gpus * sender / SENDERS,
              gpus * (sender + 1) / SENDERS,
              ledger,
              door,
              token,
              random.split()));
    }
    return senders.stream().map(threads::submit).toList();
  }

  private boolean comesUp(MegawattProcess process) {
    process.awaitOut("ready after");
    door.open(ServedData.address(process).orElseThrow());
    return true;
  }

  /** Lets it run for so long; whether it answered before that was over. */
  private boolean liveFor(MegawattProcess process, long nanos) {
    long until = System.nanoTime() + nanos;
    boolean answers = false;
    while (System.nanoTime() < until) {
      if (!answers) {
        var address = ServedData.address(process);
        address.ifPresent(door::open);
        answers = address.isPresent();
      }
      if (process.endsWithin(BETWEEN_LOOKS)) {
        throw new AssertionError("It ended by itself: " + process.out() + process.err());
      }
    }
    return answers;
  }

  private Ledger[] ledgerOfGpu() {
    int gpus = script.uuids().size();
    Ledger[] all = new Ledger[gpus];
    for (int sender = 0; sender < SENDERS; sender++) {
      for (int gpu = gpus * sender / SENDERS; gpu < gpus * (sender + 1) / SENDERS; gpu++) {
        all[gpu] = ledgers.get(sender);
      }
    }
    return all;
  }

  /** The same samples to a service that lives, each once. */
  private void sendInOrder(ServedData data) throws Exception {
    try (MegawattProcess process = data.start()) {
      URI address = data.awaitAddress(process);
      data.bringFleet(address, FLEET);
      OneByOne sender = new OneByOne(address, data.token());
      WriteBody body = WriteBody.of(WriteVersion.V1);
      int gpus = script.uuids().size();
      for (int step = 0; step < Script.STEPS; step++) {
        for (int each = 0; each < SENDERS; each++) {
          if (ledgers.get(each).isAcknowledged(step)) {
            script.say(step, gpus * each / SENDERS, gpus * (each + 1) / SENDERS, body);
          }
        }
        if (step % STEPS_AT_ONCE == STEPS_AT_ONCE - 1 && body.samples() > 0) {
          sender.send(body.finish());
        }
      }
      data.awaitRolledUp(address);
    }
  }

  private static List<String> records(ServedData data) {
    return KeptRecords.of(data.path(), FLEET, FROM, System.currentTimeMillis());
  }
}
