package eu.megawatt.fleet.example;

import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.unit.Power;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Three fleets to try things on and to test with; each is the same every time. */
public final class ExampleFleet {

  private static final Duration COMMISSIONING = Duration.ofDays(30);

  private ExampleFleet() {}

  /** One site with 12 nodes in four racks on an A/B pair of PDUs. */
  public static Inventory pocket() {
    InventoryDrawing drawing = new InventoryDrawing(12);
    drawing.site(
        "pocket",
        "Pocket",
        "SE",
        "Europe/Stockholm",
        1.15,
        contract(150_000),
        operating(140_000, "the colocation's warning threshold"));
    drawing.hall("pocket", "pocket/h1", "Cage 1");
    drawing.feed(
        "pocket", "pocket/ups", DomainKind.UPS, "pocket/grid", "", operating(125_000, "rating"));
    drawing.feed(
        "pocket",
        "pocket/pdu-a",
        DomainKind.PDU,
        "pocket/ups",
        "pocket/pdu-b",
        operating(110_000, "breaker at 80 %"));
    drawing.feed(
        "pocket",
        "pocket/pdu-b",
        DomainKind.PDU,
        "pocket/ups",
        "pocket/pdu-a",
        operating(110_000, "breaker at 80 %"));
    drawing.meter("pocket/pdu-a");
    drawing.meter("pocket/pdu-b");
    for (int rack = 0; rack < 4; rack++) {
      String id = "pocket/r" + (rack + 1);
      drawing.rack(id, "pocket/h1", List.of("pocket/pdu-a", "pocket/pdu-b"), 0, rack);
      for (int slot = 1; slot <= 3; slot++) {
        drawing.node(
            "pocket-n%02d".formatted(3 * rack + slot), id, ServerModel.H100, Optional.empty());
      }
    }
    return drawing.named("pocket");
  }

  /** A site of 40 MW with 3,200 nodes in four halls, and a small one in the north of Sweden. */
  public static Inventory forty() {
    InventoryDrawing drawing = new InventoryDrawing(40);
    drawing.site(
        "rhone",
        "Rhône",
        "FR",
        "Europe/Paris",
        1.15,
        contract(40_000_000),
        operating(38_500_000, "reserve for the chillers"));
    for (int number = 1; number <= 4; number++) {
      boolean newer = number > 2;
      drawing.hall(
          new HallPlan(
              "rhone",
              number,
              newer ? ServerModel.B200 : number == 1 ? ServerModel.H100 : ServerModel.H200,
              8,
              newer ? 20 : 30,
              4,
              operating(9_500_000, "transformer of 10 MVA"),
              List.of(operating(9_000_000, "UPS of 9 MW")),
              operating(1_200_000, "busway of 1,800 A"),
              Optional.empty()));
    }
    drawing.site("norrland", "Norrland", "SE", "Europe/Stockholm", 1.08, contract(2_000_000));
    drawing.hall(
        new HallPlan(
            "norrland",
            1,
            ServerModel.H100,
            2,
            16,
            4,
            operating(1_800_000, "transformer of 2 MVA"),
            List.of(operating(1_600_000, "UPS of 1.6 MW")),
            operating(800_000, "busway of 1,250 A"),
            Optional.empty()));
    return drawing.named("forty");
  }

  /**
   * A site that grows from 40 to 200 MW in five dated steps of contract and four halls each: 12,500
   * nodes, of which 2,500 are in service before the second step.
   */
  public static Inventory ramp() {
    List<Instant> steps =
        List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-10-01T00:00:00Z"),
            Instant.parse("2027-04-01T00:00:00Z"),
            Instant.parse("2027-10-01T00:00:00Z"),
            Instant.parse("2028-04-01T00:00:00Z"));
    PowerLimit[] contracts = new PowerLimit[steps.size()];
    for (int step = 0; step < steps.size(); step++) {
      contracts[step] =
          new PowerLimit(
              LimitKind.CONTRACT,
              step == 0 ? Optional.empty() : Optional.of(steps.get(step)),
              step + 1 < steps.size() ? Optional.of(steps.get(step + 1)) : Optional.empty(),
              Power.ofWatts(40_000_000.0 * (step + 1)),
              "step " + (step + 1) + " of the grid connection");
    }
    InventoryDrawing drawing = new InventoryDrawing(200);
    drawing.site("ramp", "Ramp", "FR", "Europe/Paris", 1.12, contracts);
    for (int number = 1; number <= 4 * steps.size(); number++) {
      Instant from = steps.get((number - 1) / 4);
      drawing.hall(
          new HallPlan(
              "ramp",
              number,
              ServerModel.B200,
              5,
              25,
              5,
              operating(10_000_000, "transformer of 10.5 MVA"),
              commissioned(from),
              operating(2_000_000, "busway of 3,000 A"),
              Optional.of(from)));
    }
    return drawing.named("ramp");
  }

  /** A UPS at half its rating until it has run for a month. */
  private static List<PowerLimit> commissioned(Instant from) {
    Instant proven = from.plus(COMMISSIONING);
    return List.of(
        new PowerLimit(
            LimitKind.OPERATING,
            Optional.of(from),
            Optional.of(proven),
            Power.ofWatts(4_750_000),
            "commissioning"),
        new PowerLimit(
            LimitKind.OPERATING,
            Optional.of(proven),
            Optional.empty(),
            Power.ofWatts(9_500_000),
            "UPS of 9.5 MW"));
  }

  private static PowerLimit contract(double watts) {
    return PowerLimit.always(LimitKind.CONTRACT, Power.ofWatts(watts), "grid contract");
  }

  private static PowerLimit operating(double watts, String reason) {
    return PowerLimit.always(LimitKind.OPERATING, Power.ofWatts(watts), reason);
  }
}
