package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Facts as they are kept: added, never changed; the highest version counts. */
final class FactsTable {

  private FactsTable() {}

  /** What is there. */
  private static final class Kept {
    final long version;
    final byte[] content;

    Kept(long version, byte[] content) {
      this.version = version;
      this.content = content;
    }
  }

  /** Adds facts as the next version, whatever version they say; false where they say the same. */
  static boolean add(Handle handle, QuarterFacts facts) {
    byte[] content = FactsBytes.of(facts);
    Optional<Kept> before = newest(handle, facts.siteId(), facts.quarter().index());
    if (before.filter(it -> Packed.isSame(it.content, content)).isPresent()) {
      return false;
    }
    handle.execute(
        "INSERT INTO quarter_facts (site_id, quarter, version, content) VALUES (?, ?, ?, ?)",
        facts.siteId(),
        facts.quarter().index(),
        before.map(it -> it.version).orElse(0L) + 1,
        content);
    return true;
  }

  private static Optional<Kept> newest(Handle handle, String siteId, long quarter) {
    return handle
        .createQuery(
            "SELECT version, content FROM quarter_facts WHERE site_id = ? AND quarter = ?"
                + " ORDER BY version DESC LIMIT 1")
        .bind(0, siteId)
        .bind(1, quarter)
        .map((rs, ctx) -> new Kept(rs.getLong(1), rs.getBytes(2)))
        .findOne();
  }

  /** The newest facts of a site in [from, to), in order of time. */
  static List<QuarterFacts> newest(Handle handle, String siteId, Quarter from, Quarter to) {
    return handle
        .createQuery(
            "SELECT f.quarter, f.version, f.content FROM quarter_facts f"
                + " WHERE f.site_id = ? AND f.quarter >= ? AND f.quarter < ? AND f.version ="
                + " (SELECT MAX(o.version) FROM quarter_facts o"
                + " WHERE o.site_id = f.site_id AND o.quarter = f.quarter)"
                + " ORDER BY f.quarter")
        .bind(0, siteId)
        .bind(1, from.index())
        .bind(2, to.index())
        .map(
            (rs, ctx) ->
                FactsBytes.read(siteId, new Quarter(rs.getLong(1)), rs.getLong(2), rs.getBytes(3)))
        .list();
  }

  /** The first quarter-hour with facts of any site. */
  static Optional<Quarter> first(Handle handle) {
    return handle
        .createQuery("SELECT quarter FROM quarter_facts ORDER BY quarter LIMIT 1")
        .mapTo(Long.class)
        .findOne()
        .map(Quarter::new);
  }

  /** The sites with facts in [from, to). */
  static Set<String> sites(Handle handle, Quarter from, Quarter to) {
    return Set.copyOf(
        handle
            .createQuery(
                "SELECT DISTINCT site_id FROM quarter_facts WHERE quarter >= ? AND quarter < ?")
            .bind(0, from.index())
            .bind(1, to.index())
            .mapTo(String.class)
            .list());
  }

  /** The sites with facts before a quarter-hour. */
  static Set<String> sitesBefore(Handle handle, Quarter end) {
    return Set.copyOf(
        handle
            .createQuery(
                "SELECT site_id FROM quarter_facts GROUP BY site_id HAVING MIN(quarter) < ?")
            .bind(0, end.index())
            .mapTo(String.class)
            .list());
  }

  /** The quarter-hours in [from, to) with facts of any site. */
  static Set<Long> quarters(Handle handle, Quarter from, Quarter to) {
    return Set.copyOf(
        handle
            .createQuery(
                "SELECT DISTINCT quarter FROM quarter_facts WHERE quarter >= ? AND quarter < ?")
            .bind(0, from.index())
            .bind(1, to.index())
            .mapTo(Long.class)
            .list());
  }
}
