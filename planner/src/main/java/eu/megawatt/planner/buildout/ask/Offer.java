package eu.megawatt.planner.buildout.ask;

import eu.megawatt.planner.buildout.Lateness;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * An expansion that may be ordered.
 *
 * @param gridKw of the connection, before cooling and conversion
 * @param generationIds GPUs that may stand in it; one of them does
 * @param capitalEuro for all but the GPUs, paid with the order
 * @param lifeYears of what the capital is for, from its start until nothing of it is left; empty
 *     where nothing is left whenever the quarters end
 * @param yearlyEuro from its start, whatever runs
 * @param runningEuroPerKwYear energy and running of a kW of IT in a year
 * @param lead from the order to operation; empty where the lead times of the capacity plan say
 * @param earliest the first day on which it can be in operation, however early it is ordered
 * @param requires another offer of the site that has to be ready before; it has one generation
 * @param oneOf group of which one is built at most: sizes of the same expansion
 */
public record Offer(
    String id,
    String siteId,
    long gridKw,
    List<String> generationIds,
    long capitalEuro,
    Optional<Integer> lifeYears,
    long yearlyEuro,
    long runningEuroPerKwYear,
    Optional<Period> lead,
    Optional<LocalDate> earliest,
    Lateness late,
    Optional<String> requires,
    Optional<String> oneOf,
    String source) {

  public Offer {
    generationIds = List.copyOf(generationIds);
  }
}
