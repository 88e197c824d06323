package eu.megawatt.reports.assumption;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a state takes for each MWh that a site uses, in brackets of the calendar year.
 *
 * @param currency of the rates, ISO 4217
 * @param brackets the normal rates, by rising amounts, the first from 0
 * @param reduction empty where there is none to be had
 */
public record Excise(
    Heading heading,
    String site,
    String currency,
    List<Bracket> brackets,
    Optional<Reduction> reduction)
    implements Assumption {

  public Excise {
    brackets = List.copyOf(brackets);
  }

  @Override
  public String subject() {
    return site;
  }

  /** The rates of a day. The reduced ones hold only where every condition does. */
  public ExciseAnswer on(LocalDate day) {
    if (reduction.isEmpty()) {
      return new ExciseAnswer(name(), currency, brackets, false, List.of());
    }
    List<Condition.Unmet> unmet =
        reduction.get().conditions().stream().flatMap(it -> it.unmet(day).stream()).toList();
    return unmet.isEmpty()
        ? new ExciseAnswer(name(), currency, reduction.get().brackets(), true, unmet)
        : new ExciseAnswer(name(), currency, brackets, false, unmet);
  }
}
