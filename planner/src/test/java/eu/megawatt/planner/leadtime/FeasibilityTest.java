package eu.megawatt.planner.leadtime;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.example.Ramp;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeasibilityTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @Test
  void of_theRamp_saysWhatCannotComeFromAGreenFieldAndWhatCould() {
    CapacityDocument ramp = Ramp.document();
    CapacityDocument.Target target = ramp.target().orElseThrow();

    Feasibility its =
        Feasibility.of(ramp.plan(), ramp.leadItems(), TODAY, target.by(), target.gridKw());

    assertThat(its.signedKw()).isEqualTo(44_000 + 600 + 23_000 + 30_000 + 15_000);
    assertThat(its.possible()).extracting(it -> it.step().id()).containsExactly("idf-2");
    assertThat(its.impossible()).extracting(it -> it.step().id()).containsExactly("nor-3");
    assertThat(its.missingKw()).isEqualTo(200_000 - 112_600 - 60_000);
  }

  @Test
  void orders_ofAGreenFieldInOctober2027_areThoseOfTheResearch() {
    CapacityDocument ramp = Ramp.document();
    Map<String, LocalDate> orders = new TreeMap<>();
    OrderDate.of(ramp.leadItems(), true, LocalDate.parse("2027-10-01"), TODAY)
        .forEach(it -> orders.put(it.item().name(), it.orderBy()));

    assertThat(orders)
        .containsEntry("Large power transformer", LocalDate.parse("2025-04-18"))
        .containsEntry("Transformer of a second-tier European maker", LocalDate.parse("2026-01-30"))
        .containsEntry("Grid connection in France", LocalDate.parse("2024-10-04"));
    assertThat(OrderDate.of(ramp.leadItems(), true, LocalDate.parse("2027-10-01"), TODAY))
        .filteredOn(OrderDate::isPast)
        .extracting(it -> it.item().name())
        .contains(
            "Large power transformer",
            "Transformer of a second-tier European maker",
            "Grid connection in France");
  }

  @Test
  void earliest_isTheDayOnWhichTheLastOrderOfTodayIsThere() {
    CapacityDocument ramp = Ramp.document();

    assertThat(OrderDate.earliest(ramp.leadItems(), true, TODAY)).isEqualTo(TODAY.plusWeeks(156));
    assertThat(OrderDate.earliest(ramp.leadItems(), false, TODAY)).isEqualTo(TODAY.plusWeeks(34));
  }

  @Test
  void of_aStepAfterTheDay_leavesItOut() {
    CapacityDocument ramp = Ramp.document();
    LocalDate early = LocalDate.parse("2027-04-30");

    Feasibility its = Feasibility.of(ramp.plan(), ramp.leadItems(), TODAY, early, 100_000);

    assertThat(its.signedKw())
        .isEqualTo(
            ramp.plan().steps().stream()
                .filter(it -> !it.on().isAfter(early))
                .mapToLong(SupplyStep::gridKw)
                .sum());
    assertThat(its.possible()).isEmpty();
  }
}
