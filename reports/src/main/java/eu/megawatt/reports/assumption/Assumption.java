package eu.megawatt.reports.assumption;

/**
 * Something that costs or incomes are counted by. Of those of one kind and subject the latest holds
 * that is not later than the day; contracts and events are each a subject of their own.
 */
public sealed interface Assumption
    permits CarbonZones,
        Contract,
        DayAhead,
        DeclaredPue,
        Excise,
        ExchangeRate,
        FinanceRate,
        FlexibilityIncome,
        GpuPrice,
        Hedge,
        Life,
        Network,
        TokenPrice,
        Vat,
        YearlyCost {

  Heading heading();

  /** What it is of: the next of the same kind and subject takes its place. */
  String subject();

  /** Its name in the book. */
  default String name() {
    return heading().name();
  }
}
