package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The six sites of the demonstration fleet: grid connection, halls, rows, and one pool behind each
 * row. Together their connections carry 200.6 MW when the ramp is done.
 */
final class DemoSites {

  /** A row's busway carries this part of its GPUs at peak, a hall this part of its rows. */
  private static final double ROW_SHARE = 0.98;

  private static final double HALL_SHARE = 0.96;

  private static final int MONDAY = 0;
  private static final int TUESDAY = 24;
  private static final int WEDNESDAY = 48;
  private static final int THURSDAY = 72;
  private static final int FRIDAY = 96;

  private final TimeGrid grid;
  private final long seed;
  private final Map<PriceArea, PriceSeries> markets = new EnumMap<>(PriceArea.class);
  private final FleetDraft draft = new FleetDraft();

  DemoSites(TimeGrid grid, long seed) {
    this.grid = grid;
    this.seed = seed;
  }

  FleetDraft build() {
    parisLive();
    borlangeFirst();
    leasedShell();
    borlangeConditional();
    normandy();
    bankRoom();
    return draft;
  }

  /** 44 MW, live: 192 NVL72 racks and three halls of earlier GPUs. */
  private void parisLive() {
    Assurance assurance = assurance(4, List.of("ISO27001", "SecNumCloud"), "provider", "customer");
    site("FR-PAR-1", PriceArea.FR, 1.2, always(44), assurance);
    hall("FR-PAR-1", "hall-a", Hardware.GB300, 2, always(3_456));
    hall("FR-PAR-1", "hall-b", Hardware.GB300, 2, always(3_456));
    hall("FR-PAR-1", "hall-c", Hardware.H100, 2, always(2_048));
    hall("FR-PAR-1", "hall-d", Hardware.H200, 2, always(2_048));
    hall("FR-PAR-1", "hall-e", Hardware.B200, 2, always(1_792));
  }

  /** 23 MW, opening: its second GB300 row is handed over on Wednesday morning. */
  private void borlangeFirst() {
    Assurance assurance = assurance(3, List.of("ISO27001"), "provider", "customer");
    site("SE-BOR-1", PriceArea.SE3, 1.12, always(23), assurance);
    hall("SE-BOR-1", "hall-a", Hardware.GB300, 1, always(3_456));
    hall("SE-BOR-1", "hall-b", Hardware.GB300, 1, from(WEDNESDAY + 6, 0, 3_456));
    hall("SE-BOR-1", "hall-c", Hardware.B200, 2, always(2_048));
    hall("SE-BOR-1", "hall-d", Hardware.H200, 1, always(2_048));
  }

  /** 60 MW leased shell; the grid operator may limit it in the evening peak. */
  private void leasedShell() {
    Series limit = always(60);
    for (int day : new int[] {MONDAY, TUESDAY, THURSDAY}) {
      limit = during(limit, day + 17, day + 20, 42);
    }
    limit = during(limit, WEDNESDAY + 7, WEDNESDAY + 10, 48);
    Assurance assurance = assurance(3, List.of("ISO27001", "SecNumCloud", "HDS"), "provider");
    site("FR-IDF-2", PriceArea.FR, 1.3, limit, assurance);
    hall("FR-IDF-2", "hall-a", Hardware.H100, 3, always(2_048));
    hall("FR-IDF-2", "hall-b", Hardware.H100, 3, always(2_048));
    hall("FR-IDF-2", "hall-c", Hardware.H200, 4, always(2_560));
    hall("FR-IDF-2", "hall-d", Hardware.B200, 4, always(2_048));
    hall("FR-IDF-2", "hall-e", Hardware.GB300, 2, always(2_304));
  }

  /** 45 MW under a conditional agreement: 30 firm and 15 that the operator may call back. */
  private void borlangeConditional() {
    Series limit = always(45);
    limit = during(limit, MONDAY + 15, MONDAY + 19, 30);
    limit = during(limit, WEDNESDAY + 5, WEDNESDAY + 9, 37.5);
    limit = during(limit, THURSDAY + 15, THURSDAY + 20, 30);
    limit = during(limit, FRIDAY + 6, FRIDAY + 9, 30);
    Assurance assurance = assurance(3, List.of("ISO27001"), "provider", "customer");
    site("SE-BOR-2", PriceArea.SE3, 1.1, limit, assurance);
    hall("SE-BOR-2", "hall-a", Hardware.GB300, 2, always(3_456));
    hall("SE-BOR-2", "hall-b", Hardware.GB300, 2, always(3_456));
    hall("SE-BOR-2", "hall-c", Hardware.B200, 3, always(2_048));
    hall("SE-BOR-2", "hall-d", Hardware.H200, 3, always(2_048));
  }

  /** 28 MW, ramping: half the connection until Wednesday, all of it from Friday. */
  private void normandy() {
    Series limit = during(always(28), MONDAY, WEDNESDAY + 6, 14);
    limit = during(limit, WEDNESDAY + 6, FRIDAY + 6, 21);
    Assurance assurance = assurance(3, List.of("ISO27001", "SecNumCloud"), "provider");
    site("FR-NOR-3", PriceArea.FR, 1.18, limit, assurance);
    hall("FR-NOR-3", "hall-a", Hardware.GB300, 1, always(3_456));
    hall("FR-NOR-3", "hall-b", Hardware.GB300, 1, from(WEDNESDAY + 8, 1_152, 3_456));
    hall("FR-NOR-3", "hall-c", Hardware.H200, 3, always(2_048));
    hall("FR-NOR-3", "hall-d", Hardware.B200, 2, always(1_536));
  }

  /** A customer's own room of 0.6 MW, run for it and under its keys. */
  private void bankRoom() {
    List<String> held = List.of("ISO27001", DemoPolicy.OWN_PREMISES);
    site("FR-BANK-ROOM", PriceArea.FR, 1.4, always(0.6), assurance(4, held, "customer"));
    hall("FR-BANK-ROOM", "room", Hardware.H200, 1, maintenance(256, 128));
    hall("FR-BANK-ROOM", "annex", Hardware.H100, 1, always(96));
  }

  private void site(String id, PriceArea area, double pue, Series limit, Assurance assurance) {
    PriceSeries market = markets.computeIfAbsent(area, it -> new PriceSeries(it, seed));
    draft.sites.add(
        new Site(
            id,
            area.country(),
            pue,
            market.allInEurPerMWh(grid),
            market.carbonGramsPerKWh(grid),
            assurance));
    draft.domains.add(new PowerDomain(id, id, Optional.empty(), limit, Measures.FACILITY));
  }

  private void hall(String site, String name, Hardware hardware, int rows, Series gpus) {
    String hall = site + "/" + name;
    double row = Decimals.round(gpus.max() * hardware.peakWatts() / 1e6 * ROW_SHARE, 3);
    domain(hall, site, site, Decimals.round(rows * row * HALL_SHARE, 3));
    for (int i = 1; i <= rows; i++) {
      String id = hall + "/row-" + i;
      domain(id, site, hall, row);
      draft.pools.add(new Pool(id + "/" + hardware.id(), id, hardware.id(), gpus));
    }
  }

  private void domain(String id, String site, String parent, double limitMW) {
    draft.domains.add(new PowerDomain(id, site, Optional.of(parent), always(limitMW), Measures.IT));
  }

  private Series always(double value) {
    return Series.constant(value, grid.slots());
  }

  /** One value before an hour of the week, another from then on. */
  private Series from(int hour, double before, double after) {
    return during(always(after), 0, hour, before);
  }

  /** Fewer GPUs on Tuesday from 9 to 12. */
  private Series maintenance(int gpus, int less) {
    return during(always(gpus), TUESDAY + 9, TUESDAY + 12, less);
  }

  private Series during(Series series, int fromHour, int toHour, double value) {
    double[] values = series.toArray();
    int slotsPerHour = 60 / grid.slotMinutes();
    Arrays.fill(values, fromHour * slotsPerHour, toHour * slotsPerHour, value);
    return Series.of(values);
  }

  private static Assurance assurance(int seal, List<String> certifications, String... keys) {
    return new Assurance("EU", seal, certifications, List.of(keys));
  }
}
