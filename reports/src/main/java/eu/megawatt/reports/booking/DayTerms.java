package eu.megawatt.reports.booking;

import static java.util.Objects.requireNonNull;

import eu.megawatt.reports.assumption.CarbonZones;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.DayAhead;
import eu.megawatt.reports.assumption.ExciseAnswer;
import eu.megawatt.reports.assumption.FinanceRate;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.assumption.YearlyCost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a book holds at a site on one day.
 *
 * @param eurPerUnit of every currency in it
 */
record DayTerms(
    LocalDate day,
    DayAhead dayAhead,
    List<Contract> contracts,
    List<Hedge> hedges,
    ExciseAnswer excise,
    Network network,
    CarbonZones zones,
    Optional<BigDecimal> declaredPue,
    List<YearlyCost> yearly,
    Optional<FinanceRate> finance,
    Map<String, BigDecimal> eurPerUnit) {

  BigDecimal eurPer(String currency) {
    return requireNonNull(eurPerUnit.get(currency));
  }
}
