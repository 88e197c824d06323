package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RestatementTest {

  private static final int HOURS = 8;

  @Test
  void book_inTwoBatches_isTheSameAsAtOnce() {
    for (int seed = 0; seed < 1_000; seed++) {
      RandomCase its = RandomCase.of(seed, HOURS);
      SplittableRandom random = new SplittableRandom(seed);
      Quarter cut =
          new Quarter((its.facts().getFirst().quarter().index() / 4 + random.nextInt(HOURS)) * 4);
      List<QuarterFacts> first =
          its.facts().stream().filter(it -> it.quarter().compareTo(cut) < 0).toList();
      List<QuarterFacts> rest =
          its.facts().stream().filter(it -> it.quarter().compareTo(cut) >= 0).toList();

      Booking.Booked one = its.booked(BookingState.start(TestingBook.SITE), first);
      Booking.Booked two = its.booked(one.after(), rest);
      List<SiteQuarter> both = new ArrayList<>(one.entries());
      both.addAll(two.entries());

      assertThat(both).as("seed %d", seed).isEqualTo(its.booked().entries());
      assertThat(two.after()).isEqualTo(its.booked().after());
    }
  }

  @Test
  void of_lateFactsInAnyOrder_endsWithTheSameBooks() {
    for (int seed = 0; seed < 100; seed++) {
      RandomCase its = RandomCase.of(seed, HOURS);
      SplittableRandom random = new SplittableRandom(seed);
      List<QuarterFacts> late = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Quarter quarter = its.facts().get(random.nextInt(its.facts().size())).quarter();
        if (late.stream().noneMatch(it -> it.quarter().equals(quarter))) {
          late.add(TestingFacts.random(random, quarter, 2));
        }
      }
      NavigableMap<Quarter, SiteQuarter> one = arriving(its, late);
      Collections.shuffle(late, new Random(seed));
      NavigableMap<Quarter, SiteQuarter> other = arriving(its, late);

      assertThat(one.keySet()).isEqualTo(other.keySet());
      one.forEach(
          (quarter, entry) -> {
            SiteQuarter twin = other.getOrDefault(quarter, entry);
            assertThat(entry.lines()).isEqualTo(twin.lines());
            assertThat(entry.meterMilliJ()).isEqualTo(twin.meterMilliJ());
          });
    }
  }

  /** The books after each late quarter-hour was booked by itself, with all that came before. */
  private static NavigableMap<Quarter, SiteQuarter> arriving(
      RandomCase its, List<QuarterFacts> late) {
    NavigableMap<Quarter, SiteQuarter> inForce = new TreeMap<>();
    NavigableMap<Quarter, QuarterFacts> known = new TreeMap<>();
    its.facts().forEach(it -> known.put(it.quarter(), it));
    write(its, known, inForce);
    for (QuarterFacts facts : late) {
      known.put(facts.quarter(), facts);
      write(its, known, inForce);
    }
    return inForce;
  }

  private static void write(
      RandomCase its,
      NavigableMap<Quarter, QuarterFacts> known,
      NavigableMap<Quarter, SiteQuarter> inForce) {
    List<SiteQuarter> booked =
        its.booked(BookingState.start(TestingBook.SITE), List.copyOf(known.values())).entries();
    for (SiteQuarter entry : Restatement.of(inForce, booked)) {
      SiteQuarter before = inForce.put(entry.quarter(), entry);
      assertThat(entry.version()).isEqualTo(before == null ? 1 : before.version() + 1);
      if (before != null) {
        assertThat(said(entry)).isNotEqualTo(said(before));
      }
    }
    for (SiteQuarter entry : booked) {
      assertThat(inForce.getOrDefault(entry.quarter(), entry).lines()).isEqualTo(entry.lines());
    }
  }

  private static List<Object> said(SiteQuarter entry) {
    return List.of(entry.lines(), entry.meterMilliJ(), entry.quality());
  }

  @Test
  void of_sameAmountsByAnotherBook_writesNothing() {
    Quarter quarter = new Quarter(1_970_000);
    SiteQuarter entry = entry(TestingBook.free(), quarter);
    SiteQuarter again = entry(TestingBook.free().pue("1.2"), quarter);

    assertThat(Restatement.of(new TreeMap<>(), List.of(entry))).containsExactly(entry);
    assertThat(Restatement.of(new TreeMap<>(Map.of(quarter, entry)), List.of(again))).isEmpty();
  }

  private static SiteQuarter entry(TestingBook book, Quarter quarter) {
    Booker booker = new Booker(book.book(), List.of(), TestingMarket.at("10").data());
    Booking booking =
        booker.book(
            BookingState.start(TestingBook.SITE), List.of(TestingFacts.metered(quarter, 900)));
    return ((Booking.Booked) booking).entries().getFirst();
  }
}
