package eu.megawatt.reports.booking;

import eu.megawatt.reports.period.PeriodCharge;
import java.util.List;

/** What became of the charges of a month: all of them are known, or none is given. */
public sealed interface Charges {

  /** All charges and incomes of the month. */
  record Known(List<PeriodCharge> charges) implements Charges {

    public Known {
      charges = List.copyOf(charges);
    }
  }

  /** What is missing, all of it. */
  record Incomplete(List<Missing> missing) implements Charges {

    public Incomplete {
      missing = List.copyOf(missing);
    }
  }
}
