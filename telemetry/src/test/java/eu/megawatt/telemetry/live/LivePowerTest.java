package eu.megawatt.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random fleets and random samples against brute force. */
final class LivePowerTest {

  private static final long NOW = Scene.START.toEpochMilli();

  /** Losses of a share and of a sum are rounded up apart; a few domains deep that is so much. */
  private static final long ROUNDING = 16;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void look_randomFleetAndSamples_equalsBruteForce(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 5; round++) {
      Inventory inventory = TestingFleet.random(random);
      List<BruteForce.Said> said = samples(inventory, random);
      LivePower live = live(inventory, said, random);
      BruteForce plain = new BruteForce(inventory, said, NOW);

      LiveView view = live.look();

      for (LiveDomain domain : view.domains()) {
        assertDomain(domain, plain);
      }
      for (LiveRack rack : view.racks()) {
        assertThat(rack.milliwatts()).isEqualTo(plain.rack(inventory.rack(rack.id())));
      }
      for (LiveSite site : view.sites()) {
        assertSite(site, inventory, plain);
      }
    }
  }

  private static void assertDomain(LiveDomain domain, BruteForce plain) {
    InventoryDomain it = domain.domain();
    assertThat(domain.itMilliwatts()).isEqualTo(half(plain.itHalves(it)));
    OptionalLong power =
        plain.isKnown(it) ? OptionalLong.of(half(plain.powerHalves(it))) : OptionalLong.empty();
    assertThat(domain.milliwatts()).as(it.id()).isEqualTo(power);
    Optional<Long> limit =
        it.activeLimit(Scene.START).map(PowerLimit::limit).map(at -> at.milliwatts());
    assertThat(domain.headroom())
        .isEqualTo(
            limit.isPresent() && power.isPresent()
                ? OptionalLong.of(limit.get() - power.getAsLong())
                : OptionalLong.empty());
    assertThat(domain.state() == DomainState.NO_LIMIT).isEqualTo(limit.isEmpty());
  }

  private static void assertSite(LiveSite site, Inventory inventory, BruteForce plain) {
    InventorySite its = site.site();
    long sum = 0;
    int unknown = 0;
    for (Node node : inventory.nodes().values()) {
      if (inventory.siteOf(node).equals(its)) {
        sum += plain.node(node).orElse(0L);
        unknown += plain.node(node).isEmpty() ? 1 : 0;
      }
    }
    assertThat(site.itMilliwatts().orElse(0)).isEqualTo(sum);
    assertThat(site.unknownNodeCount()).isEqualTo(unknown);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void look_samplesInAnyOrderSplitAndRepeated_showsTheSame(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Inventory inventory = TestingFleet.random(random);
    List<BruteForce.Said> said = samples(inventory, random);
    LiveView first = live(inventory, said, random).look();
    List<BruteForce.Said> again = new ArrayList<>(said);
    again.addAll(said);
    Collections.shuffle(again, new Random(seed));

    LiveView second = live(inventory, again, random).look();

    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void lose_anyDomain_strandsAndShiftsAsBruteForceDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Inventory inventory = TestingFleet.random(random);
    List<BruteForce.Said> said = samples(inventory, random);
    LivePower live = live(inventory, said, random);
    BruteForce before = new BruteForce(inventory, said, NOW);
    LiveView view = live.look();
    for (InventoryDomain lost : inventory.domains().values()) {
      BruteForce after = before.without(lost);

      LossOutcome outcome = live.lose(lost.id());

      List<Rack> stranded =
          inventory.racksBelow(lost).stream()
              .filter(rack -> before.surviving(rack, lost).isEmpty())
              .toList();
      assertThat(outcome.strandedRacks()).isEqualTo(stranded.stream().map(Rack::id).toList());
      assertThat(outcome.strandedMilliwatts())
          .isEqualTo(stranded.stream().mapToLong(before::rack).sum());
      for (InventoryDomain domain : inventory.domains().values()) {
        if (!inventory.path(domain).contains(lost)) {
          long shown =
              outcome.shifted().stream()
                  .filter(it -> it.domain().equals(domain.id()))
                  .mapToLong(LossOutcome.Shifted::after)
                  .findFirst()
                  .orElse(half(before.powerHalves(domain)));
          long truth = Math.max(half(after.powerHalves(domain)), half(before.powerHalves(domain)));
          assertThat(shown).as(domain.id()).isCloseTo(truth, within(ROUNDING));
        }
      }
      lost.partner()
          .flatMap(view::domain)
          .ifPresent(
              partner ->
                  assertThat(partner.partnerFails().orElse(0))
                      .isCloseTo(
                          partner.milliwatts().isEmpty()
                              ? 0
                              : half(after.powerHalves(partner.domain())),
                          within(ROUNDING)));
    }
  }

  private static long half(long halves) {
    return (halves + 1) / 2;
  }

  /** Up to an hour old, often of the same instant; some GPUs and nodes say nothing. */
  static List<BruteForce.Said> samples(Inventory inventory, RandomGenerator random) {
    List<BruteForce.Said> said = new ArrayList<>();
    for (Node node : inventory.nodes().values()) {
      if (random.nextInt(6) > 0) {
        node.gpuUuids().forEach(uuid -> say(said, uuid, 700_001, random));
      }
      if (random.nextInt(3) == 0) {
        say(said, node.id(), 8_000_001, random);
      }
    }
    return said;
  }

  private static void say(
      List<BruteForce.Said> said, String key, long most, RandomGenerator random) {
    int age = random.nextInt(4) == 0 ? random.nextInt(3_600_000) : random.nextInt(45_000);
    for (int i = 0; i < random.nextInt(5); i++) {
      said.add(
          new BruteForce.Said(key, NOW - age - 15_000L * random.nextInt(3), random.nextLong(most)));
    }
  }

  static LivePower live(Inventory inventory, List<BruteForce.Said> said, RandomGenerator random) {
    TestingDirectory directory = new TestingDirectory();
    LivePower live = new LivePower(inventory, directory, LiveSettings.USUAL, () -> NOW);
    SampleBatch batch = new SampleBatch(4);
    for (BruteForce.Said it : said) {
      EntityKind kind = it.key().startsWith("GPU-") ? EntityKind.GPU : EntityKind.NODE;
      batch.add(directory.number(kind, it.key()), Quantity.POWER, it.atMillis(), it.milliwatts());
      if (random.nextInt(4) == 0) {
        live.apply(batch);
        batch.clear();
      }
    }
    live.apply(batch);
    return live;
  }
}
