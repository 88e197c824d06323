package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.carbon.Certificates;
import eu.megawatt.reports.carbon.Certificates.Issued;
import eu.megawatt.reports.carbon.Claim;
import eu.megawatt.reports.carbon.ClaimOutcome;
import eu.megawatt.reports.carbon.ClaimRegister;
import eu.megawatt.reports.carbon.Instrument;
import eu.megawatt.reports.carbon.InstrumentKind;
import eu.megawatt.reports.carbon.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenewableClaimsTest {

  private static final long KWH = 3_600_000_000L;
  private static final DataCentre PARIS =
      new DataCentre("paris", "Paris", LocalDate.of(2024, 5, 1), false);
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final Interval YEAR =
      new Interval(Instant.parse("2025-12-31T23:00:00Z"), Instant.parse("2026-12-31T23:00:00Z"));
  private static final Interval HOUR =
      new Interval(Instant.parse("2026-06-01T10:00:00Z"), Instant.parse("2026-06-01T11:00:00Z"));
  private static final Interval NEXT_YEAR =
      new Interval(Instant.parse("2026-12-31T22:30:00Z"), Instant.parse("2026-12-31T23:30:00Z"));
  private static final List<Instrument> INSTRUMENTS =
      List.of(
          instrument("go", InstrumentKind.GUARANTEE),
          instrument("wind", InstrumentKind.PPA),
          instrument("nuclear", InstrumentKind.PPA));
  private static final Set<String> RENEWABLE = Set.of("go", "wind");

  @Test
  void of_annualAndHourlyClaims_bothCountForTheYear() {
    ClaimRegister register =
        claim(claim(ClaimRegister.EMPTY, "go", "paris", YEAR, 30), "wind", "paris", HOUR, 7);

    Map<String, DataPoint> points =
        RenewableClaims.of(PARIS, 2026, ZONE, register, INSTRUMENTS, RENEWABLE);

    assertThat(value(points, "ERES-GOO")).isEqualByComparingTo("30");
    assertThat(value(points, "ERES-PPA")).isEqualByComparingTo("7");
    assertThat(value(points, "ERES-OS")).isEqualByComparingTo("0");
  }

  @Test
  void of_nuclearOtherSitesAndWhatReachesBeyondTheYear_doNotCount() {
    ClaimRegister register = claim(ClaimRegister.EMPTY, "nuclear", "paris", HOUR, 5);
    register = claim(register, "go", "lulea", HOUR, 6);
    register = claim(register, "wind", "paris", NEXT_YEAR, 7);

    assertThat(RenewableClaims.of(PARIS, 2026, ZONE, register, INSTRUMENTS, RENEWABLE).values())
        .hasSize(3)
        .allSatisfy(
            point -> assertThat(((DataPoint.Known) point).value()).isEqualByComparingTo("0"));
  }

  @Test
  void of_claims_makeTheRenewableEnergyFactor() {
    ClaimRegister register =
        claim(claim(ClaimRegister.EMPTY, "go", "paris", YEAR, 3_000), "wind", "paris", HOUR, 2_040);
    Map<String, DataPoint> points =
        new HashMap<>(RenewableClaims.of(PARIS, 2026, ZONE, register, INSTRUMENTS, RENEWABLE));
    points.putAll(BookedEnergy.of(PARIS, 2026, List.of("m-1"), Months.of(2026)));
    DefinitionSet law = Definitions.builtIn().set("2024-1364").orElseThrow();

    DataSheet sheet = DataSheet.of(law, points);

    // 5,040 of 10,080.012 kWh
    assertThat(law.indicators().getLast().of(sheet).value()).contains(new BigDecimal("0.499999"));
  }

  private static Instrument instrument(String id, InstrumentKind kind) {
    Certificates cancelled =
        new Issued("acme", LocalDate.of(2028, 1, 1), Optional.of(LocalDate.of(2027, 2, 1)));
    Interval produced = new Interval(YEAR.from(), Instant.parse("2027-06-01T00:00:00Z"));
    return new Instrument(id, kind, "FR", produced, 10_000 * KWH, cancelled);
  }

  private static ClaimRegister claim(
      ClaimRegister register, String contract, String site, Interval when, long kwh) {
    Instrument instrument =
        INSTRUMENTS.stream()
            .filter(it -> it.contractId().equals(contract))
            .findFirst()
            .orElseThrow();
    ClaimOutcome outcome =
        register.claim(instrument, new Claim(contract, when, site, "acme", "FR", kwh * KWH));
    return ((ClaimOutcome.Claimed) outcome).register();
  }

  private static BigDecimal value(Map<String, DataPoint> points, String id) {
    return ((DataPoint.Known) Optional.ofNullable(points.get(id)).orElseThrow()).value();
  }
}
