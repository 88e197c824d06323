package eu.megawatt.reports.regulation;

import eu.megawatt.reports.carbon.Claim;
import eu.megawatt.reports.carbon.ClaimRegister;
import eu.megawatt.reports.carbon.Instrument;
import eu.megawatt.reports.carbon.InstrumentKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The renewable energy of a data centre's year as the register of claims has it: what was refused
 * there is not in it, so nothing is counted twice. Claims of the year as a whole count beside those
 * of its hours.
 */
public final class RenewableClaims {

  private static final BigDecimal MILLIJOULES_PER_KWH = BigDecimal.valueOf(3_600_000_000L);
  private static final int SCALE = 6;

  private RenewableClaims() {}

  /**
   * The data points ERES-GOO, ERES-PPA and ERES-OS.
   *
   * @param zone by whose days the year is; a claim that reaches beyond it is of no year
   * @param instruments all that there are, each once
   * @param renewableContractIds those of them that are renewable; nuclear power is not
   */
  public static Map<String, DataPoint> of(
      DataCentre centre,
      int year,
      ZoneId zone,
      ClaimRegister register,
      List<Instrument> instruments,
      Set<String> renewableContractIds) {
    List<Claim> claims =
        instruments.stream()
            .map(Instrument::contractId)
            .filter(renewableContractIds::contains)
            .flatMap(id -> register.of(id).stream())
            .filter(claim -> isOf(claim, centre, year, zone))
            .toList();
    Map<String, InstrumentKind> kinds =
        instruments.stream().collect(Collectors.toMap(Instrument::contractId, Instrument::kind));
    Map<String, DataPoint> points = new HashMap<>();
    for (InstrumentKind kind : InstrumentKind.values()) {
      List<Claim> ofKind =
          claims.stream().filter(claim -> kinds.get(claim.contractId()) == kind).toList();
      points.put(id(kind), known(centre, year, id(kind), ofKind));
    }
    return points;
  }

  private static boolean isOf(Claim claim, DataCentre centre, int year, ZoneId zone) {
    Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
    Instant to = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
    return claim.siteId().equals(centre.siteId())
        && !claim.when().from().isBefore(from)
        && !claim.when().to().isAfter(to);
  }

  private static String id(InstrumentKind kind) {
    return switch (kind) {
      case ON_SITE -> "ERES-OS";
      case PPA -> "ERES-PPA";
      case GUARANTEE -> "ERES-GOO";
    };
  }

  /** Rounded down: nobody is told more than was claimed. */
  private static DataPoint known(DataCentre centre, int year, String id, List<Claim> claims) {
    BigDecimal milliJ =
        claims.stream()
            .map(claim -> BigDecimal.valueOf(claim.milliJ()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Set<String> contractIds =
        claims.stream().map(Claim::contractId).collect(Collectors.toCollection(TreeSet::new));
    return new DataPoint.Known(
        id,
        milliJ.divide(MILLIJOULES_PER_KWH, SCALE, RoundingMode.DOWN),
        new Provenance(
            DataQuality.DECLARED,
            List.of(),
            centre.firstDayOf(year),
            LocalDate.of(year + 1, 1, 1),
            contractIds.isEmpty()
                ? "the register of claims has none of the kind"
                : "the register of claims: " + String.join(", ", contractIds)));
  }
}
