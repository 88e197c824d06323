package eu.megawatt.reports.carbon;

import static eu.megawatt.reports.carbon.InstrumentKind.GUARANTEE;
import static eu.megawatt.reports.carbon.InstrumentKind.ON_SITE;
import static eu.megawatt.reports.carbon.InstrumentKind.PPA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketCarbonTest {

  private static final long KWH = 3_600_000_000L;
  private static final BigDecimal RESIDUAL = new BigDecimal("412.5");

  @Test
  void ofHour_noContract_isAllResidual() {
    Matched matched = MarketCarbon.ofHour(2 * KWH, List.of(), RESIDUAL);

    assertThat(matched.milliG()).isEqualTo(825_000);
    assertThat(matched.matchedMilliJ()).isZero();
    assertThat(matched.matchedMilliJByContract()).isEmpty();
  }

  @Test
  void ofHour_moreDeliveredThanConsumed_usesOnSiteThenPpaThenGuarantees() {
    Matched matched =
        MarketCarbon.ofHour(
            10 * KWH,
            List.of(
                delivery("go", GUARANTEE, 100 * KWH, "0"),
                delivery("wind", PPA, 6 * KWH, "12.6"),
                delivery("roof", ON_SITE, 3 * KWH, "37.7")),
            RESIDUAL);

    assertThat(matched.matchedMilliJByContract())
        .containsEntry("roof", 3 * KWH)
        .containsEntry("wind", 6 * KWH)
        .containsEntry("go", KWH);
    assertThat(matched.milliG()).isEqualTo(3 * 37_700 + 6 * 12_600);
  }

  @Test
  void ofHour_oneKindDeliversTooMuch_usesEachInProportionAndNotTheCleanest() {
    Matched matched =
        MarketCarbon.ofHour(
            8 * KWH,
            List.of(delivery("dirty", PPA, 12 * KWH, "500"), delivery("wind", PPA, 4 * KWH, "10")),
            RESIDUAL);

    assertThat(matched.matchedMilliJByContract())
        .containsEntry("dirty", 6 * KWH)
        .containsEntry("wind", 2 * KWH);
  }

  @Test
  void ofHour_contractOfNextHourWouldHelp_onlyThisHourCounts() {
    Matched night = MarketCarbon.ofHour(KWH, List.of(delivery("sun", PPA, 0, "0")), RESIDUAL);
    Matched noon = MarketCarbon.ofHour(KWH, List.of(delivery("sun", PPA, 2 * KWH, "0")), RESIDUAL);

    assertThat(night.milliG() + noon.milliG()).isEqualTo(412_500);
  }

  @Test
  void ofHour_anything_isWhatGreedyOverSingleWattHoursSays() {
    for (int seed = 0; seed < 3_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int consumed = random.nextInt(60);
      List<Delivery> deliveries = deliveries(random, 20);

      Matched matched = MarketCarbon.ofHour(consumed, deliveries, RESIDUAL);

      NavigableMap<String, Long> expected = greedy(consumed, deliveries);
      assertThat(matched.matchedMilliJByContract()).as("seed %d", seed).isEqualTo(expected);
      assertThat(matched.milliG())
          .as("seed %d", seed)
          .isEqualTo(milliG(consumed, deliveries, expected));
    }
  }

  @Test
  void ofHour_realSizes_neverMatchesMoreThanConsumedOrDeliveredWhateverTheOrder() {
    for (int seed = 0; seed < 5_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long consumed = random.nextLong(200_000 * KWH);
      List<Delivery> deliveries = deliveries(random, 60_000 * KWH);
      List<Delivery> shuffled = new ArrayList<>(deliveries);
      Collections.shuffle(shuffled, new Random(seed));

      Matched matched = MarketCarbon.ofHour(consumed, deliveries, RESIDUAL);

      long delivered = deliveries.stream().mapToLong(Delivery::milliJ).sum();
      assertThat(matched.matchedMilliJ()).isEqualTo(Math.min(consumed, delivered));
      for (Delivery delivery : deliveries) {
        assertThat(matched.matchedMilliJByContract().get(delivery.contractId()))
            .isBetween(0L, delivery.milliJ());
      }
      assertThat(MarketCarbon.ofHour(consumed, shuffled, RESIDUAL)).isEqualTo(matched);
      assertThat(matched.milliG())
          .isEqualTo(milliG(consumed, deliveries, matched.matchedMilliJByContract()));
    }
  }

  @Test
  void milliGOf_consumersOfTheHour_addUpToIt() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long[] consumers = random.longs(1 + random.nextInt(9), 0, 900 * KWH).toArray();
      Matched matched =
          MarketCarbon.ofHour(
              Arrays.stream(consumers).sum(), deliveries(random, 300 * KWH), RESIDUAL);

      assertThat(Arrays.stream(matched.milliGOf(consumers)).sum()).isEqualTo(matched.milliG());
    }
  }

  @Test
  void ofHour_severalThingsWrong_saysAllOfThem() {
    List<Delivery> deliveries =
        List.of(
            delivery("a", PPA, 1, "0"),
            delivery("a", PPA, 1, "0"),
            new Delivery("b", PPA, "FR", 1, BigDecimal.ZERO));

    assertThatThrownBy(() -> MarketCarbon.ofHour(-5, deliveries, new BigDecimal("-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("-5", "residualGPerKwh is -1", "[a]", "[FR, SE3]");
  }

  @Test
  void of_location_isEnergyTimesTheGridsAverageWhateverTheSign() {
    assertThat(LocationCarbon.of(3 * KWH, new BigDecimal("19.9"))).isEqualTo(59_700);
    assertThat(LocationCarbon.of(-3 * KWH, new BigDecimal("19.9"))).isEqualTo(-59_700);
    assertThat(LocationCarbon.of(1_800_000, BigDecimal.ONE)).isEqualTo(1);
    assertThat(LocationCarbon.of(1_799_999, BigDecimal.ONE)).isZero();
  }

  private static Delivery delivery(String id, InstrumentKind kind, long milliJ, String gPerKwh) {
    return new Delivery(id, kind, "SE3", milliJ, new BigDecimal(gPerKwh));
  }

  private static List<Delivery> deliveries(SplittableRandom random, long atMost) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      InstrumentKind kind = List.of(InstrumentKind.values()).get(random.nextInt(3));
      deliveries.add(delivery("c" + i, kind, random.nextLong(atMost), "" + random.nextInt(900)));
    }
    return deliveries;
  }

  /**
   * Gives out one unit after the other: of the first kind that has any left, to the contract that
   * is furthest below its exact proportion. Divides and rounds nothing.
   */
  private static NavigableMap<String, Long> greedy(long consumed, List<Delivery> deliveries) {
    NavigableMap<String, Long> used = new TreeMap<>();
    deliveries.forEach(delivery -> used.put(delivery.contractId(), 0L));
    long left = consumed;
    for (InstrumentKind kind : InstrumentKind.values()) {
      List<Delivery> ofKind = deliveries.stream().filter(it -> it.kind() == kind).toList();
      long all = ofKind.stream().mapToLong(Delivery::milliJ).sum();
      long needed = Math.min(left, all);
      for (long given = 0; given < needed; given++) {
        Delivery next = furthestBelow(ofKind, used, needed, all);
        used.merge(next.contractId(), 1L, Long::sum);
      }
      left -= needed;
    }
    return used;
  }

  private static Delivery furthestBelow(
      List<Delivery> ofKind, NavigableMap<String, Long> used, long needed, long all) {
    Delivery best = ofKind.getFirst();
    long bestLack = Long.MIN_VALUE;
    for (Delivery each : ofKind) {
      long lack = each.milliJ() * needed - used.getOrDefault(each.contractId(), 0L) * all;
      boolean isBetter =
          lack > bestLack
              || (lack == bestLack && each.contractId().compareTo(best.contractId()) < 0);
      if (isBetter) {
        best = each;
        bestLack = lack;
      }
    }
    return best;
  }

  private static long milliG(
      long consumed, List<Delivery> deliveries, NavigableMap<String, Long> used) {
    BigDecimal grams = BigDecimal.ZERO;
    long rest = consumed;
    for (Delivery each : deliveries) {
      long part = used.getOrDefault(each.contractId(), 0L);
      rest -= part;
      grams = grams.add(each.gPerKwh().multiply(BigDecimal.valueOf(part)));
    }
    grams = grams.add(RESIDUAL.multiply(BigDecimal.valueOf(rest)));
    return grams
        .multiply(BigDecimal.valueOf(1_000))
        .divide(BigDecimal.valueOf(KWH), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
