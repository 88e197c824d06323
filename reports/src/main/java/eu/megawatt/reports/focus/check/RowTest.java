package eu.megawatt.reports.focus.check;

/** A check of one row, with the columns found. */
@FunctionalInterface
interface RowTest {
  Truth of(FocusRow row);
}
