package eu.megawatt.fleet.sovereignty;

import java.util.Locale;

/** A state in which data has a place. */
public enum DataState {
  REST,
  PROCESSING,
  BACKUP,
  METADATA,
  TELEMETRY;

  /** In documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
