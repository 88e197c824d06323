package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Account;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A row of a statement: what one account used of the month and what it cost.
 *
 * @param corrects the closed month that is corrected by this row; empty for the month's own rows
 */
public record StatementRow(Account account, Optional<YearMonth> corrects, Posted posted) {}
