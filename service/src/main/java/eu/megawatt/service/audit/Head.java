package eu.megawatt.service.audit;

import eu.megawatt.service.store.DataDirectory;
import java.util.Optional;

/**
 * Up to where the log goes. It is kept in the data directory too, so that entries cannot be cut off
 * the end of the table unseen.
 *
 * @param number of the newest entry; 0 before the first
 * @param hash of that
 */
record Head(long number, String hash) {

  static final String FILE = "audit-head";

  private static final Head NONE = new Head(0, AuditEntry.NOTHING_BEFORE);

  /** The one that was kept. */
  static Head kept(DataDirectory directory) {
    Optional<String[]> words = directory.read(FILE).map(it -> it.split(" ", -1));
    return words
        .filter(it -> it.length == 2 && it[0].matches("\\d{1,18}"))
        .map(it -> new Head(Long.parseLong(it[0]), it[1]))
        .orElse(NONE);
  }

  static Head of(Optional<AuditRows.Row> last) {
    return last.map(it -> new Head(it.number(), it.hash())).orElse(NONE);
  }

  /** Whether the table has it. */
  boolean isIn(AuditRows rows) {
    return number == 0
        || rows.after(number - 1, 1).stream()
            .anyMatch(it -> it.number() == number && it.hash().equals(hash));
  }

  void keep(DataDirectory directory) {
    directory.write(FILE, number + " " + hash);
  }
}
