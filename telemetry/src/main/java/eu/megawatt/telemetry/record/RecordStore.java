package eu.megawatt.telemetry.record;

import java.util.Collection;
import java.util.List;

/**
 * Where records are kept. Writing is an upsert by subject and time: content that is there already
 * leaves everything as it is, other content takes its place and raises the version by 1. A crash
 * leaves each record as it was or as it was to be. Thread-safe.
 *
 * <p>A {@linkplain QuarterRecord#isVacated vacated} record takes the place of what was there, so
 * that its version goes on where it left off, and is not given back; so does a {@linkplain
 * MinuteRow#isVacated vacated} minute.
 */
public interface RecordStore {

  void writeMinutes(Collection<MinuteRow> rows);

  /** Writes all or none. */
  void writeQuarters(Collection<QuarterRecord> records);

  /** The records of all nodes in a quarter-hour, in no order. */
  List<QuarterRecord> nodesOf(long startMillis);

  /** One subject's records in [fromMillis, toMillis), in the order of time. */
  List<Versioned<QuarterRecord>> quarters(Subject subject, long fromMillis, long toMillis);

  /** One node's minutes in [fromMillis, toMillis), in the order of time. */
  List<Versioned<MinuteRow>> minutes(String nodeId, long fromMillis, long toMillis);
}
